/** What lies in the store, as far as it was read last: whoever comes back to it waits for no answer of the database. */
export class KeptSegments {
  readonly #maxBytes: number;
  readonly #stored = new Map<string, Uint8Array>();
  #bytes = 0;

  /** @param maxBytes - of all together: those that were used least recently go first */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: string): Uint8Array | undefined {
    const stored = this.#stored.get(key);
    if (stored === undefined) return undefined;
    this.#stored.delete(key);
    this.#stored.set(key, stored);
    return stored;
  }

  keep(key: string, stored: Uint8Array): void {
    this.#drop(key);
    this.#stored.set(key, stored);
    this.#bytes += stored.length;
    for (const oldest of this.#stored.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#stored.get(key)?.length ?? 0;
    this.#stored.delete(key);
  }
}
