import { freeBuffer } from '../formats/free-buffer.ts';
import type { ByteSink } from './byte-sink.ts';

/** Bytes gathered in memory before the browser takes them over, and may page them to disk. */
const PART_BYTES = 1024 * 1024;

/** Collects the export in a Blob, whose bytes the browser keeps outside the JS heap. */
export class BlobSink implements ByteSink {
  readonly #type: string;
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #pendingBytes = 0;
  #parts: Blob[] = [];

  /** @param type - media type of the Blob */
  constructor(type: string) {
    this.#type = type;
  }

  /** The whole export, after `close`. */
  get blob(): Blob {
    return new Blob(this.#parts, { type: this.#type });
  }

  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= PART_BYTES) this.#seal();
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#seal();
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.#pending = [];
    this.#parts = [];
    return Promise.resolve();
  }

  #seal(): void {
    this.#parts.push(new Blob(this.#pending));
    for (const bytes of this.#pending) freeBuffer(bytes);
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}
