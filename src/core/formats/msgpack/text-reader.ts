/** Power of two. */
const CACHE_SIZE = 1024;
/** Longest key that is remembered, bytes. */
const MAX_CACHED = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ascii = new TextDecoder();

interface CachedKey {
  bytes: Uint8Array;
  text: string;
}

/**
 * Makes texts of the UTF-8 in a window of bytes. One call of the decoder for each would take longer
 * than all else: ASCII, which most texts are, is cut out of one text that is made of the window.
 */
export class TextReader {
  #bytes = new Uint8Array(0);
  #offset = 0;
  #end = 0;
  #asciiStart = 0;
  /** The window from `#asciiStart` on, every byte without its highest bit. */
  #ascii: string | undefined;
  readonly #keys: (CachedKey | undefined)[] = Array.from({ length: CACHE_SIZE }, () => undefined);

  /**
   * Goes on with other bytes, or with more of them.
   * @param offset - of the first of them in the file: one buffer may hold one part after the other
   */
  setWindow(bytes: Uint8Array, end: number, offset: number): void {
    if (bytes === this.#bytes && end === this.#end && offset === this.#offset) return;
    this.#bytes = bytes as Uint8Array<ArrayBuffer>;
    this.#end = end;
    this.#offset = offset;
    this.#ascii = undefined;
  }

  /** @throws TypeError when the bytes are not UTF-8 */
  text(start: number, end: number): string {
    const bytes = this.#bytes;
    for (let at = start; at < end; at += 1) {
      if (bytes[at]! >= 0x80) return utf8.decode(bytes.subarray(start, end));
    }
    this.#ascii ??= this.#readAscii(start);
    return this.#ascii.slice(start - this.#asciiStart, end - this.#asciiStart);
  }

  /** As `text`, for what comes again and again. */
  key(start: number, end: number): string {
    if (end - start > MAX_CACHED) return this.text(start, end);
    const bytes = this.#bytes;
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x0100_0193);
    const slot = (hash ^ (hash >>> 15)) & (CACHE_SIZE - 1);
    const known = this.#keys[slot];
    if (known !== undefined && isEqual(known.bytes, bytes, start, end)) return known.text;
    const text = utf8.decode(bytes.subarray(start, end));
    this.#keys[slot] = { bytes: bytes.slice(start, end), text };
    return text;
  }

  #readAscii(start: number): string {
    const length = this.#end - start;
    // Four bytes at a time, the last of them perhaps beyond the text.
    const words = new Uint32Array(Math.ceil(length / 4));
    const masked = new Uint8Array(words.buffer, 0, length);
    masked.set(this.#bytes.subarray(start, this.#end));
    for (let i = 0; i < words.length; i += 1) words[i]! &= 0x7f7f_7f7f;
    this.#asciiStart = start;
    return ascii.decode(masked);
  }
}

function isEqual(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i += 1) if (known[i] !== bytes[start + i]) return false;
  return true;
}
