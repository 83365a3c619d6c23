import type { Replay, ReplayDensity, TimeRange } from '../../core/index.ts';

/** Until an estimate is asked for again, ms. */
const REFINE_MS = 250;

/** What a replay says of its density, and for which part of it. */
export interface ShownDensity {
  answer: ReplayDensity;
  range: TimeRange;
}

interface Wish {
  replay: Replay;
  range: TimeRange;
  buckets: number;
}

/** Asks a replay for its density, one question at a time; of those that are asked meanwhile, only for the last. */
export class DensityReader {
  readonly #onAnswer: () => void;
  #wish: Wish | undefined;
  #isReading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last answer. */
  shown: ShownDensity | undefined;

  constructor(onAnswer: () => void) {
    this.#onAnswer = onAnswer;
  }

  want(replay: Replay, range: TimeRange, buckets: number): void {
    if (replay !== this.#wish?.replay) this.shown = undefined;
    this.#wish = { replay, range, buckets };
    this.#read();
  }

  stop(): void {
    this.#wish = undefined;
    this.shown = undefined;
    clearTimeout(this.#timer);
  }

  #read(): void {
    clearTimeout(this.#timer);
    const wish = this.#wish;
    if (!wish || this.#isReading) return;
    this.#isReading = true;
    wish.replay
      .density({ ...wish.range, buckets: wish.buckets })
      .then(
        (answer) => {
          if (wish.replay !== this.#wish?.replay) return;
          this.shown = { answer, range: wish.range };
          this.#onAnswer();
          if (!answer.isExact) this.#timer = setTimeout(() => this.#read(), REFINE_MS);
        },
        () => {
          // The player says why the replay cannot go on.
        },
      )
      .finally(() => {
        this.#isReading = false;
        if (wish !== this.#wish) this.#read();
      });
  }
}
