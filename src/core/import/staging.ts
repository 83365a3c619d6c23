import { freeBuffer } from '../formats/free-buffer.ts';
import { crc32 } from '../formats/gzip/crc32.ts';
import type { RecordRun } from '../formats/session-codec.ts';
import { SEGMENT_BYTES } from '../model/limits.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import type { Database } from '../store/database.ts';
import { inputIn, joinRuns, tailSegment, timeSpan, type LineRun } from '../store/line-run.ts';
import { holdLock, stagingLock } from '../store/locks.ts';
import type { SegmentRow } from '../store/schema.ts';
import { segmentKey } from '../store/segments.ts';
import { deleteShard } from '../store/sessions.ts';
import type { CheckedRecord } from './validate-record.ts';

/** Bytes gathered for one transaction. */
const WRITE_BYTES = 2 * 1024 * 1024;

interface StagedSegment {
  row: SegmentRow;
  stored: Uint8Array;
}

/**
 * A shard of its own that an import is written to, seen by nobody until it is committed. What is
 * left of one that never was is deleted when the store is next opened.
 */
export class Staging {
  readonly shard = crypto.randomUUID();
  readonly #database: Database;
  readonly #sessionId: string;
  readonly #sanitizer: LineSanitizer | undefined;
  readonly #pending: Record<SectionName, LineRun[]> = {
    components: [],
    state: [],
    events: [],
    performance: [],
    dom: [],
  };
  #ready: StagedSegment[] = [];
  #readyBytes = 0;
  #writing: Promise<void> = Promise.resolve();
  #release: (() => void) | undefined;
  #isDiscarded = false;

  /** @param sanitizer - applied to all that is added */
  constructor(database: Database, sessionId: string, sanitizer?: LineSanitizer) {
    this.#database = database;
    this.#sessionId = sessionId;
    this.#sanitizer = sanitizer;
  }

  async open(): Promise<void> {
    this.#release = (await holdLock(stagingLock(this.shard), 1_000))?.release;
    await this.#database.put('looseShards', {
      id: this.shard,
      reason: 'staging',
      sessionId: this.#sessionId,
    });
  }

  /** Adds records that are checked; waits when the store is behind. */
  async add(section: SectionName, run: RecordRun, checked: readonly CheckedRecord[]): Promise<void> {
    const span = spanOf(checked);
    const redacted = this.#sanitizer?.sanitizeBytes(section, run.bytes);
    if (redacted !== undefined || run.reusable === undefined) {
      const pending = this.#pending[section];
      // The bytes are a view of what is being read.
      pending.push({ section, bytes: redacted ?? run.bytes.slice(), ...span });
      if (pending.reduce((sum, { bytes }) => sum + bytes.length, 0) >= SEGMENT_BYTES)
        this.#seal(section);
    } else {
      this.#seal(section);
      const { piece, crc32: rawCrc } = run.reusable;
      this.#enqueue({
        row: {
          shard: this.shard,
          section,
          ...span,
          rawLength: run.bytes.length,
          crc32: rawCrc,
          encoding: 'deflate',
          storedLength: piece.length,
          storedCrc32: crc32(piece),
          ...inputIn(section, run.bytes),
        },
        stored: piece,
      });
    }
    if (this.#readyBytes >= WRITE_BYTES) await this.#write();
  }

  /** Adds a segment of another shard as it is stored; waits when the store is behind. */
  async copy(segment: SegmentRow, stored: Uint8Array): Promise<void> {
    this.#enqueue({ row: { ...segment, shard: this.shard }, stored });
    if (this.#readyBytes >= WRITE_BYTES) await this.#write();
  }

  /** Everything added is in the store. */
  async finish(): Promise<void> {
    for (const section of SECTIONS) this.#seal(section);
    await this.#write();
    await this.#writing;
  }

  /** Leaves the store as it was. */
  async discard(): Promise<void> {
    this.#isDiscarded = true;
    await this.#writing.catch(() => undefined);
    await deleteShard(this.#database, this.shard);
    this.release();
  }

  /** The shard is somebody's, or nobody's, now. */
  release(): void {
    this.#release?.();
  }

  #seal(section: SectionName): void {
    const runs = this.#pending[section];
    if (runs.length === 0) return;
    const run = joinRuns(runs);
    if (runs.length > 1) for (const { bytes } of runs) freeBuffer(bytes);
    this.#pending[section] = [];
    this.#enqueue({ row: tailSegment(this.shard, run), stored: run.bytes });
  }

  #enqueue(segment: StagedSegment): void {
    this.#ready.push(segment);
    this.#readyBytes += segment.stored.length;
  }

  /** Begins to write what is gathered, after what was before: one transaction is under way at a time. */
  async #write(): Promise<void> {
    await this.#writing;
    // A reader that was cut off may still come with a chunk.
    if (this.#isDiscarded) return;
    const segments = this.#ready;
    this.#ready = [];
    this.#readyBytes = 0;
    this.#writing = putSegments(this.#database, segments);
    this.#writing.catch(() => undefined);
  }
}

async function putSegments(database: Database, segments: readonly StagedSegment[]): Promise<void> {
  const transaction = database.transaction(['segments', 'chunks'], 'readwrite', {
    durability: 'relaxed',
  });
  await Promise.all([
    ...segments.flatMap(({ row, stored }) => [
      transaction.objectStore('segments').put(row),
      transaction.objectStore('chunks').put(stored, segmentKey(row)),
    ]),
    transaction.done,
  ]);
  for (const { stored } of segments) freeBuffer(stored);
}

function spanOf(checked: readonly CheckedRecord[]): Omit<LineRun, 'section' | 'bytes'> {
  return {
    count: checked.length,
    firstSeq: checked[0]!.seq,
    lastSeq: checked.at(-1)!.seq,
    ...timeSpan(checked.map(({ time }) => (time === undefined ? {} : { minTime: time, maxTime: time }))),
  };
}
