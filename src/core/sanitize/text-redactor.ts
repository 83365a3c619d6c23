import {
  redactBase64,
  redactEscaped,
  redactPercentEncoded,
  withoutControlSequences,
} from './encoded-text.ts';
import { findNamedValues } from './named-text.ts';
import { isSecretParameter } from './redact-url.ts';
import { isWhole, NO_KEY, type KeyView, type RuleLevel, type RuleSet } from './rule-set.ts';
import { takesValue, type Rule } from './rule.ts';
import { CREDENTIAL_KEYS, REDACTED, wordsOf } from './secret-keys.ts';
import { redactTable } from './table-text.ts';
import { FEATURES, TextScanner } from './text-features.ts';
import { findPairs, nameBefore, type TextPair } from './text-pairs.ts';

/** What hears of everything that is redacted. */
export interface Reporter {
  found(rule: Rule, original: string, redacted: string): void;
  stopped(rule: Rule): void;
  /** Whether what a rule finds here stays. */
  keeps(rule: Rule): boolean;
}

/** Encodings inside encodings that are looked into: JSON in JSON, base64 in a query. */
const MAX_NESTING = 3;

const BASE64 = FEATURES.run | FEATURES.shortRun | FEATURES.pair;
const ESCAPED = FEATURES.escape | FEATURES.reference;
const NAMED = FEATURES.pair | FEATURES.named;
const NESTED = FEATURES.percent | FEATURES.bracket | FEATURES.table | BASE64 | ESCAPED | NAMED;

/** Values in texts that give nothing away. */
const FLAGS = /^(?:true|false|null|undefined|none|(?:is )?(?:required|optional|missing|invalid))$/i;

/** What compilers call a word that they do not understand. */
const OF_PARSERS = /\b(?:unexpected|illegal|expected) token$/i;

/** Redacts one text: a whole value, or what is found in it. */
export class TextRedactor {
  readonly #set: RuleSet;
  readonly #reporter: Reporter;
  readonly #redactJson: (value: object, nesting: number) => unknown;
  readonly #scanner = new TextScanner();
  /** The rule that takes credentials by their names, where one is loaded. */
  readonly #credentials: Rule | undefined;
  #pairedText = '';
  #pairs: readonly TextPair[] = [];
  #namedText = '';
  #named: readonly TextPair[] = [];

  /** @param redactJson - gives the same object back where nothing in it changes */
  constructor(
    set: RuleSet,
    reporter: Reporter,
    redactJson: (value: object, nesting: number) => unknown,
  ) {
    this.#set = set;
    this.#reporter = reporter;
    this.#redactJson = redactJson;
    // By its text: in a worker, the rule is a copy.
    this.#credentials = set.rules.find(({ keys }) => keys?.source === CREDENTIAL_KEYS.source);
  }

  /** @returns the same text where nothing is found */
  redact(text: string, view: KeyView, nesting = 0): string {
    if (text === '' || text === REDACTED) return text;
    const features = this.#scanner.features(text);
    if (!this.isSuspect(features) && view.rules.length === 0 && !this.#set.holdsRequired(text, view.key))
      return text;
    if (nesting < MAX_NESTING && (features & FEATURES.bracket) !== 0 && !this.#isWhollySecret(view)) {
      const json = parseJson(text);
      if (json !== undefined) {
        const redacted = this.#redactJson(json, nesting + 1);
        return redacted === json ? text : JSON.stringify(redacted);
      }
    }
    if (nesting < MAX_NESTING && (features & FEATURES.table) !== 0 && view.rules.length === 0) {
      const table = this.#table(text, nesting);
      if (table !== undefined) return table;
    }
    const bare = withoutControlSequences(text);
    const inside = (decoded: string): string => this.redact(decoded, NO_KEY, nesting + 1);
    const isNested = nesting < MAX_NESTING;
    // Before the text as it is written, in which an escape is glued to what follows it.
    const open = isNested && (features & ESCAPED) !== 0 ? redactEscaped(bare, inside) : bare;
    const plain = this.#byLevels(open, features, view);
    const redacted = isNested ? encodedPartsOf(plain, features, inside) : plain;
    return redacted === bare ? text : redacted;
  }

  #table(text: string, nesting: number): string | undefined {
    return redactTable(
      text,
      (column) => {
        const { rules, blocked } = this.#set.viewOf(column);
        return rules.length > 0 || blocked.length > 0;
      },
      (cell, column) => this.redact(cell, this.#set.viewOf(column), nesting + 1),
    );
  }

  /** Whether a text with these features may hold something, under a key that says nothing. */
  isSuspect(features: number): boolean {
    return this.#set.looksAtAll || (features & (this.#set.needs | NESTED)) !== 0;
  }

  #byLevels(original: string, features: number, view: KeyView): string {
    let text = original;
    for (const level of this.#set.levels) {
      const keyed = view.rules.find(
        (rule) => level.rules.has(rule) && takesValue(rule, original) && !this.#reporter.keeps(rule),
      );
      if (keyed !== undefined) {
        if (text !== REDACTED) this.#reporter.found(keyed, original, keyed.replacement);
        return keyed.replacement;
      }
      if (level.hasKeys && (features & NAMED) !== 0) text = this.#redactPairs(text, features, level);
      for (const rule of level.texts) {
        if (rule.needs !== 0 && (rule.needs & features) === 0) continue;
        if (view.blocked.includes(rule) || this.#reporter.keeps(rule)) continue;
        const before = text;
        text = this.#replace(text, rule);
        if (rule.isOwn && text === before && view.key !== '') text = this.#withKey(text, rule, view.key);
      }
    }
    return text;
  }

  #replace(text: string, rule: Rule): string {
    let out = '';
    let past = 0;
    for (let from = 0; from <= text.length;) {
      const match = rule.matcher!(text, from);
      if (match === undefined) break;
      if (match === 'stopped') return this.#removeAll(text, rule);
      const whole = match.groups[0]!;
      const replacement = rule.expand(match);
      const isTaken =
        whole !== '' &&
        whole !== replacement &&
        (rule.check?.(whole) ?? true) &&
        !this.#isExcused(rule, text, match.index);
      // A match that is none may hide one that begins inside it.
      from = match.index + (isTaken || whole === replacement ? Math.max(whole.length, 1) : 1);
      if (!isTaken) continue;
      this.#reporter.found(rule, whole, replacement);
      out += text.slice(past, match.index) + replacement;
      past = from;
    }
    return past === 0 ? text : out + text.slice(past);
  }

