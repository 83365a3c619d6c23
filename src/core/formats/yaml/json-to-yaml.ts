import { inlineText, scalarText } from './scalar-text.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const QUESTION_MARK = 0x3f;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const LETTER_E = 0x65;
const OPEN_BRACE = 0x7b;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** Bytes of a key beyond which readers want to be told beforehand that it is one (YAML 1.2.2, section 7.4.3: 1,024). */
const MAX_IMPLICIT_KEY = 1_000;
/** Texts up to this length may be a word such as `null`. */
const MAX_WORD = 5;
const WORDS = new Set(['y', 'n', 'no', 'on', 'yes', 'off', 'true', 'null', 'false'].map(packWord));

/** How a byte of a text is taken: plain wherever it stands, plain but not first, only with a look around it, or never. */
const FIRST = 2;
const INSIDE = 1;
const LOOK = 0;
const NEVER = -1;
const BYTE_CLASSES = classifyBytes();

/**
 * Turns JSON into block style YAML byte by byte. Short plain ASCII texts are copied; whatever might
 * need more is left to `scalarText`, whose result it equals.
 *
 * The text must be what `JSON.stringify` writes; it is not checked.
 */
export class JsonToYaml {
  #json: Uint8Array = new Uint8Array(0);
  #at = 0;
  #out: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  #end = 0;

  /** @param json - any number of values, joined by `,\n`. @returns them as items of a list, at the start of the line */
  items(json: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#begin(json);
    while (this.#at < json.length) {
      this.#dash(0);
      this.#value(2, true);
      this.#at += 2;
    }
    return this.#out.slice(0, this.#end);
  }

  /** @param json - an object that is not empty. @returns its entries, at the start of the line */
  entries(json: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#begin(json);
    this.#map(0);
    return this.#out.slice(0, this.#end);
  }

