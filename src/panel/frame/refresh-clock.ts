/** Shortest time between two refreshes, ms. */
const INTERVAL_MS = 250;

/** After the last change, when what was recorded by then has reached the store and can be read, ms. */
const SETTLE_MS = 700;

/** Turns a stream of changes into at most four refreshes a second and a last one when it has ended. */
export class RefreshClock {
  readonly #refresh: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #settleTimer: ReturnType<typeof setTimeout> | undefined;
  #lastAt = -Infinity;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  /** Something changed. */
  touch(): void {
    const waitMs = this.#lastAt + INTERVAL_MS - performance.now();
    this.#timer ??= setTimeout(this.#run, Math.max(0, waitMs));
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(this.#run, SETTLE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#settleTimer);
    this.#timer = undefined;
  }

  #run = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastAt = performance.now();
    this.#refresh();
  };
}
