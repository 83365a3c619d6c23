const KEY = 'devtools-panel:session';

/**
 * The id of the session that this tab records: it outlives a reload, and a new tab begins a new one.
 * Where the page may not use sessionStorage, every load is a session of its own.
 */
export function readTabSession(): string {
  return storedTabSession() ?? crypto.randomUUID();
}

/** The session that a former page of this tab recorded. */
export function storedTabSession(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    // The page may not use it: the id lives as long as the page.
    return undefined;
  }
}

/** Called again when the page goes: the app may have cleared its storage. */
export function keepTabSession(sessionId: string): void {
  try {
    sessionStorage.setItem(KEY, sessionId);
  } catch {
    // As above.
  }
}
