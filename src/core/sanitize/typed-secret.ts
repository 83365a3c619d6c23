import { escapeRegExp } from './escape-regexp.ts';
import type { Rule } from './rule.ts';

/** A secret that was typed letter by letter: records from before its last letter hold beginnings of it. */
export interface TypedSecret {
  /** Name of the rule that finds the whole of it. */
  pattern: string;
  /** As the rule found it. */
  text: string;
  /** What takes its place. */
  redacted: string;
  /** `seq` of the first record that may hold a beginning. */
  fromSeq: number;
  /** `seq` of the first one after it that holds none. */
  toSeq: number;
}

/** What removes the beginnings of one typed secret. */
export interface TypedBeginnings extends TypedSecret {
  rule: Rule;
  find: RegExp;
}

/** Letters that stay of a beginning: fewer say nothing, and would be found in too many other words. */
const KEPT = 3;

/** What is spelled with signs between its letters in one place, and without in another: numbers, IBANs. */
const GROUPED = /^(?:[+(]?\d[\d ()./-]*|(?=(?:.*\d){8})[\p{L}\d][\p{L}\d ./-]*)$/u;

/** The signs between them, as they are or percent-encoded. */
const GROUPING = /[\s()+./-]/g;
const BETWEEN = String.raw`(?:[\s()+./-]|%2[089BF]){0,3}`;

/** Letters that tell a secret though a wrong one comes behind them, and their share of it. */
const MIN_TELLING = 6;
const TELLING_SHARE = 1 / 3;

/** Longer secrets are not typed: of their letters behind, any will do. */
const MAX_LETTERS = 200;

/** @returns undefined for a secret of which no beginning says much */
export function beginningsOf(secret: TypedSecret, rule: Rule): TypedBeginnings | undefined {
  const isGrouped = GROUPED.test(secret.text);
  const letters = [...(isGrouped ? secret.text.replace(GROUPING, '') : secret.text)];
  if (letters.length < KEPT + 2) return undefined;
  const between = isGrouped ? BETWEEN : '';
  const spelled = letters.slice(0, Math.min(letters.length - 1, MAX_LETTERS)).map(spellings);
  const telling = Math.max(MIN_TELLING, Math.ceil(spelled.length * TELLING_SHARE));
  const then = (from: number, to: number | undefined, last: string): string =>
    spelled.slice(from, to).reduceRight((inner, one) => `(?:${between}${one}${inner})?`, last);
  const mistyped = isGrouped ? `(?:${between}[\\p{L}\\p{N}_])*` : '[^\\s"&]*';
  const rest = then(telling, undefined, '') + (spelled.length < telling ? '' : mistyped);
  const source = spelled.slice(0, KEPT + 1).join(between) + then(KEPT + 1, telling, rest);
  // A word of its own, behind an encoded sign, too.
  const find = new RegExp(`(?<=^|[^\\p{L}\\p{N}_]|%[\\da-f]{2})${source}(?![\\p{L}\\p{N}_])`, 'giu');
  return { ...secret, rule, find };
}

/** A letter as it is, and as it stands in an address. */
function spellings(letter: string): string {
  const plain = escapeRegExp(letter);
  if (/[\w.~*'()-]|\p{Cs}/u.test(letter)) return plain;
  return `(?:${plain}|${encodeURIComponent(letter)}${letter === ' ' ? '|\\+' : ''})`;
}
