import type { LinkedPlace } from './deep-link.ts';

/** The address of this page that leads to a place. */
export function deepLinkTo({ sessionId, seq }: LinkedPlace, address = location.href): string {
  const url = new URL(address);
  url.hash = `session=${encodeURIComponent(sessionId)}${seq === undefined ? '' : `&seq=${seq}`}`;
  return url.href;
}

/** Takes the address of a session file out of that of the page. @param sessionId - the session to name instead */
export function forgetSessionAddress(sessionId: string | undefined): void {
  const url = new URL(location.href);
  url.searchParams.delete('session');
  const page = sessionId === undefined ? url.href : deepLinkTo({ sessionId }, url.href);
  history.replaceState(history.state, '', page);
}
