import { LINK, LINK_PARAMETER } from './deep-link.ts';
import type { LinkedPlace } from './deep-link.ts';

/** The address of this page that leads to a place, and leaves the app's own fragment where it is. */
export function deepLinkTo({ sessionId, seq }: LinkedPlace, address = location.href): string {
  const url = new URL(address);
  const link = `session=${encodeURIComponent(sessionId)}${seq === undefined ? '' : `&seq=${seq}`}`;
  if (url.searchParams.has(LINK_PARAMETER)) url.searchParams.delete(LINK_PARAMETER);
  if (url.hash === '' || LINK.test(url.hash)) url.hash = link;
  else url.searchParams.set(LINK_PARAMETER, link);
  return url.href;
}

/** Takes the address of a session file out of that of the page. @param sessionId - the session to name instead */
export function forgetSessionAddress(sessionId: string | undefined): void {
  const url = new URL(location.href);
  url.searchParams.delete('session');
  const page = sessionId === undefined ? url.href : deepLinkTo({ sessionId }, url.href);
  history.replaceState(history.state, '', page);
}
