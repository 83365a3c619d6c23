import { SECTIONS, type SectionName } from '../model/records.ts';
import type { BatchRun } from '../model/batch.ts';

interface PendingLines {
  lines: string[];
  firstSeq: number;
  lastSeq: number;
  minTime: number;
  maxTime: number;
}

const SEPARATOR = ',\n';

/** Lines that wait on the main thread, by section, until they are handed over. */
export class LineBuffer {
  #pending = emptyPending();
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

  /** Empties the buffer. */
  take(): BatchRun[] {
    const pending = this.#pending;
    this.#pending = emptyPending();
    this.#chars = 0;
    this.#count = 0;
    const runs: BatchRun[] = [];
    for (const section of SECTIONS) {
      const { lines, ...span } = pending[section];
      if (lines.length === 0) continue;
      runs.push({ section, text: lines.join(SEPARATOR), count: lines.length, ...span });
    }
    return runs;
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
