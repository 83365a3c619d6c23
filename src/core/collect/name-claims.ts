/** Gives each of several things that may share a name a name of its own: `count`, then `count-2`. */
export class NameClaims {
  readonly #lastNumbers = new Map<string, number>();

  claim(name: string): string {
    let number = this.#lastNumbers.get(name) ?? (this.#isGiven(name) ? 1 : 0);
    let claimed: string;
    do {
      number += 1;
      claimed = number === 1 ? name : `${name}-${number}`;
    } while (number > 1 && this.#lastNumbers.has(claimed));
    this.#lastNumbers.set(name, number);
    return claimed;
  }

  /** Whether a name that looks like a numbered one was given as that. */
  #isGiven(name: string): boolean {
    const [, base = '', number] = /^(.*)-(\d+)$/.exec(name) ?? [];
    return Number(number) <= (this.#lastNumbers.get(base) ?? 0);
  }
}
