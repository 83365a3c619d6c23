/** Buckets kept; from a half to all of them hold the session. */
const FINE = 120;

/** Longest distance from the epoch that a date can have, ms (ECMA-262, 21.4.1.1). */
const MAX_TIME = 8.64e15;

/** Cuts a span of time that grows into buckets of one width, which doubles when the span has outgrown them. */
export class TimeBuckets {
  readonly #counts: Uint32Array[] = [];
  #start = NaN;
  #widthMs = 1;
  #first = Infinity;
  #last = -Infinity;

  /** Epoch ms of the earliest and the latest time; infinite where there is none. */
  get span(): { first: number; last: number } {
    return { first: this.#first, last: this.#last };
  }

  /** A row of counts, all of them over the same span. */
  createRow(): Uint32Array {
    const row = new Uint32Array(FINE);
    this.#counts.push(row);
    return row;
  }

  /** Counts one more in a row. @param time - epoch ms; others than a clock can show are left out */
  add(row: Uint32Array, time: number): void {
    if (!(Math.abs(time) <= MAX_TIME)) return;
    if (Number.isNaN(this.#start)) this.#start = time;
    while (time < this.#start) this.#widen(true);
    while (time >= this.#start + FINE * this.#widthMs) this.#widen(false);
    this.#first = Math.min(this.#first, time);
    this.#last = Math.max(this.#last, time);
    const bucket = Math.min(FINE - 1, Math.floor((time - this.#start) / this.#widthMs));
    row[bucket] = row[bucket]! + 1;
  }

  /** The counts of a row in `count` buckets from the earliest to the latest time; a part of one counts as such. */
  read(row: Uint32Array, count: number): number[] {
    const read = new Array<number>(count).fill(0);
    const from = (this.#first - this.#start) / this.#widthMs;
    const scale = count / Math.max(1, (this.#last - this.#first) / this.#widthMs);
    row.forEach((held, index) => {
      if (held === 0) return;
      const begin = Math.max(0, (index - from) * scale);
      const end = Math.min(count, (index + 1 - from) * scale);
      for (
        let at = Math.min(count - 1, Math.floor(begin));
        at < end || at === Math.floor(begin);
        at += 1
      ) {
        if (at >= count) break;
        const part = end > begin ? (Math.min(end, at + 1) - Math.max(begin, at)) / (end - begin) : 1;
        read[at] = read[at]! + held * Math.max(0, part);
      }
    });
    return read;
  }

  /** Two buckets become one, in the earlier or the later half. */
  #widen(isBackward: boolean): void {
    const offset = isBackward ? FINE / 2 : 0;
    for (const row of this.#counts) {
      const merged = new Uint32Array(FINE);
      for (let at = 0; at < FINE; at += 2) merged[offset + at / 2] = row[at]! + row[at + 1]!;
      row.set(merged);
    }
    if (isBackward) this.#start -= FINE * this.#widthMs;
    this.#widthMs *= 2;
  }
}
