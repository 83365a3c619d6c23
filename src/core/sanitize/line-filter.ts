import { detachedText } from './detached-text.ts';
import { namesFrom } from './list-names.ts';
import { nameOfTarget } from './name-of-target.ts';
import { isTypedKey, isValueKey, NAME_KEYS } from './named-values.ts';
import { RECORD_TEXTS } from './record-redactor.ts';
import { NO_KEY, type RuleSet } from './rule-set.ts';
import { takesValue, type Rule } from './rule.ts';
import { TextRedactor } from './text-redactor.ts';
import { FEATURES, MIN_INTEGER_LENGTH, TextScanner } from './text-features.ts';

const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const MAX_CACHED_KEYS = 5_000;

/** Texts that come again and again, such as types of content, are looked at once. */
const MAX_CACHED_TEXTS = 20_000;
const MAX_CACHED_LENGTH = 80;

/** A key of lines, and what it means for them. */
interface KnownKey {
  meaning: 'telling' | 'keyed' | 'names' | 'target' | 'value' | 'typed' | 'tag' | 'ordinary';
  /** Unescaped. */
  key: string;
  /** As it stands in a line, from behind its first quote. */
  written: string;
  /** The key that came behind it last: records are alike, so it is likely to come again. */
  next: KnownKey | undefined;
}

/** A text that is put in the place of another. */
interface LineEdit {
  from: number;
  to: number;
  text: string;
}

/**
 * Tells of a line of JSON, without reading it whole, that nothing in it is to be redacted: most lines have no
 * key and no text that could be. It errs to one side alone: a line that it lets pass is one that stays as it is,
 * but for texts under keys that set off a rule whatever stands around them.
 */
export class LineFilter {
  readonly #set: RuleSet;
  readonly #scanner = new TextScanner();
  readonly #text: TextRedactor;
  readonly #edits: boolean;
  readonly #keys = new Map<string, KnownKey>();
  #lastKey: KnownKey | undefined;
  readonly #texts = new Map<string, boolean>();
  readonly #elements = new Map<string, boolean>();
  #isFound = false;
  /** Texts that only those who read their line can redact. */
  #unsureCount = 0;
  /** What to put where in the last line that was let pass, and the rules that were set off. */
  readonly edits: LineEdit[] = [];
  readonly found: Rule[] = [];
  /** Where what rules require was last found, and in which text. */
  #requiredAt = -1;
  #requiredIn = '';

