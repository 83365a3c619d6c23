import { listen } from './collect/listen.ts';
import type { SessionInfo } from './model/session.ts';
import { UNWRITTEN_KEY } from './model/unwritten.ts';
import type { WorkerClient } from './worker/worker-client.ts';

/**
 * Leaves a text to the next page of the origin, or as much of its beginning as there is room for.
 * localStorage, since nothing else is sure to be written by a page that goes.
 */
export function keepUnwritten(sessionId: string, text: string): void {
  for (let { length } = text; length > 0; length >>= 1) {
    try {
      localStorage.setItem(UNWRITTEN_KEY + sessionId, text.slice(0, length));
      return;
    } catch {
      // It is full, or the page may not use it.
    }
  }
}

/** Deletes what was left of a session. */
export function forgetUnwritten(sessionId: string): void {
  try {
    localStorage.removeItem(UNWRITTEN_KEY + sessionId);
  } catch {
    // Nothing was left, then.
  }
}

/**
 * Has the worker store what a page left of a session, and deletes it once that is durable.
 * @returns the session as it is then, if it is the worker's own and anything was left
 */
export async function takeOver(
  client: WorkerClient<'record'>,
  sessionId: string,
): Promise<SessionInfo | undefined> {
  const text = readUnwritten(sessionId);
  if (text === undefined) return undefined;
  const { isTaken, session } = await client.call('takeOver', { sessionId, text });
  // Its page may be there again, and have left another.
  if (isTaken && readUnwritten(sessionId) === text) forgetUnwritten(sessionId);
  return session;
}

/**
 * Has put in order what other tabs left: their texts first, since recovery deletes a session in which
 * there is nothing. What fails is left to the next page.
 */
export async function recover(client: WorkerClient<'record'>, ownId: string): Promise<void> {
  const others = storedKeys().flatMap((key) => otherSession(key, ownId) ?? []);
  await Promise.allSettled(others.map((id) => takeOver(client, id)));
  await client.call('recover', undefined).catch(() => undefined);
}

/** Takes over what another tab leaves from now on. @param client - the worker there is at that moment */
export function watchOthers(
  client: () => WorkerClient<'record'>,
  ownId: string,
  signal: AbortSignal,
): void {
  const left = async ({ key, newValue }: StorageEvent): Promise<void> => {
    const id = newValue === null ? undefined : otherSession(key ?? '', ownId);
    if (id !== undefined) await takeOver(client(), id);
  };
  listen(window, 'storage', (event: StorageEvent) => void left(event).catch(() => undefined), {
    signal,
  });
}

/** The session that a key in localStorage belongs to, if it is one of these, and another than ours. */
function otherSession(key: string, ownId: string): string | undefined {
  const isOther = key.startsWith(UNWRITTEN_KEY) && key !== UNWRITTEN_KEY + ownId;
  return isOther ? key.slice(UNWRITTEN_KEY.length) : undefined;
}

function readUnwritten(sessionId: string): string | undefined {
  try {
    return localStorage.getItem(UNWRITTEN_KEY + sessionId) ?? undefined;
  } catch {
    // The page may not use it.
    return undefined;
  }
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
