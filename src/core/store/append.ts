import { SessionError } from '../model/errors.ts';
import type { Database } from './database.ts';
import { tailSegment, type LineRun } from './line-run.ts';
import { segmentKey } from './segments.ts';

/**
 * Writes runs to the tail of a session that this worker records, and counts them into its row, all
 * in one transaction; resolves when it is complete.
 */
export async function appendRuns(
  database: Database,
  sessionId: string,
  runs: readonly LineRun[],
  { droppedCount = 0, closed = false }: { droppedCount?: number; closed?: boolean } = {},
): Promise<void> {
  const transaction = database.transaction(['sessions', 'segments', 'chunks'], 'readwrite', {
    durability: 'relaxed',
  });
  const segments = transaction.objectStore('segments');
  const chunks = transaction.objectStore('chunks');
  const row = await transaction.objectStore('sessions').get(sessionId);
  if (row === undefined) {
    throw new SessionError('session-not-found', 'The session was deleted while it was being recorded.');
  }
  const shard = row.shards.at(-1)!.id;
  const writes: Promise<unknown>[] = [];
  for (const run of runs) {
    const segment = tailSegment(shard, run);
    writes.push(segments.put(segment), chunks.put(run.bytes, segmentKey(segment)));
    row.counts[run.section] += run.count;
    row.bytes += run.bytes.length;
    row.lastSeq = Math.max(row.lastSeq, run.lastSeq);
    if (run.maxTime !== undefined) row.endedAt = Math.max(row.endedAt ?? 0, run.maxTime);
  }
  row.droppedCount += droppedCount;
  row.closed = closed;
  // The goodbye came later than its tab was taken for dead.
  if (closed && row.status === 'interrupted') row.status = 'finished';
  writes.push(transaction.objectStore('sessions').put(row));
  await Promise.all([...writes, transaction.done]);
}
