/** Seconds that are looked back. */
export const RECENT_SECONDS = 60;

/** How often something happened in each of the last seconds. */
export class RecentCounts {
  readonly #counts = new Uint32Array(RECENT_SECONDS);
  /** The latest second that was counted. */
  #second = -Infinity;

  /** @param time - epoch ms */
  add(time: number): void {
    const second = Math.floor(time / 1_000);
    if (!Number.isFinite(second)) return;
    this.#forget(second);
    if (second <= this.#second - RECENT_SECONDS) return;
    const slot = slotOf(second);
    this.#counts[slot] = this.#counts[slot]! + 1;
  }

  /** How many there were in the seconds up to the one of `time`. */
  until(time: number): number {
    const second = Math.floor(time / 1_000);
    if (!Number.isFinite(second)) return 0;
    this.#forget(second);
    return this.#counts.reduce((sum, count) => sum + count, 0);
  }

  #forget(second: number): void {
    const passed = second - this.#second;
    if (passed >= RECENT_SECONDS) this.#counts.fill(0);
    else for (let step = 0; step < passed; step += 1) this.#counts[slotOf(second - step)] = 0;
    this.#second = Math.max(this.#second, second);
  }
}

/** Times before the epoch have one, too. */
function slotOf(second: number): number {
  return ((second % RECENT_SECONDS) + RECENT_SECONDS) % RECENT_SECONDS;
}
