import type { BatchRun } from '../model/batch.ts';
import { NativeMap, stringify } from '../model/native.ts';
import type { SectionCounts } from '../model/records.ts';
import type { UnwrittenBatch } from '../model/unwritten.ts';

/** What is known of a batch that was handed over, until it is durable. */
export interface BatchInFlight extends UnwrittenBatch {
  id: number;
  /** UTF-16 units of its lines. */
  chars: number;
  counts: SectionCounts;
  firstSeq: number;
  /** Its lines once more, since the worker may die with the page. */
  runs: readonly BatchRun[];
}

/** The batches that the worker has and has not acknowledged. */
export class BatchesInFlight {
  readonly #batches = new NativeMap<number, BatchInFlight>();
  chars = 0;

  add(batch: BatchInFlight): void {
    this.#batches.set(batch.id, batch);
    this.chars += batch.chars;
  }

  /** Ends the wait for one; undefined where nobody waits for it any more. */
  take(id: number): BatchInFlight | undefined {
    const batch = this.#batches.get(id);
    if (batch === undefined) return undefined;
    this.#batches.delete(id);
    this.chars -= batch.chars;
    return batch;
  }

  /** All of them, as the text that a page leaves (see `UNWRITTEN_KEY`). */
  toText(): string {
    const batches = [...this.#batches.values()];
    const spans = stringify(batches, ['count', 'lastSeq', 'droppedCount']);
    const all = batches.flatMap((batch) => batch.runs);
    // The picture goes last: it is large, the next page begins one of its own, and there may not be room for all.
    const isPicture = ({ section }: BatchRun): boolean => section === 'dom';
    const runs = [...all.filter((run) => !isPicture(run)), ...all.filter(isPicture)];
    return spans + runs.map(({ section, text }) => `\n${section}\n${text}`).join('');
  }

  /** Ends the wait for all. @returns what of them lies beyond `durableSeq`, the last that the store holds */
  takeLost(durableSeq: number): { count: number; droppedCount: number } {
    const lost = { count: 0, droppedCount: 0 };
    for (const { firstSeq, lastSeq, count, droppedCount } of this.#batches.values()) {
      if (lastSeq <= durableSeq) continue;
      lost.count += firstSeq > durableSeq ? count : Math.min(count, lastSeq - durableSeq);
      lost.droppedCount += droppedCount;
    }
    this.#batches.clear();
    this.chars = 0;
    return lost;
  }
}