  #begin(json: Uint8Array): void {
    this.#json = json;
    this.#at = 0;
    this.#end = 0;
  }

  /**
   * A value up to the end of its line.
   * @param column - where the entries of a map stand. A list stands under its key, which saves a third
   * of all spaces
   * @param isItem - whether they begin on this line, behind a dash
   */
  #value(column: number, isItem: boolean): void {
    const first = this.#json[this.#at]!;
    if (first === OPEN_BRACE || first === OPEN_BRACKET) {
      // The closing one is two further in ASCII.
      if (this.#json[this.#at + 1] !== first + 2) {
        const start = first === OPEN_BRACE || isItem ? column : column - 2;
        if (!isItem) this.#newLine(start);
        if (first === OPEN_BRACE) this.#map(start);
        else this.#list(start);
        return;
      }
      this.#reserve(4);
      if (!isItem) this.#put(SPACE);
      this.#put(first);
      this.#put(first + 2);
      this.#at += 2;
    } else {
      this.#reserve(1);
      if (!isItem) this.#put(SPACE);
      if (first === QUOTE) this.#string(column, false);
      else this.#word();
    }
    this.#reserve(1);
    this.#put(LINE_FEED);
  }

  #map(column: number): void {
    let isFirst = true;
    do {
      this.#at += 1;
      if (!isFirst) this.#indent(column);
      isFirst = false;
      this.#key(column);
      this.#at += 1;
      this.#reserve(1);
      this.#put(COLON);
      this.#value(column + 2, false);
    } while (this.#json[this.#at] === COMMA);
    this.#at += 1;
  }

  #list(column: number): void {
    let isFirst = true;
    do {
      this.#at += 1;
      this.#dash(isFirst ? 0 : column);
      isFirst = false;
      this.#value(column + 2, true);
    } while (this.#json[this.#at] === COMMA);
    this.#at += 1;
  }

  #key(column: number): void {
    const start = this.#end;
    this.#string(column, true);
    if (this.#end - start <= MAX_IMPLICIT_KEY) return;
    this.#reserve(2);
    this.#out.copyWithin(start + 2, start, this.#end);
    this.#out[start] = QUESTION_MARK;
    this.#out[start + 1] = SPACE;
    this.#end += 2;
    this.#newLine(column);
  }

  /** A text that has nothing to be looked at is copied. */
  #string(column: number, isKey: boolean): void {
    const json = this.#json;
    const start = this.#at + 1;
    let at = start;
    let isPlain = BYTE_CLASSES[json[at]!] === FIRST;
    while (isPlain) {
      const byte = json[at]!;
      const kind = BYTE_CLASSES[byte]!;
      if (kind > LOOK) at += 1;
      else if (byte === QUOTE) break;
      else if (kind === LOOK && isInside(byte, json[at + 1]!)) at += 1;
      else isPlain = false;
    }
    if (!isPlain || (at - start <= MAX_WORD && WORDS.has(packBytes(json, start, at)))) {
      this.#looked(column, isKey);
      return;
    }
    this.#copy(start, at);
    this.#at = at + 1;
  }

  /** A text that may need quotes. */
  #looked(column: number, isKey: boolean): void {
    const json = this.#json;
    let at = this.#at + 1;
    for (let byte = json[at]!; byte !== QUOTE; byte = json[at]!) at += byte === BACKSLASH ? 2 : 1;
    at += 1;
    const text = JSON.parse(decoder.decode(json.subarray(this.#at, at))) as string;
    const scalar = isKey ? inlineText(text) : scalarText(text, ' '.repeat(column));
    this.#reserve(scalar.length * 3);
    this.#end += encoder.encodeInto(scalar, this.#out.subarray(this.#end)).written;
    this.#at = at;
  }

  /** A number, or `true`, `false`, `null`. */
  #word(): void {
    const json = this.#json;
    const start = this.#at;
    const isNumber = json[start]! <= 0x39;
    let at = start;
    let isInteger = true;
    // Up to `,`, `]`, `}` or the end of the text.
    for (let byte = json[at]; byte !== undefined && !isEnd(byte); byte = json[(at += 1)]) {
      if (byte === POINT) isInteger = false;
      if (byte !== LETTER_E || !isNumber || !isInteger) continue;
      // To YAML 1.1 a number has an exponent only behind a point.
      this.#copy(start, at);
      this.#reserve(2);
      this.#put(POINT);
      this.#put(0x30);
      this.#at = at;
      isInteger = false;
    }
    this.#copy(this.#at, at);
    this.#at = at;
  }

  #copy(from: number, to: number): void {
    this.#reserve(to - from);
    const json = this.#json;
    const out = this.#out;
    let end = this.#end;
    for (let at = from; at < to; at += 1) out[end++] = json[at]!;
    this.#end = end;
  }

  #dash(column: number): void {
    this.#indent(column);
    this.#put(HYPHEN);
    this.#put(SPACE);
  }

  #newLine(column: number): void {
    this.#reserve(1);
    this.#put(LINE_FEED);
    this.#indent(column);
  }

  /** Leaves room for the two bytes of a dash. */
  #indent(column: number): void {
    this.#reserve(column + 2);
    this.#out.fill(SPACE, this.#end, this.#end + column);
    this.#end += column;
  }

  #put(byte: number): void {
    this.#out[this.#end++] = byte;
  }

  #reserve(count: number): void {
    if (this.#end + count <= this.#out.length) return;
    const grown = new Uint8Array((this.#end + count) * 2);
    grown.set(this.#out.subarray(0, this.#end));
    this.#out = grown;
  }
}

/** Whether a space or a colon is only a part of the text: no comment, no key and no end follows. */
function isInside(byte: number, next: number): boolean {
  if (next === QUOTE) return false;
  return byte === SPACE ? next !== HASH : next !== SPACE;
}

function isEnd(byte: number): boolean {
  return byte === COMMA || byte === 0x5d || byte === 0x7d;
}

function classifyBytes(): Int8Array {
  const classes = new Int8Array(256).fill(NEVER);
  for (let byte = 0x21; byte < 0x7f; byte += 1) classes[byte] = INSIDE;
  for (let letter = 0x41; letter <= 0x5a; letter += 1) {
    classes[letter] = FIRST;
    classes[letter + 0x20] = FIRST;
  }
  for (const character of '_/$(') classes[character.charCodeAt(0)] = FIRST;
  // UTF-8, but for the beginnings of characters that are not printable, or break a line, here and there.
  for (let byte = 0x80; byte <= 0xf4; byte += 1) classes[byte] = INSIDE;
  for (const byte of [0xc2, 0xe2, 0xef]) classes[byte] = NEVER;
  for (const byte of [SPACE, COLON]) classes[byte] = LOOK;
  for (const byte of [QUOTE, BACKSLASH]) classes[byte] = NEVER;
  return classes;
}

/** A word of up to five letters as a number, in whatever case. */
function packBytes(bytes: Uint8Array, from: number, to: number): number {
  let word = 0;
  for (let at = from; at < to; at += 1) word = word * 256 + (bytes[at]! | 0x20);
  return word;
}

function packWord(word: string): number {
  return packBytes(encoder.encode(word), 0, word.length);
}
