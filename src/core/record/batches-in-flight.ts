import type { SectionCounts } from '../model/records.ts';

/** What is known of a batch that was handed over, until it is durable. */
export interface BatchInFlight {
  id: number;
  bytes: number;
  count: number;
  counts: SectionCounts;
  firstSeq: number;
  lastSeq: number;
  /** Drops that it reports. */
  droppedCount: number;
}

/** The batches that the worker has and has not acknowledged. */
export class BatchesInFlight {
  readonly #batches = new Map<number, BatchInFlight>();
  bytes = 0;

  add(batch: BatchInFlight): void {
    this.#batches.set(batch.id, batch);
    this.bytes += batch.bytes;
  }

  /** Ends the wait for one; undefined where nobody waits for it any more. */
  take(id: number): BatchInFlight | undefined {
    const batch = this.#batches.get(id);
    if (batch === undefined) return undefined;
    this.#batches.delete(id);
    this.bytes -= batch.bytes;
    return batch;
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
    this.bytes = 0;
    return lost;
  }
}
