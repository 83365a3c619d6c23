/** Runs code that only watches the app: whatever goes wrong in it must not become the app's error. */
export function attempt(watch: () => void): void {
  try {
    watch();
  } catch {
    // Said nowhere on purpose: a report would go through the very console and error events that are watched.
  }
}
