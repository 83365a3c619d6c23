import { detachedText } from './detached-text.ts';
import { nameOfTarget } from './name-of-target.ts';
import { isValueKey, NAME_KEYS } from './named-values.ts';
import { NO_KEY, type RuleSet } from './rule-set.ts';
import { TextRedactor } from './text-redactor.ts';
import { FEATURES, MIN_INTEGER_LENGTH, TextScanner } from './text-features.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const MAX_CACHED_KEYS = 5_000;

/** Texts that come again and again, such as types of content, are looked at once. */
const MAX_CACHED_TEXTS = 20_000;
const MAX_CACHED_LENGTH = 80;

/** A key of lines, and what it means for them. */
interface KnownKey {
  meaning: 'telling' | 'names' | 'value' | 'ordinary';
  /** As it stands in a line, from behind its first quote. */
  written: string;
  /** The key that came behind it last: records are alike, so it is likely to come again. */
  next: KnownKey | undefined;
}

/**
 * Tells of a line of JSON, without reading it whole, that nothing in it is to be redacted: most lines have no
 * key and no text that could be. It errs to one side alone: a line that it lets pass is one that stays as it is.
 */
export class LineFilter {
  readonly #set: RuleSet;
  readonly #scanner = new TextScanner();
  readonly #text: TextRedactor;
  readonly #keys = new Map<string, KnownKey>();
  #lastKey: KnownKey | undefined;
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
    this.#text = new TextRedactor(set, { found, stopped: found, keeps: () => false }, (value) => {
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
        const next = this.#lastKey?.next;
        if (next !== undefined && text.startsWith(next.written, start)) {
          if (next.meaning === 'telling') return true;
          isNamed = next.meaning === 'names';
          hasValueKey ||= next.meaning === 'value';
          at = start + next.written.length - 1;
          this.#lastKey = next;
          continue;
        }
        const features = this.#scanner.stringFeatures(text, start);
        at = this.#scanner.end;
        const isKey = text.charCodeAt(at + 1) === COLON;
        if (isKey) {
          const { meaning } = this.#key(text.slice(start, at));
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
      } else if (isDigit(code)) {
        const start = at;
        while (isDigit(text.charCodeAt(at + 1))) at += 1;
        const isInteger = !isFraction(text.charCodeAt(at + 1));
        if (!isInteger) while (isNumberPart(text.charCodeAt(at + 1))) at += 1;
        else if (at - start >= MIN_INTEGER_LENGTH - 1 && this.#redacts(text.slice(start, at + 1)))
          return true;
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
      this.#texts.set(detachedText(raw), isSuspect);
    }
    return isSuspect;
  }

  #redacts(text: string): boolean {
    this.#isFound = false;
    this.#text.redact(text, NO_KEY);
    return this.#isFound;
  }

  #key(raw: string): KnownKey {
    let known = this.#keys.get(raw);
    if (known === undefined) {
      if (this.#keys.size >= MAX_CACHED_KEYS) this.#keys.clear();
      known = { meaning: this.#meaningOf(raw), written: `${raw}":`, next: undefined };
      this.#keys.set(detachedText(raw), known);
    }
    if (this.#lastKey !== undefined) this.#lastKey.next = known;
    this.#lastKey = known;
    return known;
  }

  #meaningOf(raw: string): KnownKey['meaning'] {
    const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    if (this.#set.viewOf(key).rules.length > 0 || this.#redacts(key)) return 'telling';
    if (NAME_KEYS.includes(key) || key === 'target') return 'names';
    return isValueKey(key) || key === 'changes' ? 'value' : 'ordinary';
  }

  /** Whether a text would be telling as a key, or as a path to a value. */
  #isTellingName(raw: string): boolean {
    const steps = raw.includes('/') ? raw.split('/') : [raw];
    return [...steps, nameOfTarget(raw) ?? ''].some(
      (step) => step !== '' && this.#set.viewOf(step).rules.length > 0,
    );
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isFraction(code: number): boolean {
  return code === 0x2e || code === 0x65;
}

function isNumberPart(code: number): boolean {
  return isDigit(code) || isFraction(code) || code === 0x2b || code === 0x2d;
}
