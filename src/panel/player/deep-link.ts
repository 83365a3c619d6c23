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
