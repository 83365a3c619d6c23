import { unescapeInto } from './escaped-text.ts';
import * as type from './msgpack-types.ts';
import { parseNumber } from './parse-number.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const LETTER_E = 0x65;
const LETTER_L = 0x6c;
const LETTER_U = 0x75;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const UPPER_E = 0x45;

const TWO_32 = 2 ** 32;

/**
 * Turns JSON into MessagePack byte by byte, with the shortest header for every value. The text is
 * read from its end to its beginning: so the length of each string and the number of entries of each
 * map and array are known when its header is written, in front of it, and nothing is ever moved.
 *
 * The text must be what `JSON.stringify` writes; it is not checked.
 */
export class JsonToMsgpack {
  #out = new Uint8Array(0);
  #view = new DataView(this.#out.buffer);
  /** Where what is written begins: it grows towards the front. */
  #at = 0;
  /** Values in `transcode`'s last text, outside of any other. */
  count = 0;

  /** @param json - any number of values, joined by `,\n` */
  transcode(json: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#reserve(json.length);
    this.#at = this.#out.length;
    this.#read(json);
    return this.#out.slice(this.#at);
  }

  /** A decimal such as `0.5` and its comma take nine bytes for four; nothing takes more. */
  #reserve(jsonLength: number): void {
    const length = Math.ceil((jsonLength + 1) / 4) * 9;
    if (this.#out.length >= length) return;
    this.#out = new Uint8Array(length);
    this.#view = new DataView(this.#out.buffer);
  }

