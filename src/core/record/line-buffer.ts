import type { BatchRun } from '../model/batch.ts';
import { joined, NativeMap } from '../model/native.ts';
import { emptyCounts, type SectionCounts, type SectionName } from '../model/records.ts';

/** What is handed over at a time. */
interface TakenLines {
  runs: BatchRun[];
  counts: SectionCounts;
  /** `Infinity` where there are none. */
  firstSeq: number;
}

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
    const pending = this.#pending.get(section)!;
    if (pending.lines.length === 0) {
      pending.firstSeq = seq;
      pending.minTime = time;
      pending.maxTime = time;
    } else {
      pending.minTime = Math.min(pending.minTime, time);
      pending.maxTime = Math.max(pending.maxTime, time);
    }
    pending.lastSeq = seq;
    pending.lines[pending.lines.length] = line;
    this.#chars += line.length;
    this.#count += 1;
  }

  counts(): SectionCounts {
    const counts = emptyCounts();
    this.#pending.forEach(({ lines }, section) => (counts[section] = lines.length));
    return counts;
  }

  /** Adds to every `seq`: lines recorded before the store could say where the session stands. */
  shift(by: number): void {
    if (by === 0) return;
    this.#pending.forEach((pending) => {
      pending.firstSeq += by;
      pending.lastSeq += by;
      pending.lines = pending.lines.map((line) =>
        line.replace(/^\{"seq":(\d+)/, (_, seq: string) => `{"seq":${Number(seq) + by}`),
      );
    });
  }

  /** Empties the buffer. */
  take(): TakenLines {
    const counts = this.counts();
    const pending = this.#pending;
    this.#pending = emptyPending();
    this.#chars = 0;
    this.#count = 0;
    const runs: BatchRun[] = [];
    let firstSeq = Infinity;
    pending.forEach(({ lines, ...span }, section) => {
      if (lines.length === 0) return;
      firstSeq = Math.min(firstSeq, span.firstSeq);
      const text = joined(lines, SEPARATOR);
      runs[runs.length] = { section, text, count: lines.length, ...span };
    });
    return { runs, counts, firstSeq };
  }
}

function emptyPending(): NativeMap<SectionName, PendingLines> {
  // One by one: an app may have replaced the iterator of arrays.
  return new NativeMap<SectionName, PendingLines>()
    .set('components', emptyLines())
    .set('state', emptyLines())
    .set('events', emptyLines())
    .set('performance', emptyLines())
    .set('dom', emptyLines());
}

function emptyLines(): PendingLines {
  return { lines: [], firstSeq: 0, lastSeq: 0, minTime: 0, maxTime: 0 };
}
