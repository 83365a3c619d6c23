import type { LinkedPlace } from './deep-link.ts';

/** The address of this page that leads to a place. */
export function deepLinkTo({ sessionId, seq }: LinkedPlace, address = location.href): string {
  const url = new URL(address);
  url.hash = `session=${encodeURIComponent(sessionId)}${seq === undefined ? '' : `&seq=${seq}`}`;
  return url.href;
}
