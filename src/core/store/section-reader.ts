import { encodeLines } from '../formats/json/json-run.ts';
import { SEGMENT_BYTES } from '../model/limits.ts';
import type { Database } from './database.ts';
import type { SegmentRow } from './schema.ts';
import { decodeStored, readRaw, readStored } from './segments.ts';
import type { PlacedSegment, SegmentCluster } from './session-snapshot.ts';

/** A part of a section, in order: a segment as stored, or lines that had to be put together. */
export type SectionPart =
  | { kind: 'segment'; segment: SegmentRow; stored: Uint8Array }
  | { kind: 'lines'; bytes: Uint8Array; count: number };

/** Segments asked for ahead of the one in use: hides the store's latency at a bounded cost. */
const READ_AHEAD = 8;

const decoder = new TextDecoder();

/** Reads a section in the order of `seq`, one part at a time. @throws SessionError `storage-corrupt` */
export async function* readSection(
  database: Database,
  clusters: readonly SegmentCluster[],
): AsyncGenerator<SectionPart> {
  const ahead: (Promise<Uint8Array> | undefined)[] = [];
  let asked = 0;
  for (const [i, cluster] of clusters.entries()) {
    for (; asked < Math.min(i + READ_AHEAD, clusters.length); asked += 1) {
      ahead.push(
        isPlain(clusters[asked]!)
          ? begin(readStored(database, clusters[asked]![0]!.segment))
          : undefined,
      );
    }
    const stored = await ahead.shift();
    if (stored === undefined) yield* mergeCluster(database, cluster);
    else yield { kind: 'segment', segment: cluster[0]!.segment, stored };
  }
}

/** A rejection is reported when its turn comes, not when nobody waits for it yet. */
function begin<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function isPlain(cluster: SegmentCluster): boolean {
  return cluster.length === 1 && cluster[0]!.shift === 0;
}

export function countOfPart(part: SectionPart): number {
  return part.kind === 'segment' ? part.segment.count : part.count;
}

export function rawLengthOf(part: SectionPart): number {
  return part.kind === 'segment' ? part.segment.rawLength : part.bytes.length;
}

/** The raw lines of any part. @throws SessionError `storage-corrupt` */
export function rawLines(part: SectionPart): Uint8Array {
  return part.kind === 'lines' ? part.bytes : decodeStored(part.segment, part.stored);
}

/** Lines joined by `,\n`, parsed. */
export function parseLines<T = Sequenced>(bytes: Uint8Array): T[] {
  return JSON.parse(`[${decoder.decode(bytes)}]`) as T[];
}

interface Sequenced {
  seq: number;
  cause?: number;
}

/** Merges overlapping segments by `seq`, with one segment of each shard in memory at a time. */
async function* mergeCluster(database: Database, cluster: SegmentCluster): AsyncGenerator<SectionPart> {
  const byShard = new Map<string, PlacedSegment[]>();
  for (const placed of cluster) {
    const others = byShard.get(placed.segment.shard);
    if (others === undefined) byShard.set(placed.segment.shard, [placed]);
    else others.push(placed);
  }
  const cursors: Cursor[] = [];
  for (const placed of byShard.values()) {
    const cursor = new Cursor(database, placed);
    if (await cursor.advance()) cursors.push(cursor);
  }
  let batch: Sequenced[] = [];
  let length = 0;
  let lastSeq = -1;
  while (cursors.length > 0) {
    const next = cursors.reduce((least, cursor) => (cursor.seq < least.seq ? cursor : least));
    if (next.seq !== lastSeq) {
      batch.push(next.record);
      lastSeq = next.seq;
      length += next.averageLength;
    }
    if (!(await next.advance())) cursors.splice(cursors.indexOf(next), 1);
    if (length >= SEGMENT_BYTES || cursors.length === 0) {
      yield { kind: 'lines', bytes: encodeLines(batch), count: batch.length };
      batch = [];
      length = 0;
    }
  }
}

/** Walks the records of one shard's segments. */
class Cursor {
  readonly #database: Database;
  readonly #segments: PlacedSegment[];
  #records: Sequenced[] = [];
  #index = -1;
  averageLength = 0;

  constructor(database: Database, segments: PlacedSegment[]) {
    this.#database = database;
    this.#segments = [...segments];
  }

  get record(): Sequenced {
    return this.#records[this.#index]!;
  }

  get seq(): number {
    return this.record.seq;
  }

  async advance(): Promise<boolean> {
    this.#index += 1;
    while (this.#index >= this.#records.length) {
      const next = this.#segments.shift();
      if (next === undefined) return false;
      this.#records = parseLines(await readRaw(this.#database, next.segment)).map((record) =>
        shifted(record, next.shift),
      );
      this.averageLength = next.segment.rawLength / next.segment.count;
      this.#index = 0;
    }
    return true;
  }
}

function shifted(record: Sequenced, shift: number): Sequenced {
  if (shift === 0) return record;
  return {
    ...record,
    seq: record.seq + shift,
    ...(record.cause === undefined ? {} : { cause: record.cause + shift }),
  };
}
