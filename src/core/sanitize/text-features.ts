import type { Feature } from '../model/sanitize-pattern.ts';

/**
 * What a text has, found in one pass over its characters. A pattern names what any match of it needs, so that
 * most texts are passed over without a look by most patterns.
 */
export const FEATURES = {
  at: 1,
  pair: 2,
  percent: 4,
  escape: 8,
  digits: 16,
  manyDigits: 32,
  dotted: 64,
  run: 128,
  proseDigits: 256,
  hyphens: 512,
  bracket: 1024,
  shortRun: 2048,
  /** A space, and a digit or what else random passwords have. */
  proseMark: 4096,
  named: 8192,
  reference: 1 << 20,
  table: 1 << 21,
} as const satisfies Record<Feature, number>;

const DIGIT = 1 << 14;
const RUN_CHARACTER = 1 << 15;
const DOT = 1 << 16;
const HYPHEN = 1 << 17;
const SPACE = 1 << 18;
const MARK = 1 << 19;
const MARKUP = 1 << 22;
const QUOTED = 1 << 23;
const REFERENCE = 1 << 24;
const SEMICOLON = 1 << 25;
const NEWLINE = 1 << 26;
const CELL = 1 << 27;
const OPTION = 1 << 28;
const INNER = MARKUP | QUOTED | REFERENCE | SEMICOLON | NEWLINE | CELL | OPTION;
const COUNTED = DIGIT | RUN_CHARACTER | DOT | HYPHEN;

/** Digits of the shortest number that tells something by its looks: a card's. */
export const MIN_INTEGER_LENGTH = 13;

const MIN_RUN = 16;
const SHORT_RUN = 12;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const KINDS = new Int32Array(128);
mark('@', FEATURES.at);
mark(':=', FEATURES.pair);
mark('%', FEATURES.percent);
mark('\\', FEATURES.escape);
mark('{[', FEATURES.bracket);
mark('0123456789', DIGIT | RUN_CHARACTER);
mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/_=', RUN_CHARACTER);
mark('-', RUN_CHARACTER | HYPHEN);
mark('.', DOT);
mark(' ', SPACE);
mark('!#$*+^~', MARK);
mark('<', MARKUP);
mark('"\'', QUOTED);
mark('&', REFERENCE);
mark(';', SEMICOLON | CELL);
mark('\n', NEWLINE);
mark(',|\t', CELL);

function mark(characters: string, kind: number): void {
  for (const character of characters) KINDS[character.charCodeAt(0)]! |= kind;
}

/** Reads texts, and strings of JSON where they stand in it. */
export class TextScanner {
  /** Where the last string ended: the index of its closing quote, or the text's length. */
  end = 0;

  /** Features of a text, as a sum of bits. */
  features(text: string): number {
    return this.#scan(text, 0, -1);
  }

  /** Features of the string of JSON whose first character is at `from`; moves `end`. */
  stringFeatures(json: string, from: number): number {
    return this.#scan(json, from, QUOTE);
  }

  #scan(text: string, from: number, stop: number): number {
    const { length } = text;
    let seen = 0;
    let digits = 0;
    let dots = 0;
    let hyphens = 0;
    let quotes = 0;
    let runFrom = from;
    let longest = 0;
    let at = from;
    for (; at < length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === stop) break;
      const kind = code < 128 ? KINDS[code]! : 0;
      seen |= kind;
      if ((kind & RUN_CHARACTER) === 0) {
        if (at - runFrom > longest) longest = at - runFrom;
        if (at - runFrom === SHORT_RUN && isMixed(text, runFrom, at)) seen |= FEATURES.shortRun;
        runFrom = at + 1;
        if ((kind & DOT) !== 0) dots += 1;
        if ((kind & QUOTED) !== 0) quotes += 1;
        if (code === BACKSLASH && stop === QUOTE) at += 1;
      } else if ((kind & (DIGIT | HYPHEN)) !== 0) {
        if ((kind & DIGIT) !== 0) digits += 1;
        else {
          hyphens += 1;
          // An option of a command begins with one.
          if (at === runFrom) seen |= OPTION;
        }
      }
    }
    this.end = at;
    if (at - runFrom > longest) longest = at - runFrom;
    if (at - runFrom === SHORT_RUN && isMixed(text, runFrom, at)) seen |= FEATURES.shortRun;
    if ((seen & SPACE) !== 0) {
      if (digits > 0 || (seen & MARK) !== 0) seen |= FEATURES.proseMark;
      if (digits >= 3) seen |= FEATURES.proseDigits;
      if (quotes >= 2 || (seen & OPTION) !== 0) seen |= FEATURES.named;
    }
    if ((seen & MARKUP) !== 0) seen |= FEATURES.named;
    if ((seen & REFERENCE) !== 0 && (seen & SEMICOLON) !== 0) seen |= FEATURES.reference;
    if ((seen & NEWLINE) !== 0 && (seen & CELL) !== 0) seen |= FEATURES.table;
    if (digits >= 4 && dots >= 3) seen |= FEATURES.dotted;
    if (digits >= 6) seen |= FEATURES.digits;
    if (digits >= 13) seen |= FEATURES.manyDigits;
    if (hyphens >= 5) seen |= FEATURES.hyphens;
    if (longest >= MIN_RUN) seen |= FEATURES.run;
    return seen & ~(COUNTED | SPACE | MARK | INNER);
  }
}

/** Letters of both cases and digits: a word of an ordinary text has not all of them. */
function isMixed(text: string, from: number, to: number): boolean {
  let kinds = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x61) kinds |= 1;
    else if (code >= 0x41 && code <= 0x5a) kinds |= 2;
    else if (code >= 0x30 && code <= 0x39) kinds |= 4;
  }
  return kinds === 7;
}
