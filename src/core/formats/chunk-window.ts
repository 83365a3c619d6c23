import { MAX_RECORD_BYTES, SEGMENT_BYTES } from '../model/limits.ts';
import { freeBuffer } from './free-buffer.ts';

/**
 * Bytes that have come in and are not used yet. A chunk is used where it lies when nothing is left
 * of those before it; else it is added to a copy of the rest, which grows by doubling.
 */
export class ChunkWindow {
  bytes = new Uint8Array(0);
  /** Index of the first byte that is not used. */
  start = 0;
  end = 0;
  /** Offset of `bytes[0]` in the file. */
  offset = 0;
  #own = new Uint8Array(0);

  get length(): number {
    return this.end - this.start;
  }

  /** Offset of the first byte that is not used. */
  get position(): number {
    return this.offset + this.start;
  }

  add(chunk: Uint8Array): void {
    if (this.length === 0) {
      this.offset = this.position;
      this.bytes = chunk as Uint8Array<ArrayBuffer>;
      this.start = 0;
      this.end = chunk.length;
      return;
    }
    if (this.bytes !== this.#own || this.end + chunk.length > this.#own.length) this.#move(chunk.length);
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }

  /** Lets go of the chunk, which belongs to the caller. */
  keep(): void {
    if (this.bytes !== this.#own) this.#move(0);
  }

  /** Brings the rest to the front of a buffer of its own that has room for more. */
  #move(more: number): void {
    const { start, end, length } = this;
    const needed = length + more;
    const own = this.#own;
    // A buffer that one long value made is given back.
    const isFitting =
      own.length >= needed && (own.length <= 4 * SEGMENT_BYTES || length > SEGMENT_BYTES);
    const room = isFitting ? own : new Uint8Array(more === 0 ? needed : grownLength(needed));
    room.set(this.bytes.subarray(start, end));
    if (room !== own) freeBuffer(own);
    this.#own = room;
    this.offset = this.position;
    this.bytes = room;
    this.start = 0;
    this.end = length;
  }
}

/** Room for as much again; but not for much more than the longest record, since that is refused before it is full. */
export function grownLength(needed: number): number {
  return Math.max(needed, Math.min(2 * needed, MAX_RECORD_BYTES + 4 * SEGMENT_BYTES));
}
