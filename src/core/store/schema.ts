import type { DBSchema } from 'idb';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { SectionCounts, SectionName } from '../model/records.ts';
import type { MergedRange, PartialRead, SessionStatus } from '../model/session.ts';

export const DATABASE_NAME = 'devtools-panel';
export const DATABASE_VERSION = 2;

/**
 * A run of one section's lines, joined by `,\n`. Raw segments are the tail, the write-ahead log;
 * folding turns them into deflated ones of about `SEGMENT_BYTES`.
 */
export interface SegmentRow {
  shard: string;
  section: SectionName;
  firstSeq: number;
  lastSeq: number;
  count: number;
  /** Epoch ms, the least and the greatest; absent where the records have no time. */
  minTime?: number;
  maxTime?: number;
  rawLength: number;
  /** Of the raw lines. */
  crc32: number;
  encoding: 'raw' | 'deflate';
  storedLength: number;
  /** Of the bytes as stored: copying a segment checks it without inflating. */
  storedCrc32: number;
  /** Whether the events may tell of what was typed; absent where nobody looked, as in other sections. */
  hasInput?: boolean;
}

export type SegmentKey = [shard: string, section: SectionName, firstSeq: number];

/**
 * Part of a session's records. What a session holds is the union of its shards: committing an import
 * adds one to the list, whatever its size, in one small transaction.
 */
export interface ShardRef {
  id: string;
  /** Session that the records were recorded in. */
  sourceId: string;
  sourceName: string;
  /** Added to every `seq` in the shard to give the one it has in this session. */
  shift: number;
  /** Range before the shift. Absent for the shard that is being recorded into. */
  fromSeq?: number;
  toSeq?: number;
}

export interface SessionRow {
  id: string;
  name: string;
  status: SessionStatus;
  startedAt: number;
  endedAt?: number;
  counts: SectionCounts;
  bytes: number;
  lastSeq: number;
  droppedCount: number;
  partial?: PartialRead;
  origin: string;
  userAgent?: string;
  /** Id and address of an imported session where it was recorded; `origin` is its file. */
  sourceId?: string;
  sourceOrigin?: string;
  shards: ShardRef[];
  /** Where the last file that was imported into it stood: a delta continues from there. */
  checkpoint?: ExportCheckpoint;
  /** What the file said of sessions that had been merged into it before. */
  mergedBefore?: MergedRange[];
  /** Whether the page that recorded said goodbye: without it, the session was interrupted. */
  closed: boolean;
  /** What the file said of its session that this version does not know: exports hold it again. */
  unknownFields?: Record<string, unknown>;
  /** The name was given by hand: a page that goes on recording leaves it. */
  isRenamed?: boolean;
  /** `false` for an import whose records have no time. */
  timestamps?: boolean;
}

/** A shard that belongs to no session: an import under way, or rows that wait to be deleted. */
export interface LooseShardRow {
  id: string;
  reason: 'staging' | 'garbage';
  /** Whose shard it was, or will be: its readers keep the rows in place. */
  sessionId: string;
}

export interface StoreSchema extends DBSchema {
  sessions: { key: string; value: SessionRow };
  segments: { key: SegmentKey; value: SegmentRow };
  /** The bytes of the segment with the same key, apart, so that lists of segments stay small. */
  chunks: { key: SegmentKey; value: Uint8Array };
  looseShards: { key: string; value: LooseShardRow };
}
