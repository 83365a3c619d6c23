import { refuseArgument } from '../model/errors.ts';
import { isTagged, type TaggedValue } from '../model/tagged-value.ts';
import { decodeBase64 } from './encoded-text.ts';
import { formatPath } from './format-path.ts';
import { namesInList, type ElementNames } from './list-names.ts';
import { isTypedKey, isValueKey, NAME_KEYS, nameFrom, repeatsName } from './named-values.ts';
import { NO_KEY, type KeyView, type RuleSet } from './rule-set.ts';
import { takesValue, type Rule } from './rule.ts';
import { REDACTED } from './secret-keys.ts';
import { MIN_INTEGER_LENGTH } from './text-features.ts';
import { TextRedactor, type Reporter } from './text-redactor.ts';
import type { TypedBeginnings } from './typed-secret.ts';

/** What hears of everything that is redacted, with its place. */
export interface PlacedReporter {
  found(rule: Rule, path: readonly (string | number)[], original: string, redacted: string): void;
  stopped(rule: Rule): void;
  /** Whether what a rule finds at a place stays. */
  keeps(rule: Rule, path: readonly (string | number)[]): boolean;
}

/** Redacts values of any shape, tagged ones included. What is given is never changed: containers are copied. */
export class ValueRedactor {
  /** Where the walk is. */
  readonly path: (string | number)[] = [];
  /** What is removed of secrets that were being typed. */
  typed: readonly TypedBeginnings[] = [];
  readonly #set: RuleSet;
  readonly #text: TextRedactor;
  readonly #reporter: Reporter;
  #count = 0;

