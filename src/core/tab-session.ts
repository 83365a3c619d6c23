const KEY = 'devtools-panel:session';

/**
 * The id of the session that this tab records: it outlives a reload, and a new tab begins a new one.
 * Where the page may not use sessionStorage, every load is a session of its own.
 */
export function readTabSession(): string {
  try {
    const stored = sessionStorage.getItem(KEY);
    if (stored !== null && stored !== '') return stored;
  } catch {
    // The page may not use it; the id below lives as long as the page.
  }
  return crypto.randomUUID();
}

/** Called again when the page goes: the app may have cleared its storage. */
export function keepTabSession(sessionId: string): void {
  try {
    sessionStorage.setItem(KEY, sessionId);
  } catch {
    // As above.
  }
}
