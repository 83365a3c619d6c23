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
 * Turns a shard's tail into segments: joins raw segments, compresses them, reads the result back,
 * and only then replaces them, in one transaction a segment. Stops where someone reads the session:
 * what is left is folded another time.
 * @param shouldStop - asked between two segments
 * @returns `busy` where someone reads the session and the rest is left, else whether there was something to fold
 */
export async function foldShard(
  database: Database,
  sessionId: string,
  shard: string,
  options: FoldOptions,
  shouldStop: () => boolean = () => false,
): Promise<'folded' | 'idle' | 'busy'> {
  let result: 'folded' | 'idle' = 'idle';
  for (const section of SECTIONS) {
    for (const group of groupsOf(await listSegments(database, shard, section), options)) {
      if (shouldStop()) return result;
      const isDone = await ifUnlocked(segmentsLock(sessionId), async () => {
        await replaceGroup(database, group);
        return true;
      });
      if (isDone !== true) return 'busy';
      result = 'folded';
    }
  }
  return result;
}

interface FoldGroup {
  segments: SegmentRow[];
  encoding: SegmentRow['encoding'];
}

/** The raw segments that become one each: enough for a segment, or so many that reading them costs. */
function groupsOf(segments: readonly SegmentRow[], { isComplete }: FoldOptions): FoldGroup[] {
  const groups: FoldGroup[] = [];
  let open: SegmentRow[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) groups.push({ segments: open, encoding: 'deflate' });
    open = [];
    length = 0;
  };
  for (const segment of segments) {
    if (segment.encoding === 'deflate') {
      // Nothing is joined over a segment that lies between.
      close();
      continue;
    }
    if (length + segment.rawLength > SEGMENT_BYTES * 2) close();
    open.push(segment);
    length += segment.rawLength;
    if (length >= SEGMENT_BYTES) close();
  }
  if (isComplete) close();
  else if (open.length > MAX_TAIL_SEGMENTS) groups.push({ segments: open, encoding: 'raw' });
  return groups;
}

async function replaceGroup(database: Database, { segments, encoding }: FoldGroup): Promise<void> {
  // Another tab may have folded it since it was listed.
  const last = await database.get('segments', segmentKey(segments.at(-1)!));
  if (last?.encoding !== 'raw' || last.storedCrc32 !== segments.at(-1)!.storedCrc32) return;
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
    ...(joined.section === 'events' && {
      hasInput: joined.hasInput !== false || next.hasInput !== false,
    }),
  }));
}

/** Folds everything that a session which nobody records has left in its tail. */
export async function foldSession(
  database: Database,
  sessionId: string,
  shards: readonly { id: string }[],
): Promise<void> {
  for (const { id } of shards) await foldShard(database, sessionId, id, { isComplete: true });
}
