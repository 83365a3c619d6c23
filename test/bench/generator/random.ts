/** Numbers in [0, 1) that are the same on every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from one sequence of random numbers. */
export class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = createRandom(seed);
  }

  /** A whole number from `least` to `greatest`, both included. */
  between(least: number, greatest: number): number {
    return least + Math.floor(this.#random() * (greatest - least + 1));
  }

  oneOf<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)]!;
  }

  /** A number with three decimals, as timings have. */
  milliseconds(greatest: number): number {
    return Math.round(this.#random() * greatest * 1_000) / 1_000;
  }

  /** The first `key` whose share of the whole is drawn. */
  weighted<Key extends string>(shares: Readonly<Record<Key, number>>): Key {
    const entries = Object.entries(shares) as [Key, number][];
    let rest = this.#random() * entries.reduce((sum, [, share]) => sum + share, 0);
    for (const [key, share] of entries) {
      rest -= share;
      if (rest < 0) return key;
    }
    return entries.at(-1)![0];
  }
}