  /** @param edits - whether texts are redacted where they stand; else, any line with one has to be read */
  constructor(set: RuleSet, edits: boolean) {
    this.#set = set;
    this.#edits = edits;
    const found = (rule: Rule): void => {
      this.#isFound = true;
      this.found.push(rule);
    };
    const stopped = (): void => {
      this.#isFound = true;
      this.#unsureCount += 1;
    };
    // An object inside a text is for those who read the line.
    this.#text = new TextRedactor(set, { found, stopped, keeps: () => false }, (value) => {
      stopped();
      return value;
    });
  }

  /** Whether the line of `text` between two places has to be read. */
  isSuspect(text: string, from: number, to: number): boolean {
    if (this.found.length > 0) this.edits.length = this.found.length = 0;
    if (this.#set.looksAtAll || this.#hasRequired(text, from, to)) return true;
    let isNamed = false;
    let isTarget = false;
    let hasValueKey = false;
    let hasTypedKey = false;
    let isEdited = false;
    let hasTag = false;
    let names: string[] | undefined;
    let targets: string[] | undefined;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        const start = at + 1;
        let known = this.#lastKey?.next;
        let features = 0;
        if (known !== undefined && text.startsWith(known.written, start)) {
          this.#lastKey = known;
        } else {
          features = this.#scanner.stringFeatures(text, start);
          at = this.#scanner.end;
          known = text.charCodeAt(at + 1) === COLON ? this.#key(text.slice(start, at)) : undefined;
        }
        if (known !== undefined) {
          const { meaning } = known;
          at = start + known.written.length - 1;
          if (meaning === 'telling') return true;
          if (meaning === 'keyed') {
            at = this.#editValue(text, at + 1, known.key);
            if (at < 0) return true;
            isEdited = true;
          }
          isNamed = meaning === 'names';
          isTarget = meaning === 'target';
          hasTypedKey ||= meaning === 'typed';
          hasValueKey ||= hasTypedKey || meaning === 'value';
          hasTag ||= meaning === 'tag';
          continue;
        }
        if (this.#isSuspectText(text, start, at, features)) return true;
        const before = text.charCodeAt(start - 2);
        const isFollowed = text.charCodeAt(at + 1) === COMMA && before !== COLON;
        if (isFollowed && this.#isTellingElement(text.slice(start, at))) return true;
        if (isNamed) (names ??= []).push(text.slice(start, at));
        if (isTarget) (targets ??= []).push(text.slice(start, at));
        isTarget = false;
        // A list of steps is a name as a whole.
        isNamed &&= isFollowed;
      } else if (isDigit(code)) {
        const start = at;
        while (isDigit(text.charCodeAt(at + 1))) at += 1;
        const isInteger = !isFraction(text.charCodeAt(at + 1));
        if (!isInteger) while (isNumberPart(text.charCodeAt(at + 1))) at += 1;
        else if (at - start >= MIN_INTEGER_LENGTH - 1 && this.#redacts(text.slice(start, at + 1)))
          return true;
      }
    }
    if (hasValueKey && names?.some((name) => this.#isTellingName(name)) === true) return true;
    if (hasTypedKey && targets?.some((target) => this.#isTellingTarget(target)) === true) return true;
    if (isEdited && names?.some((name) => this.#isTellingBeside(name)) === true) return true;
    // What stands in a tagged value may be no value under its key.
    return hasTag && this.edits.length > 0;
  }

  /** Redacts the text at a place. @returns where it ends, or -1 where the line has to be read to know */
  #editValue(text: string, from: number, key: string): number {
    if (text.startsWith('null', from)) return from + 3;
    if (text.charCodeAt(from) !== QUOTE) return -1;
    const features = this.#scanner.stringFeatures(text, from + 1);
    const to = this.#scanner.end + 1;
    const isEscaped = (features & FEATURES.escape) !== 0;
    const value = isEscaped
      ? (JSON.parse(text.slice(from, to)) as string)
      : text.slice(from + 1, to - 1);
    const redacted = this.#redactedUnder(key, value);
    if (redacted === undefined) return -1;
    if (redacted !== value) this.edits.push({ from, to, text: JSON.stringify(redacted) });
    return to - 1;
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

  #redactedUnder(key: string, value: string): string | undefined {
    const before = this.#unsureCount;
    const redacted = this.#text.redact(value, this.#set.viewOf(key));
    return this.#unsureCount === before ? redacted : undefined;
  }

  /** In a line that is let pass this finds nothing. */
  #redacts(text: string): boolean {
    this.#isFound = false;
    this.#text.redact(text, NO_KEY);
    return this.#isFound;
  }

  #key(raw: string): KnownKey {
    let known = this.#keys.get(raw);
    if (known === undefined) {
      if (this.#keys.size >= MAX_CACHED_KEYS) this.#keys.clear();
      const key = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
      known = { meaning: this.#meaningOf(key), key, written: `${raw}":`, next: undefined };
      this.#keys.set(detachedText(raw), known);
    }
    if (this.#lastKey !== undefined) this.#lastKey.next = known;
    this.#lastKey = known;
    return known;
  }

  #meaningOf(key: string): KnownKey['meaning'] {
    const isNamed =
      NAME_KEYS.includes(key) || key === 'target' || isValueKey(key) || RECORD_TEXTS.has(key);
    if (this.#redacts(key)) return 'telling';
    if (this.#set.viewOf(key).rules.length > 0) return this.#edits && !isNamed ? 'keyed' : 'telling';
    if (key === '$type') return 'tag';
    if (NAME_KEYS.includes(key) || this.#set.viewOf(key).beside.length > 0) return 'names';
    if (key === 'target') return 'target';
    if (isTypedKey(key) || key === 'changes') return 'typed';
    return isValueKey(key) ? 'value' : 'ordinary';
  }

  /** Whether an element of a list may name one behind it. */
  #isTellingElement(raw: string): boolean {
    const known = this.#elements.get(raw);
    if (known !== undefined) return known;
    const element = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    const isTelling = namesFrom(element).some((name) => this.#isTellingName(name));
    if (this.#elements.size >= MAX_CACHED_KEYS) this.#elements.clear();
    if (raw.length <= MAX_CACHED_LENGTH) this.#elements.set(detachedText(raw), isTelling);
    return isTelling;
  }

  /** Whether a text would be telling as a key, or as a path to a value. */
  #isTellingName(raw: string): boolean {
    return raw.includes('/')
      ? raw.split('/').some((step) => this.#set.viewOf(step).rules.length > 0)
      : this.#set.viewOf(raw).rules.length > 0;
  }

  /** Whether a text would be telling where another key of its object is. */
  #isTellingBeside(raw: string): boolean {
    return raw.includes('\\') || this.#set.besideRules.some((rule) => takesValue(rule, raw));
  }

  /** Whether what was typed into an element is known by its name. */
  #isTellingTarget(raw: string): boolean {
    const name = nameOfTarget(raw);
    return name !== undefined && this.#isTellingName(name);
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