  #removeAll(text: string, rule: Rule): string {
    this.#reporter.stopped(rule);
    this.#reporter.found(rule, text, REDACTED);
    return REDACTED;
  }

  /** A pattern of the app may have been written for text that holds names and values. */
  #withKey(text: string, rule: Rule, key: string): string {
    const head = `"${key}":"`;
    const joined = `${head}${text}"`;
    for (let from = 0; from <= joined.length;) {
      const match = rule.matcher!(joined, from);
      if (match === undefined) break;
      if (match === 'stopped') return this.#removeAll(text, rule);
      const end = match.index + match.groups[0]!.length;
      from = Math.max(end, match.index + 1);
      if (end <= head.length || match.index >= joined.length - 1) continue;
      const replaced = joined.slice(0, match.index) + rule.expand(match) + joined.slice(end);
      if (replaced === joined) continue;
      const isValueAlone = replaced.startsWith(head) && replaced.endsWith('"');
      const redacted = isValueAlone ? replaced.slice(head.length, -1) : REDACTED;
      this.#reporter.found(rule, text, redacted);
      return redacted;
    }
    return text;
  }

  #isWhollySecret({ rules }: KeyView): boolean {
    return rules.some((rule) => isWhole(rule) && !this.#reporter.keeps(rule));
  }

  #redactPairs(text: string, features: number, level: RuleLevel): string {
    let out = '';
    let past = 0;
    for (const pair of this.#pairsOf(text, features)) {
      if (pair.from < past || text.startsWith(REDACTED, pair.from)) continue;
      const value = text.slice(pair.from, pair.to);
      const rule = this.#ruleOfPair(pair, value, level);
      if (rule === undefined) continue;
      this.#reporter.found(rule, value, rule.replacement);
      out += text.slice(past, pair.from) + rule.replacement;
      past = pair.to;
    }
    return past === 0 ? text : out + text.slice(past);
  }

  /** Each level looks at the same text where those above it found nothing. */
  #pairsOf(text: string, features: number): readonly TextPair[] {
    if (text !== this.#pairedText) {
      const pairs = (features & FEATURES.pair) !== 0 ? findPairs(text) : [];
      const named = this.#namedIn(text);
      this.#pairs = named.length === 0 ? pairs : [...named, ...pairs].sort((a, b) => a.from - b.from);
      this.#pairedText = text;
    }
    return this.#pairs;
  }

  /** Asked for again for each match in a text. */
  #namedIn(text: string): readonly TextPair[] {
    if (text !== this.#namedText) {
      this.#named = findNamedValues(text);
      this.#namedText = text;
    }
    return this.#named;
  }

  /** Whether the name in front of a match, or the one of what it stands in, says that it is something else. */
  #isExcused({ unless }: Rule, text: string, at: number): boolean {
    if (unless === undefined) return false;
    if (unless.test(wordsOf(nameBefore(text, at)))) return true;
    return this.#namedIn(text).some(
      ({ key, from, to }) => from <= at && at < to && unless.test(wordsOf(key)),
    );
  }

  #ruleOfPair(
    { key, isParameter, isLabel, isSentence }: TextPair,
    value: string,
    level: RuleLevel,
  ): Rule | undefined {
    if (FLAGS.test(value) || OF_PARSERS.test(key)) return undefined;
    for (let name = key; name !== ''; name = name.slice(name.indexOf(' ') + 1)) {
      const rules = this.#set.viewOf(name).rules;
      if (rules.length > 0 && !/[\p{L}\d]/u.test(value)) return undefined;
      const rule = rules.find(
        (one) =>
          level.rules.has(one) &&
          takesValue(one, decodeParameter(value)) &&
          !this.#reporter.keeps(one) &&
          (!isLabel || (one.labels?.test(value) ?? true)) &&
          !(isSentence && one.skipsSentences),
      );
      if (rule !== undefined) return rule;
      if (!name.includes(' ')) break;
    }
    const credentials = this.#credentials;
    const isSecret = isParameter && credentials !== undefined && isSecretParameter(key);
    if (!isSecret || !level.rules.has(credentials)) return undefined;
    return this.#reporter.keeps(credentials) ? undefined : credentials;
  }
}

function encodedPartsOf(text: string, features: number, inside: (decoded: string) => string): string {
  const isPercent = (features & (FEATURES.percent | FEATURES.pair)) !== 0;
  const redacted = isPercent ? redactPercentEncoded(text, inside) : text;
  return (features & BASE64) !== 0 ? redactBase64(redacted, inside) : redacted;
}

function decodeParameter(value: string): string {
  if (!/[%+]/.test(value)) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function parseJson(text: string): object | undefined {
  if (!/^\s*(?:\{[^]*\}|\[[^]*\])\s*$/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
