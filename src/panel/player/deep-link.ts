import { isSessionName } from '../imports/session-name.ts';

/** A place in a stored session, as a link names it. */
export interface LinkedPlace {
  sessionId: string;
  seq?: number;
}

/** A router that reads its own places from the fragment may have written a slash into it. */
export const LINK = /^#?\/?session=([^&]+)(?:&seq=(\d{1,15}))?$/;

/** Has the link beside a fragment of the app's. */
export const LINK_PARAMETER = 'devtools-link';

/** Reads `#session=…&seq=…`, and the same in `?devtools-link=`; undefined for any other address, which is the app's own. */
export function readDeepLink(address: string): LinkedPlace | undefined {
  const { hash, searchParams } = new URL(address);
  const match = LINK.exec(hash) ?? LINK.exec(searchParams.get(LINK_PARAMETER) ?? '');
  if (!match) return undefined;
  try {
    const sessionId = decodeURIComponent(match[1]!);
    return { sessionId, ...(match[2] === undefined ? {} : { seq: Number(match[2]) }) };
  } catch {
    // A `%` that encodes nothing.
    return undefined;
  }
}

/**
 * Takes the place out of the address of the page, whose app may route by it. An app that has read the fragment already
 * hears of it as of any other change.
 */
export function forgetDeepLink(): void {
  const url = new URL(location.href);
  const isFragment = LINK.test(url.hash);
  if (isFragment) url.hash = '';
  else url.searchParams.delete(LINK_PARAMETER);
  history.replaceState(history.state, '', url);
  if (isFragment) for (const name of ['popstate', 'hashchange']) dispatchEvent(new Event(name));
}

/**
 * Reads `?session=…`, the address of a session file; undefined where it is none of the web.
 * @param isOwnPage - whether the page is the panel's. In an app's page `session` may be something of the app's:
 * there it is an address only where it is named as a file of a session
 */
export function readSessionAddress(page: string, isOwnPage: boolean): URL | undefined {
  const text = new URL(page).searchParams.get('session');
  if (!text || !URL.canParse(text, page)) return undefined;
  const address = new URL(text, page);
  const isOne = /^https?:$/.test(address.protocol) && (isOwnPage || isSessionName(address.pathname));
  return isOne ? address : undefined;
}
