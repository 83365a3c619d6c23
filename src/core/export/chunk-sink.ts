import { freeBuffer } from '../formats/free-buffer.ts';
import type { ByteSink } from './byte-sink.ts';

/** Gives a sink chunks of one size, and at the end what is left. */
export class ChunkSink implements ByteSink {
  readonly #sink: ByteSink;
  readonly #size: number;
  #chunk: Uint8Array<ArrayBuffer>;
  #filled = 0;

  /** @param size - bytes */
  constructor(sink: ByteSink, size: number) {
    this.#sink = sink;
    this.#size = size;
    this.#chunk = new Uint8Array(size);
  }

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    for (let from = 0; from < bytes.length;) {
      const part = bytes.subarray(from, from + this.#size - this.#filled);
      this.#chunk.set(part, this.#filled);
      this.#filled += part.length;
      from += part.length;
      if (this.#filled === this.#size) await this.#hand(this.#chunk);
    }
    freeBuffer(bytes);
  }

  async close(): Promise<void> {
    if (this.#filled > 0) await this.#hand(this.#chunk.slice(0, this.#filled));
    await this.#sink.close();
  }

  abort(reason: unknown): Promise<void> {
    return this.#sink.abort(reason);
  }

  /** Whoever takes a chunk may keep it. */
  #hand(chunk: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#chunk = new Uint8Array(this.#size);
    this.#filled = 0;
    return this.#sink.write(chunk);
  }
}
