import { toSessionError } from '../model/errors.ts';

/** Held by the worker of the tab that records the session, from its start to its end. */
export function recordingLock(sessionId: string): string {
  return `devtools-panel:recording:${sessionId}`;
}

/** Shared by those who read a session's segments, exclusive for those who replace or delete them. */
export function segmentsLock(sessionId: string): string {
  return `devtools-panel:segments:${sessionId}`;
}

/** Held while a loose shard is being written: without it the shard is left over from a crash. */
export function stagingLock(shardId: string): string {
  return `devtools-panel:staging:${shardId}`;
}

/** Keeps the segments of a session where they are while `read` runs. */
export function whileReading<T>(sessionId: string, read: () => Promise<T>): Promise<T> {
  return navigator.locks.request(segmentsLock(sessionId), { mode: 'shared' }, read);
}

/**
 * Runs `work` alone on a session's segments, or not at all: it never waits, because a waiting
 * exclusive request would hold up every reader behind it.
 * @returns undefined when the lock was taken
 */
export function ifUnlocked<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
    lock === null ? undefined : work(),
  );
}

/**
 * Takes a lock and keeps it until `release` is called or the worker dies.
 * @returns undefined when it was not free within `timeoutMs`
 */
export async function holdLock(
  name: string,
  timeoutMs: number,
): Promise<{ release: () => void } | undefined> {
  return new Promise((resolve, reject) => {
    const patience = AbortSignal.timeout(timeoutMs);
    navigator.locks
      .request(name, { signal: patience }, () => {
        return new Promise<void>((release) => resolve({ release }));
      })
      .catch((error: unknown) => {
        if (patience.aborted) resolve(undefined);
        else reject(toSessionError(error, 'storage-unavailable'));
      });
  });
}

/** Names of all locks of the package that are held now, in any tab. */
export async function heldLocks(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])));
}
