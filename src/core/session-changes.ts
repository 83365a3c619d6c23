const listeners = new Set<() => void>();

/** Has `listener` called after each call of this page that changed stored sessions. @returns a function that ends it */
export function onSessionsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Runs what changes stored sessions, and tells of it before its caller goes on. */
export async function changingSessions<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } finally {
    for (const listener of listeners) listener();
  }
}
