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
const SEPARATOR = ',\n';

/** Text that the browser keeps in two bytes a character, and so all that it is joined with. */
const WIDE = /[^\u0000-\u00ff]/;

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
    const pending = this.#pending;
    // Lines and what joins them.
    let buffer = this.#takeBuffer((this.#chars + this.#count * SEPARATOR.length) * 3);
    this.#pending = emptyPending();
    this.#chars = 0;
    this.#count = 0;
    const runs: BatchRun[] = [];
    let byteOffset = 0;
    for (const section of SECTIONS) {
      const { lines, ...span } = pending[section];
      if (lines.length === 0) continue;
      const byteLength = encodeLines(lines, buffer, byteOffset);
      runs.push({ section, count: lines.length, ...span, byteOffset, byteLength });
      byteOffset += byteLength;
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

/**
 * Writes lines, joined by the separator. Those that stand together and are of one width are joined
 * first: few calls cost less than many, and narrow text is written twice as fast as wide.
 * @returns the number of bytes written
 */
function encodeLines(lines: readonly string[], buffer: ArrayBuffer, byteOffset: number): number {
  let at = byteOffset;
  for (let from = 0; from < lines.length;) {
    const isWide = WIDE.test(lines[from]!);
    let to = from + 1;
    while (to < lines.length && WIDE.test(lines[to]!) === isWide) to += 1;
    const text = lines.slice(from, to).join(SEPARATOR) + (to < lines.length ? SEPARATOR : '');
    at += encoder.encodeInto(text, new Uint8Array(buffer, at)).written;
    from = to;
  }
  return at - byteOffset;
}