  constructor(set: RuleSet, reporter: PlacedReporter) {
    this.#set = set;
    this.#reporter = {
      found: (rule, original, redacted) => {
        this.#count += 1;
        reporter.found(rule, this.path, original, redacted);
      },
      stopped: (rule) => reporter.stopped(rule),
      keeps: (rule) => reporter.keeps(rule, this.path),
    };
    this.#text = new TextRedactor(set, this.#reporter, (value) => {
      const before = this.#count;
      const redacted = this.value(value, NO_KEY);
      return this.#count === before ? value : redacted;
    });
  }

  text(text: string, view = NO_KEY): string {
    const redacted = this.#text.redact(text, view);
    return this.typed.reduce((rest, one) => this.#removeTyped(rest, one), redacted);
  }

  /** A text by which readers find things: one that is no address holds no value that was typed. */
  name(text: string): string {
    return text.includes('=') ? this.text(text) : this.#text.redact(text, NO_KEY);
  }

  value(value: unknown, view: KeyView): unknown {
    switch (typeof value) {
      case 'string':
        return this.text(value, view);
      case 'number':
      case 'bigint':
        return this.#number(value, view);
      case 'boolean':
        return this.#boolean(value, view);
      case 'object':
        return value === null ? null : this.#object(value, view);
      default:
        return value;
    }
  }

  /** The value at a step below the place of the walk. */
  at(step: string | number, value: unknown, view: KeyView): unknown {
    return this.#in(step, () => this.value(value, view));
  }

  /** An object whose value was typed into a field of that name. */
  named(fields: object, name: string): object {
    return this.#fields(fields, NO_KEY, name);
  }

  /** What two names say of one value. */
  join(view: KeyView, names: readonly string[]): KeyView {
    if (names.length === 0) return view;
    const views = [view, ...names.map((name) => this.#set.viewOfName(name))];
    return {
      ...view,
      rules: views.flatMap(({ rules }) => rules),
      blocked: views.flatMap(({ blocked }) => blocked),
    };
  }

  #number(value: number | bigint, view: KeyView): unknown {
    const text = String(value);
    const isSuspect = this.#set.hasUnlimited || this.typed.length > 0 || isLongInteger(text);
    if (view.rules.length === 0 && !isSuspect) return value;
    const redacted = this.text(text, view);
    return redacted === text ? value : redacted;
  }

  #removeTyped(text: string, { rule, redacted, find }: TypedBeginnings): string {
    return text.replace(find, (beginning) => {
      if (this.#reporter.keeps(rule)) return beginning;
      this.#reporter.found(rule, beginning, redacted);
      return redacted;
    });
  }

  #boolean(value: boolean, { rules }: KeyView): unknown {
    const rule = rules.find((one) => one.booleans && !this.#reporter.keeps(one));
    if (rule === undefined || !value) return value;
    // Whoever reads the file expects one of two values; of a flag that is always the same, nothing can be told.
    this.#reporter.found(rule, 'true', 'false');
    return false;
  }

  #object(value: object, view: KeyView): unknown {
    const rule = view.rules.find((one) => takesValue(one, value) && !this.#reporter.keeps(one));
    const isLive = !Array.isArray(value) && !isPlain(value);
    if (rule !== undefined && (isLive || Object.keys(value).length > 0)) {
      return this.#remove(rule, isLive ? '(an object)' : JSON.stringify(value));
    }
    if (isTagged(value)) return this.#tagged(value, view);
    if (Array.isArray(value)) return this.#list(value, view);
    if (!isLive) return this.#fields(value, view);
    if (value instanceof Date) return this.#date(value, view);
    // To leave it as it is would leave what it holds.
    return refuseArgument(
      formatPath(this.path) || 'data',
      'a plain object, an array or a simple value: a Map, a Set or an object of a class is not looked into',
      value,
    );
  }

  #date(date: Date, view: KeyView): unknown {
    const text = Number.isNaN(date.getTime()) ? '' : date.toISOString();
    const redacted = this.text(text, view);
    return redacted === text ? date : redacted;
  }

  #remove(rule: Rule, original: string): string {
    this.#reporter.found(rule, original, rule.replacement);
    return rule.replacement;
  }

  #list(list: readonly unknown[], view: KeyView): unknown[] {
    const names = namesInList(list);
    return list.map((element, at) => {
      const known = names.get(at);
      return this.at(at, element, known === undefined ? view : this.#namedBy(known, element, view));
    });
  }

  #namedBy({ names, isLabel }: ElementNames, value: unknown, above: KeyView): KeyView {
    const view = this.join(above, names);
    const rules = view.rules.filter(({ labels }) => !isLabel || (labels?.test(String(value)) ?? true));
    return { ...view, rules };
  }

  #fields(fields: object, above: KeyView, typedInto?: string): object {
    const names = namesOf(fields);
    const typed = typedInto === undefined ? names : [...names, typedInto];
    const inherited = above.rules.filter(({ under }) => under !== undefined);
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(fields)) {
      const value = (fields as Record<string, unknown>)[key];
      let view = this.#set.viewOf(key);
      if (view.beside.length > 0) view = this.#besideOthers(view, fields);
      if (isValueKey(key)) {
        const known = isTypedKey(key) ? typed : names;
        view = this.join(
          view,
          known.filter((name) => !repeatsName(name, value)),
        );
      }
      if (inherited.length > 0 && typeof value !== 'number' && typeof value !== 'boolean')
        view = { ...view, rules: [...view.rules, ...inherited] };
      setField(copy, this.key(key, copy), this.at(key, value, view));
    }
    return copy;
  }

  #besideOthers(view: KeyView, fields: object): KeyView {
    const found = Object.entries(fields).flatMap(([key, value]: [string, unknown]) =>
      this.#set.viewOf(key).rules.filter((rule) => isTaken(rule, value)),
    );
    const rules = view.beside.filter(({ beside }) => found.some(({ name }) => beside!.includes(name)));
    return { ...view, rules: [...view.rules, ...rules] };
  }

  /** A key may be what is looked for; two that become one are numbered. */
  key(key: string, taken: object): string {
    const redacted = this.#in(key, () => this.text(key));
    if (redacted === key) return key;
    let unique = redacted;
    for (let count = 2; Object.hasOwn(taken, unique); count += 1) unique = `${redacted} ${count}`;
    return unique;
  }

  #tagged(value: TaggedValue, view: KeyView): unknown {
    switch (value.$type) {
      case 'map': {
        const entries = this.#in('entries', () =>
          listOf(value.entries).map((entry, at) => this.#in(at, () => this.#entry(entry))),
        );
        return { ...value, entries };
      }
      case 'set':
      case 'array': {
        const values = this.#in('values', () =>
          listOf(value.values).map((element, at) => this.at(at, element, view)),
        );
        return { ...value, values };
      }
      case 'object':
      case 'instance':
      case 'null-prototype':
      case 'string':
        return { ...value, value: this.at('value', value.value, view) };
      case 'error':
        return {
          ...value,
          ...this.#fields({ ...value, $type: '' }, NO_KEY),
          $type: 'error',
        };
      case 'date':
      case 'bigint': {
        const redacted = this.value(value.value, view);
        return redacted === value.value ? value : redacted;
      }
      case 'bytes': {
        const decoded = isText(value.base64) ? decodeBase64(value.base64) : undefined;
        const redacted = decoded === undefined ? decoded : this.text(decoded);
        return redacted === decoded ? value : redacted;
      }
      default:
        return Object.fromEntries(
          Object.entries(value).map(([field, part]) => [
            field,
            field !== '$type' && isText(part) ? this.text(part) : part,
          ]),
        );
    }
  }

  #entry(entry: unknown): unknown {
    if (!Array.isArray(entry)) return this.value(entry, NO_KEY);
    const [key, value] = entry as unknown[];
    const view = isText(key) ? this.#set.viewOf(key) : NO_KEY;
    return [this.at(0, key, NO_KEY), this.at(1, value, view)];
  }

  #in<T>(step: string | number, work: () => T): T {
    this.path.push(step);
    const result = work();
    this.path.pop();
    return result;
  }
}

/** Whether a rule takes a value of any shape, or took it when it was recorded. */
function isTaken(rule: Rule, value: unknown): boolean {
  if (typeof value === 'object') {
    if (value === null || Object.keys(value).length === 0) return false;
    return rule.holds === undefined || takesValue(rule, value);
  }
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  return value === REDACTED || (value !== '' && takesValue(rule, String(value)));
}

/** What is found in numbers by its looks: a fraction, or a number of fewer digits, is looked at under its key alone. */
function isLongInteger(text: string): boolean {
  return text.length >= MIN_INTEGER_LENGTH && /^\d+$/.test(text);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Names that an object has for its value. */
export function namesOf(fields: object): string[] {
  return NAME_KEYS.map((key) => nameFrom((fields as Record<string, unknown>)[key])).filter(isText);
}

/** An assignment to `__proto__` would not make a field. */
export function setField(fields: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') fields[key] = value;
  else {
    const attributes = { enumerable: true, configurable: true, writable: true };
    Object.defineProperty(fields, key, { value, ...attributes });
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || !(value instanceof Object);
}
