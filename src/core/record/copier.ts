import { NativeMap } from '../model/native.ts';
import type { Tag } from '../model/tagged-value.ts';
import { isNamedSecret, isSecretPair, isValueKey } from '../sanitize/named-values.ts';
import { isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';
import { tag, type CopyContext } from './copy-context.ts';
import { pointerToken } from '../model/json-pointer.ts';
import { className, ownText, reasonOf } from './own-fields.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import { tagBuiltIn } from './tag-built-in.ts';

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, is, prototype: objectPrototype } = Object;
const { isArray } = Array;
const { ownKeys } = Reflect;

/** Rough length of a tag's own text, for the budget. */
const TAG_LENGTH = 24;

/** Makes one bounded copy of a value; what occurs twice is copied once and then referred to. */
export class Copier implements CopyContext {
  readonly options: SnapshotOptions;
  readonly #paths = new NativeMap<object, string>();
  #budget: number;

  constructor(options: SnapshotOptions) {
    this.options = options;
    this.#budget = options.maxValueBytes;
  }

  copy(value: unknown, depth: number, path: string): unknown {
    switch (typeof value) {
      case 'string':
        return this.#copyString(value);
      case 'number':
        this.#budget -= 8;
        return copyNumber(value);
      case 'boolean':
        this.#budget -= 5;
        return value;
      case 'undefined':
        return this.tag('undefined');
      case 'bigint':
        return this.tag('bigint', { value: value.toString() });
      case 'symbol':
        return this.tag(
          'symbol',
          value.description === undefined ? {} : { description: value.description },
        );
      case 'function':
        return this.#copyFunction(value);
      case 'object':
        return value === null ? null : this.#copyObject(value, depth, path);
    }
  }

  /** A tagged form, counted against the budget. */
  tag(type: Tag, fields: Record<string, unknown> = {}): object {
    this.#budget -= TAG_LENGTH;
    return tag(type, fields);
  }

  /** Takes up to `wanted` units of the budget; returns how many there were. */
  spend(wanted: number): number {
    const granted = Math.max(0, Math.min(wanted, this.#budget));
    this.#budget -= granted;
    return granted;
  }

  get isSpent(): boolean {
    return this.#budget <= 0;
  }

  /** An entry of a Map; a secret under a text key is removed as it is under a field's name. */
  copyEntry([key, value]: [unknown, unknown], depth: number, path: string): unknown[] {
    const isSecret = this.options.redactKeys && typeof key === 'string' && isSecretValue(key, value);
    return this.list([
      this.copy(key, depth + 1, `${path}/0`),
      isSecret ? REDACTED : this.copy(value, depth + 1, `${path}/1`),
    ]);
  }

  /** An app may define Array.prototype.toJSON: arrays of ours do not inherit it. */
  list(values: unknown[]): unknown[] {
    return Object.setPrototypeOf(values, null) as unknown[];
  }

  /** Own enumerable fields; an accessor is named, not called. */
  copyFields(value: object, depth: number, path: string): { fields: object; truncated: number } {
    const fields = Object.create(null) as Record<string, unknown>;
    const keys = ownKeys(value).filter((key) => typeof key === 'string');
    let done = 0;
    for (const key of keys) {
      if (this.isSpent) break;
      done += 1;
      const property = getOwnPropertyDescriptor(value, key);
      if (property?.enumerable !== true) continue;
      this.#budget -= key.length + 4;
      fields[key] = this.#isSecret(value, key, property.value)
        ? REDACTED
        : this.#copyProperty(property, depth, path, key);
    }
    return { fields, truncated: keys.length - done };
  }

  #isSecret(holder: object, key: string, value: unknown): boolean {
    if (!this.options.redactKeys) return false;
    return isSecretValue(key, value) || (isValueKey(key) && isNamedSecret(holder, value));
  }

  #copyProperty(property: PropertyDescriptor, depth: number, path: string, key: string): unknown {
    if (property.get !== undefined || property.set !== undefined) return this.tag('accessor');
    const value: unknown = property.value;
    // Only objects are referred to by their paths.
    const at = typeof value === 'object' && value !== null ? `${path}/${pointerToken(key)}` : '';
    return this.copy(value, depth + 1, at);
  }

  #copyString(value: string): unknown {
    const kept = this.spend(Math.min(value.length, this.options.maxStringLength));
    if (kept === value.length) return value;
    return this.tag('string', { value: value.slice(0, kept), truncated: value.length - kept });
  }

  #copyFunction(value: object): unknown {
    try {
      return this.tag('function', { name: ownText(value, 'name') });
    } catch (error) {
      return this.tag('unreadable', { reason: reasonOf(error) });
    }
  }

  #copyObject(value: object, depth: number, path: string): unknown {
    const first = this.#paths.get(value);
    if (first !== undefined) return this.tag('ref', { path: first });
    this.#paths.set(value, path);
    try {
      return this.#copyNewObject(value, depth, path);
    } catch (error) {
      return this.tag('unreadable', { reason: reasonOf(error) });
    }
  }

  #copyNewObject(value: object, depth: number, path: string): unknown {
    if (depth >= this.options.maxDepth || this.isSpent) return this.#cutOff(value);
    if (isArray(value)) return this.#copyArray(value, depth, path);
    const prototype: unknown = getPrototypeOf(value);
    const tagged = prototype === objectPrototype ? undefined : tagBuiltIn(value, this, depth, path);
    if (tagged !== undefined) return tagged;
    const isTagLike = hasOwn(value, '$type');
    const isPlainObject = prototype === objectPrototype && !isTagLike;
    const { fields, truncated } = this.copyFields(value, depth, isPlainObject ? path : `${path}/value`);
    const cut = truncated > 0 ? { truncated } : {};
    if (isPlainObject && truncated === 0) return fields;
    if (prototype === objectPrototype) return this.tag('object', { value: fields, ...cut });
    if (prototype === null) return this.tag('null-prototype', { value: fields, ...cut });
    return this.tag('instance', { name: className(value), value: fields, ...cut });
  }

  #copyArray(value: readonly unknown[], depth: number, path: string): unknown {
    const copies: unknown[] = [];
    const isPair = this.options.redactKeys && isSecretPair(value);
    for (let i = 0; i < value.length && !this.isSpent; i += 1) {
      const property = getOwnPropertyDescriptor(value, i);
      this.#budget -= 1;
      if (property === undefined) copies[i] = this.tag('hole');
      else if (isPair && i === 1) copies[i] = REDACTED;
      else copies[i] = this.#copyProperty(property, depth, path, String(i));
    }
    const list = this.list(copies);
    const truncated = value.length - copies.length;
    return truncated > 0 ? this.tag('array', { values: list, truncated }) : list;
  }

  #cutOff(value: object): object {
    if (isArray(value)) return this.tag('truncated', { of: 'array', size: value.length });
    const isObject = getPrototypeOf(value) === objectPrototype;
    return this.tag('truncated', {
      of: isObject ? 'object' : className(value),
      size: ownKeys(value).length,
    });
  }
}

function copyNumber(value: number): unknown {
  if (is(value, -0)) return tag('-0');
  if (Number.isFinite(value)) return value;
  return tag(Number.isNaN(value) ? 'nan' : value > 0 ? 'infinity' : '-infinity');
}
