/** Keys that come later than this after the one before begin a new text, ms. */
const PAUSE_MS = 600;

/** What a person types in a list or tree to get to a row by the beginning of its text. */
export class TypeAhead {
  #typed = '';
  #lastTime = -Infinity;

  /**
   * The row that a key leads to: the next one that begins with what was typed, or this one while it still does.
   *
   * @param current - `-1` for none
   * @returns undefined where there is none, or the key writes no letter
   */
  find(
    { key, timeStamp }: Pick<KeyboardEvent, 'key' | 'timeStamp'>,
    current: number,
    count: number,
    textOf: (index: number) => string,
  ): number | undefined {
    if (!/^[\p{L}\p{N}_$-]$/u.test(key)) return undefined;
    const isNew = timeStamp - this.#lastTime > PAUSE_MS;
    this.#lastTime = timeStamp;
    this.#typed = isNew ? key.toLowerCase() : this.#typed + key.toLowerCase();
    // The same letter again and again goes from one to the next.
    const letters = new Set(this.#typed);
    const wanted = letters.size === 1 ? key.toLowerCase() : this.#typed;
    const first = wanted.length === 1 ? current + 1 : Math.max(0, current);
    for (let step = 0; step < count; step += 1) {
      const index = (first + step) % count;
      if (textOf(index).toLowerCase().startsWith(wanted)) return index;
    }
    return undefined;
  }
}
