import { encodeLines } from '../formats/json/json-run.ts';
import { SECTIONS } from '../model/records.ts';
import type { Database } from '../store/database.ts';
import { tailSegment, timeSpan } from '../store/line-run.ts';
import type { SegmentRow, SessionRow, ShardRef } from '../store/schema.ts';
import { parseLines } from '../store/section-reader.ts';
import type { PlacedSegment } from '../store/session-snapshot.ts';
import { listSegments, readRaw, segmentKey } from '../store/segments.ts';

interface Timed {
  seq: number;
  time?: number;
}

/** A shard of the session, and what its `seq` need to be those of the file. */
export type KnownShard = Pick<ShardRef, 'id' | 'shift'>;

/** The shards that may hold what a file of session `sourceId` brings, with their `seq` as they stand there. */
export function knownShards({ id, shards }: SessionRow, sourceId: string): KnownShard[] {
  // A file of this very session holds what was merged into it too, under the `seq` that it has here.
  if (sourceId === id) return shards;
  return shards.filter((shard) => shard.sourceId === sourceId).map((shard) => ({ ...shard, shift: 0 }));
}

/**
 * Takes out of a staged shard what the session has already: records of the same source with the
 * same `seq`. Segments that overlap nothing are not even read.
 */
export async function removeDuplicates(
  database: Database,
  staged: string,
  existing: readonly KnownShard[],
): Promise<void> {
  for (const section of SECTIONS) {
    const lists = await Promise.all(
      existing.map(async ({ id, shift }) =>
        (await listSegments(database, id, section)).map((segment) => ({ segment, shift })),
      ),
    );
    const known = lists.flat();
    for (const segment of await listSegments(database, staged, section)) {
      const overlapping = known.filter(
        ({ segment: { firstSeq, lastSeq }, shift }) =>
          firstSeq + shift <= segment.lastSeq && lastSeq + shift >= segment.firstSeq,
      );
      if (overlapping.length > 0) await removeFrom(database, segment, overlapping);
    }
  }
}

async function removeFrom(
  database: Database,
  segment: SegmentRow,
  overlapping: readonly PlacedSegment[],
): Promise<void> {
  const seqs = new Set<number>();
  for (const { segment: other, shift } of overlapping) {
    for (const { seq } of parseLines<Timed>(await readRaw(database, other))) seqs.add(seq + shift);
  }
  const records = parseLines<Timed>(await readRaw(database, segment));
  const fresh = records.filter(({ seq }) => !seqs.has(seq));
  if (fresh.length === records.length) return;
  const transaction = database.transaction(['segments', 'chunks'], 'readwrite');
  const writes: Promise<unknown>[] = [
    transaction.objectStore('segments').delete(segmentKey(segment)),
    transaction.objectStore('chunks').delete(segmentKey(segment)),
  ];
  if (fresh.length > 0) {
    const bytes = encodeLines(fresh);
    const row = tailSegment(segment.shard, {
      section: segment.section,
      bytes,
      count: fresh.length,
      firstSeq: fresh[0]!.seq,
      lastSeq: fresh.at(-1)!.seq,
      ...timeSpan(fresh.map(({ time }) => (time === undefined ? {} : { minTime: time, maxTime: time }))),
    });
    writes.push(
      transaction.objectStore('segments').put(row),
      transaction.objectStore('chunks').put(bytes, segmentKey(row)),
    );
  }
  await Promise.all([...writes, transaction.done]);
}
