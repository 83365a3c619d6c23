import { ownValue } from './own-value.ts';
import type { VueRef } from './vue-types.ts';

/** Levels copied, as deep as a record may go. */
const MAX_DEPTH = 24;

/** Objects of one value that are copied at all. */
const MAX_OBJECTS = 100_000;

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, prototype: objectPrototype } = Object;

/** Stands for an object that is not looked into; a class of its own, so that it cannot be taken for the app's. */
class NotRecorded {
  static {
    Object.defineProperty(this, 'name', { value: 'NotRecorded' });
  }

  readonly what: string;

  constructor(what: string) {
    this.what = what;
  }
}

const stands = new Map<string, NotRecorded>();

/** The same object every time, or what holds it would seem to have changed. */
function notRecorded(what: string): NotRecorded {
  const known = stands.get(what) ?? new NotRecorded(what);
  stands.set(what, known);
  return known;
}

/** The object below Vue's proxies. */
export function rawOf<T extends object>(value: T): T {
  let raw = value;
  for (;;) {
    const inner = (raw as { __v_raw?: T }).__v_raw;
    if (inner === undefined) return raw;
    raw = inner;
  }
}

export function isRef(value: unknown): value is VueRef {
  return typeof value === 'object' && value !== null && (value as VueRef).__v_isRef;
}

/** Whether a ref is made by `computed`. */
export function isComputed(ref: VueRef): boolean {
  return 'effect' in ref;
}

/** Whether reading a ref would run code of the app's, as that of a `customRef` does. */
export function isCustomRef(ref: VueRef): boolean {
  const raw = rawOf(ref);
  return !isComputed(raw) && !('_rawValue' in raw) && !('_object' in raw);
}

/** Only there to make an accessor, of which the snapshot says that it is one. */
function unread(): void {
  // Never called.
}

function className(value: object): string {
  const maker: unknown = ownValue(getPrototypeOf(value), 'constructor');
  return typeof maker === 'function' ? maker.name : 'object';
}

/** Objects of the platform's classes keep their content in slots, which a copy would not have. */
export function isBuiltIn(value: object): boolean {
  let base = value;
  for (;;) {
    const next = getPrototypeOf(base) as object | null;
    if (next === null || next === objectPrototype) break;
    base = next;
  }
  if (base === value) return false;
  const maker: unknown = ownValue(base, 'constructor');
  return (
    typeof maker === 'function' &&
    /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(maker))
  );
}

/** Whether two copies are equal; inside of them by identity, which is what copies of unchanged objects have. */
export function isSameCopy(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true;
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) return false;
  if (before instanceof Map || before instanceof Set || isBuiltIn(before)) return false;
  return sameFields(before, after);
}

/** Accessors of copies answer nothing, so reading one is safe. */
function sameFields(before: object, after: object): boolean {
  if (getPrototypeOf(before) !== getPrototypeOf(after)) return false;
  const keys = Object.keys(after);
  return (
    Object.keys(before).length === keys.length &&
    keys.every(
      (key) => hasOwn(before, key) && Object.is(Reflect.get(before, key), Reflect.get(after, key)),
    )
  );
}

/** The last copy of each of the app's objects, for as long as the app keeps that object. */
const lastCopies = new WeakMap<object, object>();

/** What goes through a piece of state. */
export interface VueWalk {
  of(value: unknown): unknown;
  /** A property of an object; of an accessor, nothing. */
  ofProperty(owner: object, key: PropertyKey): unknown;
}

/**
 * Copies values out of Vue's proxies and refs. What has not changed since it was copied last is the very
 * object that it was then, so an unchanged value is known by identity, and a change by the paths that differ.
 * It runs no getter of the app's, evaluates nothing that is computed, and leaves no trace in the app: no effect of it
 * is told of anything.
 */
export class VueCopy implements VueWalk {
  private objectCount = 0;
  private readonly unfinished = new Map<object, object>();

  of(value: unknown, depth = 0): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (isRef(value)) return this.ofRef(value, depth);
    if ((value as { __v_skip?: boolean }).__v_skip) return notRecorded(className(value));
    const raw = rawOf(value);
    const cycle = this.unfinished.get(raw);
    if (cycle) return cycle;
    if (raw instanceof Map || raw instanceof Set) return this.ofCollection(raw, depth);
    if (!Array.isArray(raw) && isBuiltIn(raw)) return raw;
    if (depth >= MAX_DEPTH || ++this.objectCount > MAX_OBJECTS) return notRecorded(className(raw));
    return this.ofObject(raw, depth);
  }

  ofProperty(owner: object, key: PropertyKey): unknown {
    const property = getOwnPropertyDescriptor(rawOf(owner), key);
    return property?.get || property?.set ? undefined : this.of(property?.value);
  }

  private ofRef(ref: VueRef, depth: number): unknown {
    const raw = rawOf(ref);
    if (isComputed(raw)) return this.of(raw._value, depth);
    if (raw._object) return this.ofProperty(raw._object, raw._key!);
    return '_rawValue' in raw ? this.of(raw._rawValue, depth) : undefined;
  }

  private ofCollection(raw: Map<unknown, unknown> | Set<unknown>, depth: number): unknown {
    this.objectCount++;
    if (raw instanceof Map) {
      const entries = Array.from(raw.entries());
      return new Map(entries.map(([key, item]) => [this.of(key, depth + 1), this.of(item, depth + 1)]));
    }
    return new Set(Array.from(raw.values(), (item) => this.of(item, depth + 1)));
  }

  private ofObject(raw: object, depth: number): object {
    const copy = Array.isArray(raw)
      ? []
      : (Object.create(getPrototypeOf(raw) as object | null) as object);
    this.unfinished.set(raw, copy);
    if (Array.isArray(raw)) this.copyItems(raw, copy as unknown[], depth);
    else this.copyFields(raw, copy as Record<string, unknown>, depth);
    this.unfinished.delete(raw);
    const last = lastCopies.get(raw);
    if (last && sameFields(last, copy)) return last;
    lastCopies.set(raw, copy);
    return copy;
  }

  private copyItems(raw: unknown[], copy: unknown[], depth: number): void {
    copy.length = raw.length;
    for (let index = 0; index < raw.length; index++) {
      if (index in raw) copy[index] = this.of(raw[index], depth + 1);
    }
  }

  private copyFields(raw: object, copy: Record<string, unknown>, depth: number): void {
    const isPlain = getPrototypeOf(raw) === objectPrototype;
    for (const key of Object.keys(raw)) {
      const property = getOwnPropertyDescriptor(raw, key);
      const isAccessor = property?.get !== undefined || property?.set !== undefined;
      const content = isAccessor ? undefined : this.of(property?.value, depth + 1);
      // A class may have a setter of this name, as every object has one of `__proto__`.
      if (isPlain && !isAccessor && key !== '__proto__') copy[key] = content;
      else {
        const field = isAccessor ? { get: unread } : { value: content, writable: true };
        Object.defineProperty(copy, key, { enumerable: true, configurable: true, ...field });
      }
    }
  }
}

/** A copy of a value. */
export function copyOf(value: unknown): unknown {
  return new VueCopy().of(value);
}
