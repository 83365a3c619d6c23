import { crc32 } from '../formats/gzip/crc32.ts';
import { inflatePiece } from '../formats/gzip/deflate-piece.ts';
import { SessionError } from '../model/errors.ts';
import type { SectionName } from '../model/records.ts';
import type { Database } from './database.ts';
import type { SegmentKey, SegmentRow } from './schema.ts';

export function segmentKey({ shard, section, firstSeq }: SegmentRow): SegmentKey {
  return [shard, section, firstSeq];
}

/** All segments of a shard, or of one of its sections, ascending by `seq`. */
export async function listSegments(
  database: Database,
  shard: string,
  section: SectionName,
): Promise<SegmentRow[]> {
  return database.getAll('segments', sectionRange(shard, section));
}

/** Keys of all segments of a section, or of those that begin with a `seq` of `from` to `to`. */
export function sectionRange(
  shard: string,
  section: SectionName,
  { from, to = Infinity }: { from?: number | undefined; to?: number } = {},
): IDBKeyRange {
  return IDBKeyRange.bound(from === undefined ? [shard, section] : [shard, section, from], [
    shard,
    section,
    to,
  ]);
}

export function shardRange(shard: string): IDBKeyRange {
  return IDBKeyRange.bound([shard], [shard, []]);
}

/** The bytes of a segment as stored. @throws SessionError `storage-corrupt` when they are not what was stored */
export async function readStored(database: Database, segment: SegmentRow): Promise<Uint8Array> {
  const bytes = await database.get('chunks', segmentKey(segment));
  if (bytes?.length === segment.storedLength && crc32(bytes) === segment.storedCrc32) return bytes;
  throw new SessionError(
    'storage-corrupt',
    `The store has ${bytes === undefined ? 'lost' : 'damaged'} ${segment.count} records (${segment.section}, seq ${segment.firstSeq} to ${segment.lastSeq}).`,
    { path: `${segment.section}[seq ${segment.firstSeq}]` },
  );
}

/** The raw lines of a segment. @throws SessionError `storage-corrupt` */
export async function readRaw(database: Database, segment: SegmentRow): Promise<Uint8Array> {
  return decodeStored(segment, await readStored(database, segment));
}

/** @throws SessionError `storage-corrupt` */
export function decodeStored(segment: SegmentRow, stored: Uint8Array): Uint8Array {
  if (segment.encoding === 'raw') return stored;
  try {
    return inflatePiece(stored, segment);
  } catch (cause) {
    throw new SessionError(
      'storage-corrupt',
      `A stored segment (${segment.section}, seq ${segment.firstSeq} to ${segment.lastSeq}) cannot be read: ${(cause as Error).message}`,
      { path: `${segment.section}[seq ${segment.firstSeq}]`, cause },
    );
  }
}
