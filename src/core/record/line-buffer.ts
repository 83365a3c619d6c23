import { SECTIONS, type SectionName } from '../model/records.ts';
import type { BatchRun, RecordBatch } from '../model/batch.ts';

/** Size of the buffers that go back and forth: three bytes, the most a UTF-16 unit takes, for a usual batch. */
const POOLED_BYTES = 256 * 1024;
const POOL_SIZE = 4;

interface PendingLines {
  lines: string[];
  firstSeq: number;
  lastSeq: number;
  minTime: number;
  maxTime: number;
}

const encoder = new TextEncoder();

/** Lines that wait on the main thread, by section, until they are handed over. */
export class LineBuffer {
  #pending = emptyPending();
  readonly #pool: ArrayBuffer[] = [];
  #chars = 0;
  #count = 0;

  /** UTF-16 units that wait. */
  get chars(): number {
    return this.#chars;
  }

  get count(): number {
    return this.#count;
  }

  add(section: SectionName, line: string, seq: number, time: number): void {
    const pending = this.#pending[section];
    if (pending.lines.length === 0) {
      pending.firstSeq = seq;
      pending.minTime = time;
      pending.maxTime = time;
    } else {
      pending.minTime = Math.min(pending.minTime, time);
      pending.maxTime = Math.max(pending.maxTime, time);
    }
    pending.lastSeq = seq;
    pending.lines.push(line);
    this.#chars += line.length;
    this.#count += 1;
  }

  countsBySection(): [SectionName, number][] {
    return SECTIONS.map((section) => [section, this.#pending[section].lines.length]);
  }

  /** Adds to every `seq`: lines recorded before the store could say where the session stands. */
  shift(by: number): void {
    if (by === 0) return;
    for (const section of SECTIONS) {
      const pending = this.#pending[section];
      pending.firstSeq += by;
      pending.lastSeq += by;
      pending.lines = pending.lines.map((line) =>
        line.replace(/^\{"seq":(\d+)/, (_, seq: string) => `{"seq":${Number(seq) + by}`),
      );
    }
  }

  /** Empties the buffer into one that can be transferred. */
  take(): Pick<RecordBatch, 'buffer' | 'runs'> {
    const texts = SECTIONS.flatMap((section) => {
      const { lines, ...span } = this.#pending[section];
      return lines.length === 0
        ? []
        : [{ section, count: lines.length, ...span, text: lines.join(',\n') }];
    });
    this.#pending = emptyPending();
    this.#chars = 0;
    this.#count = 0;
    let buffer = this.#takeBuffer(texts.reduce((sum, { text }) => sum + text.length * 3, 0));
    const runs: BatchRun[] = [];
    let byteOffset = 0;
    for (const { text, ...run } of texts) {
      const { written } = encoder.encodeInto(text, new Uint8Array(buffer, byteOffset));
      runs.push({ ...run, byteOffset, byteLength: written });
      byteOffset += written;
    }
    if (buffer.byteLength > POOLED_BYTES) buffer = buffer.slice(0, byteOffset);
    return { buffer, runs };
  }

  /** Gives a buffer back once the receiver is done with it. */
  recycle(buffer: ArrayBuffer): void {
    if (buffer.byteLength === POOLED_BYTES && this.#pool.length < POOL_SIZE) this.#pool.push(buffer);
  }

  #takeBuffer(bytes: number): ArrayBuffer {
    if (bytes > POOLED_BYTES) return new ArrayBuffer(bytes);
    return this.#pool.pop() ?? new ArrayBuffer(POOLED_BYTES);
  }
}

function emptyPending(): Record<SectionName, PendingLines> {
  return {
    components: emptyLines(),
    state: emptyLines(),
    events: emptyLines(),
    performance: emptyLines(),
  };
}

function emptyLines(): PendingLines {
  return { lines: [], firstSeq: 0, lastSeq: 0, minTime: 0, maxTime: 0 };
}
