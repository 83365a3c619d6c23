import { deflatePiece, inflatePiece } from '../formats/gzip/deflate-piece.ts';
import { combineCrc32, crc32 } from '../formats/gzip/crc32.ts';
import { RECORD_SEPARATOR } from '../formats/json/json-layout.ts';
import { SEGMENT_BYTES } from '../model/limits.ts';
import { SECTIONS } from '../model/records.ts';

import type { Database } from './database.ts';
import { joinLines, timeSpan } from './line-run.ts';
import { ifUnlocked, segmentsLock } from './locks.ts';
import type { SegmentRow } from './schema.ts';
import { listSegments, readRaw, segmentKey } from './segments.ts';

/** Raw segments of one section from which they are joined, though they do not fill a segment yet. */
const MAX_TAIL_SEGMENTS = 64;

const separator = new TextEncoder().encode(RECORD_SEPARATOR);
const separatorCrc = crc32(separator);

export interface FoldOptions {
  /** The shard gets no more records: its last, short run is folded too. */
  isComplete: boolean;
}

/**
 * Does one step of turning a shard's tail into segments: joins raw segments, compresses them, reads
 * the result back, and only then replaces them, in one transaction.
 * @returns whether there was something to fold; false also while someone reads the session
 */
export async function foldStep(
  database: Database,
  sessionId: string,
  shard: string,
  options: FoldOptions,
): Promise<boolean> {
  const folded = await ifUnlocked(segmentsLock(sessionId), async () => {
    for (const section of SECTIONS) {
      const group = nextGroup(await listSegments(database, shard, section), options);
      if (group === undefined) continue;
      await replaceGroup(database, group);
      return true;
    }
    return false;
  });
  return folded ?? false;
}

interface FoldGroup {
  segments: SegmentRow[];
  encoding: SegmentRow['encoding'];
}

/** The raw segments that become one: enough for a segment, or so many that reading them costs. */
function nextGroup(segments: readonly SegmentRow[], { isComplete }: FoldOptions): FoldGroup | undefined {
  const group: SegmentRow[] = [];
  let length = 0;
  for (const segment of segments) {
    if (segment.encoding === 'deflate') {
      // Nothing is joined over a segment that lies between.
      if (group.length > 0 && isComplete) return { segments: group, encoding: 'deflate' };
      group.length = 0;
      length = 0;
      continue;
    }
    if (length > 0 && length + segment.rawLength > SEGMENT_BYTES * 2)
      return { segments: group, encoding: 'deflate' };
    group.push(segment);
    length += segment.rawLength;
    if (length >= SEGMENT_BYTES) return { segments: group, encoding: 'deflate' };
  }
  if (group.length === 0) return undefined;
  if (isComplete) return { segments: group, encoding: 'deflate' };
  return group.length > MAX_TAIL_SEGMENTS ? { segments: group, encoding: 'raw' } : undefined;
}

async function replaceGroup(database: Database, { segments, encoding }: FoldGroup): Promise<void> {
  const parts: Uint8Array[] = [];
  for (const segment of segments) parts.push(await readRaw(database, segment));
  const raw = joinLines(parts);
  const joined = joinRows(segments);
  const stored = encoding === 'raw' ? raw : deflatePiece(raw);
  // The tail is the only copy: it goes when the segment has been seen to hold the same.
  if (encoding === 'deflate') inflatePiece(stored, joined);
  const row: SegmentRow = {
    ...joined,
    encoding,
    storedLength: stored.length,
    storedCrc32: crc32(stored),
  };
  const transaction = database.transaction(['segments', 'chunks'], 'readwrite', {
    durability: 'relaxed',
  });
  const writes: Promise<unknown>[] = [];
  for (const segment of segments) {
    writes.push(
      transaction.objectStore('segments').delete(segmentKey(segment)),
      transaction.objectStore('chunks').delete(segmentKey(segment)),
    );
  }
  writes.push(
    transaction.objectStore('segments').put(row),
    transaction.objectStore('chunks').put(stored, segmentKey(row)),
    transaction.done,
  );
  await Promise.all(writes);
}

/** What the segments are together, joined by the separator: the CRC is combined, not computed again. */
function joinRows(segments: readonly SegmentRow[]): SegmentRow {
  return segments.reduce((joined, next) => ({
    ...joined,
    lastSeq: next.lastSeq,
    count: joined.count + next.count,
    ...timeSpan([joined, next]),
    rawLength: joined.rawLength + separator.length + next.rawLength,
    crc32: combineCrc32(
      combineCrc32(joined.crc32, separatorCrc, separator.length),
      next.crc32,
      next.rawLength,
    ),
  }));
}

/** Folds everything that a session which nobody records has left in its tail. */
export async function foldSession(
  database: Database,
  sessionId: string,
  shards: readonly { id: string }[],
): Promise<void> {
  for (const { id } of shards) {
    while (await foldStep(database, sessionId, id, { isComplete: true }));
  }
}