  #read(json: Uint8Array): void {
    const outer: number[] = [];
    // Commas seen on the level, and whether anything stands on it.
    let commas = 0;
    let at = json.length - 1;
    while (at >= 0) {
      const byte = json[at]!;
      switch (byte) {
        case QUOTE:
          at = this.#string(json, at);
          break;
        case COMMA:
          commas += 1;
          at -= 1;
          break;
        case CLOSE_BRACE:
        case CLOSE_BRACKET:
          outer.push(commas);
          // Less than no comma: an empty one.
          commas = json[at - 1] === byte - 2 ? -1 : 0;
          at -= 1;
          break;
        case OPEN_BRACE:
          this.#header(commas + 1, type.FIX_MAP, 15, type.MAP_16);
          commas = outer.pop()!;
          at -= 1;
          break;
        case OPEN_BRACKET:
          this.#header(commas + 1, type.FIX_ARRAY, 15, type.ARRAY_16);
          commas = outer.pop()!;
          at -= 1;
          break;
        case LETTER_E:
          if (json[at - 1] === LETTER_U) {
            this.#out[(this.#at -= 1)] = type.TRUE;
            at -= 4;
          } else {
            this.#out[(this.#at -= 1)] = type.FALSE;
            at -= 5;
          }
          break;
        case LETTER_L:
          this.#out[(this.#at -= 1)] = type.NIL;
          at -= 4;
          break;
        default:
          at = isNumberByte(byte) ? this.#number(json, at) : at - 1;
      }
    }
    this.count = json.length === 0 ? 0 : commas + 1;
  }

  /** @returns the index in front of the opening quote */
  #string(json: Uint8Array, closingQuote: number): number {
    const out = this.#out;
    const end = this.#at;
    let to = end;
    let from = closingQuote - 1;
    let byte = json[from]!;
    while (byte !== QUOTE && byte !== BACKSLASH) {
      out[(to -= 1)] = byte;
      byte = json[(from -= 1)]!;
    }
    if (byte === BACKSLASH || json[from - 1] === BACKSLASH) return this.#escaped(json, closingQuote);
    this.#at = to;
    this.#stringHeader(end - to);
    return from - 1;
  }

  #escaped(json: Uint8Array, closingQuote: number): number {
    // What stands in front of an opening quote is never a backslash, in front of any other always.
    let openingQuote = json.lastIndexOf(QUOTE, closingQuote - 1);
    while (json[openingQuote - 1] === BACKSLASH) {
      openingQuote = json.lastIndexOf(QUOTE, openingQuote - 1);
    }
    const text = json.subarray(openingQuote + 1, closingQuote);
    const to = this.#at - text.length;
    const written = unescapeInto(text, this.#out, to);
    if (written === undefined) {
      this.#escapedText(json.subarray(openingQuote, closingQuote + 1));
    } else {
      this.#at -= written;
      this.#out.copyWithin(this.#at, to, to + written);
      this.#stringHeader(written);
    }
    return openingQuote - 1;
  }

  #escapedText(text: Uint8Array): void {
    this.#out.set(text, (this.#at -= text.length));
    this.#out[(this.#at -= 1)] = type.EXT_ESCAPED_TEXT;
    if (text.length === 8) this.#out[(this.#at -= 1)] = type.FIX_EXT_1 + 3;
    else if (text.length === 16) this.#out[(this.#at -= 1)] = type.FIX_EXT_16;
    else this.#sized(text.length, type.EXT_8);
  }

  #stringHeader(length: number): void {
    if (length < 32) this.#out[(this.#at -= 1)] = type.FIX_STR | length;
    else this.#sized(length, type.STR_8);
  }

  /** @param first - of the formats whose length takes 1, 2 and 4 bytes */
  #sized(length: number, first: number): void {
    if (length < 0x100) {
      this.#out[(this.#at -= 1)] = length;
      this.#out[(this.#at -= 1)] = first;
    } else {
      this.#header(length, 0, -1, first + 1);
    }
  }

  /** @param wide - of the formats whose count takes 2 bytes; the next takes 4 */
  #header(count: number, fix: number, maxFix: number, wide: number): void {
    if (count <= maxFix) {
      this.#out[(this.#at -= 1)] = fix | count;
    } else if (count < 0x1_0000) {
      this.#view.setUint16((this.#at -= 2), count);
      this.#out[(this.#at -= 1)] = wide;
    } else {
      this.#view.setUint32((this.#at -= 4), count);
      this.#out[(this.#at -= 1)] = wide + 1;
    }
  }

  /** @returns the index in front of the number */
  #number(json: Uint8Array, last: number): number {
    let at = last;
    while (at >= 0 && isNumberByte(json[at]!)) at -= 1;
    const value = parseNumber(json, at + 1, last + 1);
    if (Number.isSafeInteger(value)) this.#integer(value);
    else {
      this.#view.setFloat64((this.#at -= 8), value);
      this.#out[(this.#at -= 1)] = type.FLOAT_64;
    }
    return at;
  }

  #integer(value: number): void {
    const view = this.#view;
    let at = this.#at;
    if (value >= -0x20 && value < 0x80) {
      view.setInt8((at -= 1), value);
    } else if (value >= 0) {
      if (value < 0x100) {
        view.setUint8((at -= 1), value);
        view.setUint8((at -= 1), type.UINT_8);
      } else if (value < 0x1_0000) {
        view.setUint16((at -= 2), value);
        view.setUint8((at -= 1), type.UINT_16);
      } else if (value < TWO_32) {
        view.setUint32((at -= 4), value);
        view.setUint8((at -= 1), type.UINT_32);
      } else {
        view.setUint32((at -= 4), value % TWO_32);
        view.setUint32((at -= 4), Math.floor(value / TWO_32));
        view.setUint8((at -= 1), type.UINT_64);
      }
    } else if (value >= -0x80) {
      view.setInt8((at -= 1), value);
      view.setUint8((at -= 1), type.INT_8);
    } else if (value >= -0x8000) {
      view.setInt16((at -= 2), value);
      view.setUint8((at -= 1), type.INT_16);
    } else if (value >= -0x8000_0000) {
      view.setInt32((at -= 4), value);
      view.setUint8((at -= 1), type.INT_32);
    } else {
      // Unsigned reading of the low half: the high half carries the sign.
      view.setUint32((at -= 4), ((value % TWO_32) + TWO_32) % TWO_32);
      view.setInt32((at -= 4), Math.floor(value / TWO_32));
      view.setUint8((at -= 1), type.INT_64);
    }
    this.#at = at;
  }
}

/** Digits, `-`, `+`, `.`, `e` and `E`. */
function isNumberByte(byte: number): boolean {
  return (
    (byte >= 0x2b && byte <= 0x39 && byte !== COMMA && byte !== 0x2f) ||
    byte === LETTER_E ||
    byte === UPPER_E
  );
}
