import type { Moment } from './moment.ts';

interface Checkpoint<M> {
  /** Of the last record in it. */
  seq: number;
  moment: M;
  weight: number;
}

/**
 * Moments kept along a log, from which those between are rebuilt. Together they take about `maxBytes`: when
 * they have grown beyond that, every second one goes, and new ones are taken at twice the distance.
 */
export class Checkpoints<M extends Moment<never>> {
  readonly #maxBytes: number;
  #list: Checkpoint<M>[] = [];
  #weight = 0;
  #distance: number;

  constructor({ maxBytes, distance }: { maxBytes: number; distance: number }) {
    this.#maxBytes = maxBytes;
    this.#distance = distance;
  }

  /** Bytes of the log between two of them. */
  get distance(): number {
    return this.#distance;
  }

  /** The last one at or before `seq`. */
  before(seq: number): Readonly<Checkpoint<M>> | undefined {
    let last = this.#list.length - 1;
    while (last >= 0 && this.#list[last]!.seq > seq) last -= 1;
    return this.#list[last];
  }

  /** Keeps a moment behind all others; it is theirs from now on. */
  append(seq: number, moment: M): void {
    const weight = moment.weightBeyond(this.#list.at(-1)?.moment);
    this.#list.push({ seq, moment, weight });
    this.#weight += weight;
    while (this.#weight > this.#maxBytes && this.#list.length > 1) this.#thin();
  }

  #thin(): void {
    // The last one stays: the log is read on from there.
    const kept = this.#list.filter((_, i) => (this.#list.length - 1 - i) % 2 === 0);
    this.#list = [];
    this.#weight = 0;
    for (const { seq, moment } of kept) {
      const weight = moment.weightBeyond(this.#list.at(-1)?.moment);
      this.#list.push({ seq, moment, weight });
      this.#weight += weight;
    }
    this.#distance *= 2;
  }
}
