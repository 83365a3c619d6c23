import { freeBuffer } from './free-buffer.ts';

/**
 * Bytes of a source that are read but not yet used, in one piece, with their offset in the source.
 * A view from `bytes` is good until the next `fill`.
 */
export class ByteQueue {
  readonly #source: AsyncIterator<Uint8Array>;
  #buffer = new Uint8Array(0);
  #start = 0;
  #end = 0;
  /** Whether the buffer was made here: a chunk of the source may be a view of something larger. */
  #isOwn = false;
  #offset = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Offset of the first byte of `bytes` in the source. */
  get offset(): number {
    return this.#offset;
  }

  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  get length(): number {
    return this.#end - this.#start;
  }

  /** Drops `count` bytes from the front. */
  skip(count: number): void {
    this.#start += count;
    this.#offset += count;
  }

  /** Reads one more chunk. @returns false at the end of the source */
  async fill(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    const chunk = next.value;
    const length = this.length;
    if (length === 0) {
      this.#replace(chunk as Uint8Array<ArrayBuffer>, false);
      return true;
    }
    const grown = new Uint8Array(length + chunk.length);
    grown.set(this.bytes);
    grown.set(chunk, length);
    this.#replace(grown, true);
    return true;
  }

  /** Reads until `count` bytes are there. @returns false when the source ends before */
  async require(count: number): Promise<boolean> {
    while (this.length < count) if (!(await this.fill())) return false;
    return true;
  }

  #replace(bytes: Uint8Array<ArrayBuffer>, isOwn: boolean): void {
    if (this.#isOwn) freeBuffer(this.#buffer);
    this.#buffer = bytes;
    this.#isOwn = isOwn;
    this.#start = 0;
    this.#end = bytes.length;
  }

  /** Lets go of the source; a stream behind it is cancelled. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
