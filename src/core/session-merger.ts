import type { FreeSeqs } from './import/merge-sessions.ts';
import { startImportWorker } from './import-workers.ts';
import type { MergeResult } from './model/session.ts';
import type { Recording } from './recording.ts';

/** Merges stored sessions in a worker of its own. @throws SessionError */
export async function mergeInWorker(
  sourceId: string,
  targetId: string,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<MergeResult> {
  // What is durable is merged even where the rest could not be stored.
  await recording.flush().catch(() => undefined);
  const isOwn = targetId === recording.sessionId;
  const client = startImportWorker(workerUrl);
  try {
    const free = isOwn ? await reserveFor(sourceId, recording) : undefined;
    const result = await client.call('merge', { sourceId, targetId, free });
    if (isOwn) await recording.recount();
    return result;
  } finally {
    client.close();
  }
}

/** Keeps as many `seq` free as the source may need; those that it does not need are never used. */
async function reserveFor(sourceId: string, recording: Recording): Promise<FreeSeqs> {
  const sessions = await recording.client.call('sessions', undefined);
  const count = (sessions.find(({ id }) => id === sourceId)?.lastSeq ?? 0) + 1;
  return { first: recording.recorder.reserve(count), count };
}
