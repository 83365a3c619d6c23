const listeners = new Set<(error: unknown) => void>();

/**
 * Runs code that only watches the app: whatever goes wrong in it must not become the app's error. It is said to
 * those who hear of it by `onMissed`, and not by a report, which would go through the very console and error events
 * that are watched.
 */
export function attempt(watch: () => void): void {
  try {
    watch();
  } catch (error) {
    missed(error);
  }
}

/** Something that a collector would have recorded is lost. */
export function missed(error: unknown): void {
  for (const listener of listeners) listener(error);
}

/** Told of all that is lost in collectors; never throws. @returns its removal */
export function onMissed(listener: (error: unknown) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
