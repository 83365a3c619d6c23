import { isSessionName } from '../imports/session-name.ts';

/** A place in a stored session, as a link names it. */
export interface LinkedPlace {
  sessionId: string;
  seq?: number;
}

/** Reads `#session=…&seq=…`; undefined for any other fragment, which is the app's own. */
export function readDeepLink(hash: string): LinkedPlace | undefined {
  const match = /^#session=([^&]+)(?:&seq=(\d{1,15}))?$/.exec(hash);
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
