import { isValueKey, NAME_KEYS } from './named-values.ts';
import { NO_KEY, type RuleSet } from './rule-set.ts';
import { TextRedactor } from './text-redactor.ts';
import { FEATURES, TextScanner } from './text-features.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const MIN_NUMBER_LENGTH = 13;
const MAX_CACHED_KEYS = 5_000;

/** Texts that come again and again, such as types of content, are looked at once. */
const MAX_CACHED_TEXTS = 2_000;
const MAX_CACHED_LENGTH = 80;

/** What a key in a line means for it. */
type KeyMeaning = 'telling' | 'names' | 'value' | 'ordinary';

/**
 * Tells of a line of JSON, without reading it whole, that nothing in it is to be redacted: most lines have no
 * key and no text that could be. It errs to one side alone: a line that it lets pass is one that stays as it is.
 */
export class LineFilter {
  readonly #set: RuleSet;
  readonly #scanner = new TextScanner();
  readonly #text: TextRedactor;
  readonly #keys = new Map<string, KeyMeaning>();
  readonly #texts = new Map<string, boolean>();
  #isFound = false;
  /** Where what rules require was last found, and in which text. */
  #requiredAt = -1;
  #requiredIn = '';

  constructor(set: RuleSet) {
    this.#set = set;
    const found = (): void => {
      this.#isFound = true;
    };
    // An object inside a text is for those who read the line.
    this.#text = new TextRedactor(set, { found, stopped: found }, (value) => {
      this.#isFound = true;
      return value;
    });
  }

  /** Whether the line of `text` between two places has to be read. */
  isSuspect(text: string, from: number, to: number): boolean {
    if (this.#set.looksAtAll || this.#hasRequired(text, from, to)) return true;
    let isNamed = false;
    let hasValueKey = false;
    let names: string[] | undefined;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        const start = at + 1;
        const features = this.#scanner.stringFeatures(text, start);
        at = this.#scanner.end;
        const isKey = text.charCodeAt(at + 1) === COLON;
        if (isKey) {
          const meaning = this.#meaningOf(text.slice(start, at));
          if (meaning === 'telling') return true;
          isNamed = meaning === 'names';
          hasValueKey ||= meaning === 'value';
          at += 1;
          continue;
        }
        if (this.#isSuspectText(text, start, at, features)) return true;
        const isFirst = text.charCodeAt(start - 2) === OPEN_BRACKET && text.charCodeAt(at + 1) === COMMA;
        if (isFirst && this.#isTellingName(text.slice(start, at))) return true;
        if (isNamed) (names ??= []).push(text.slice(start, at));
        isNamed = false;
      } else if (code >= 0x31 && code <= 0x39) {
        const start = at;
        while (isNumberPart(text.charCodeAt(at + 1))) at += 1;
        if (at - start >= MIN_NUMBER_LENGTH - 1 && this.#redacts(text.slice(start, at + 1))) return true;
      }
    }
    return hasValueKey && names?.some((name) => this.#isTellingName(name)) === true;
  }

  /** Looks at a text once, however many lines it has. */
  #hasRequired(text: string, from: number, to: number): boolean {
    const { required } = this.#set;
    if (required === undefined) return false;
    if (this.#requiredIn !== text || this.#requiredAt < from) {
      required.lastIndex = from;
      this.#requiredIn = text;
      this.#requiredAt = required.exec(text)?.index ?? text.length;
    }
    return this.#requiredAt < to;
  }

  #isSuspectText(text: string, from: number, to: number, features: number): boolean {
    const isEscaped = (features & FEATURES.escape) !== 0;
    if (!isEscaped && !this.#text.isSuspect(features)) return false;
    const raw = text.slice(from, to);
    const known = raw.length > MAX_CACHED_LENGTH ? undefined : this.#texts.get(raw);
    if (known !== undefined) return known;
    const isSuspect = this.#redacts(isEscaped ? (JSON.parse(`"${raw}"`) as string) : raw);
    if (raw.length <= MAX_CACHED_LENGTH) {
      if (this.#texts.size >= MAX_CACHED_TEXTS) this.#texts.clear();
      this.#texts.set(raw, isSuspect);
    }
    return isSuspect;
  }

  #redacts(text: string): boolean {
    this.#isFound = false;
    this.#text.redact(text, NO_KEY);
    return this.#isFound;
  }

  #meaningOf(raw: string): KeyMeaning {
    const known = this.#keys.get(raw);
    if (known !== undefined) return known;
    const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    let meaning: KeyMeaning = 'ordinary';
    if (this.#set.viewOf(key).rules.length > 0 || this.#redacts(key)) meaning = 'telling';
    else if (NAME_KEYS.includes(key)) meaning = 'names';
    else if (isValueKey(key) || key === 'changes') meaning = 'value';
    if (this.#keys.size >= MAX_CACHED_KEYS) this.#keys.clear();
    this.#keys.set(raw, meaning);
    return meaning;
  }

  /** Whether a text would be telling as a key, or as a path to a value. */
  #isTellingName(raw: string): boolean {
    const steps = raw.includes('/') ? raw.split('/') : [raw];
    return steps.some((step) => step !== '' && this.#set.viewOf(step).rules.length > 0);
  }
}

function isNumberPart(code: number): boolean {
  // Digits, and what a fraction or an exponent has.
  return (
    (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x65 || code === 0x2b || code === 0x2d
  );
}
