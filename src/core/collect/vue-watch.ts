import { isBuiltIn, isComputed, isRef, rawOf } from './vue-copy.ts';
import type { VueWalk } from './vue-copy.ts';
import type { VueRef } from './vue-types.ts';

/** Reactive objects of one value that are watched for changes inside. */
const MAX_WATCHED_OBJECTS = 1_000;

/** Other objects of it that are looked through for reactive ones; what is in more of them is not found. */
const MAX_PLAIN_OBJECTS = 1_000;

const { getOwnPropertyDescriptor } = Object;

/**
 * Reads values as the app would, so that the effect that runs is told when they change; what is near first, so that in
 * a large value only what lies deep is not watched. It runs no getter of the app's and evaluates nothing that is computed.
 */
export class VueWatch implements VueWalk {
  /** Whether all that it came to is watched. */
  isWhole = true;
  /** All that is looked into, in the order in which it was found. */
  private readonly found = new Set<object>();
  private watchedCount = 0;
  private plainCount = 0;

  of(value: unknown): void {
    this.find(value);
    this.lookIntoAll();
  }

  ofProperty(owner: object, key: PropertyKey): void {
    this.readProperty(owner, key);
    this.lookIntoAll();
  }

  private find(value: unknown): void {
    if (typeof value !== 'object' || value === null || this.found.has(value)) return;
    const isReactive = isRef(value) || rawOf(value) !== value;
    const count = isReactive ? ++this.watchedCount : ++this.plainCount;
    if (count <= (isReactive ? MAX_WATCHED_OBJECTS : MAX_PLAIN_OBJECTS)) this.found.add(value);
    else if (isReactive) this.isWhole = false;
  }

  private lookIntoAll(): void {
    // A set is gone through with what comes to it meanwhile.
    for (const value of this.found) {
      if (isRef(value)) this.readRef(value);
      else this.readObject(value);
    }
  }

  private readRef(ref: VueRef): void {
    const raw = rawOf(ref);
    if (isComputed(raw)) this.find(raw._value);
    else if (raw._object) this.readProperty(raw._object, raw._key!);
    else if ('_rawValue' in raw) this.find(raw.value);
  }

  private readProperty(owner: object, key: PropertyKey): void {
    const property = getOwnPropertyDescriptor(rawOf(owner), key);
    if (property?.get || property?.set) return;
    this.find(isRef(property?.value) ? property.value : Reflect.get(owner, key));
  }

  private readObject(value: object): void {
    if ((value as { __v_skip?: boolean }).__v_skip) return;
    const raw = rawOf(value);
    const isList = Array.isArray(raw);
    const isCollection = raw instanceof Map || raw instanceof Set;
    if (!isList && !isCollection && isBuiltIn(raw)) return;
    // Reading by iteration makes one dependency, reading by index or key one for each item.
    if (isList) for (const item of value as unknown[]) this.find(item);
    else if (isCollection) this.readCollection(value as typeof raw);
    else for (const key of Object.keys(value)) this.readProperty(value, key);
  }

  private readCollection(value: Map<unknown, unknown> | Set<unknown>): void {
    if (value instanceof Set) value.forEach((item) => this.find(item));
    else
      value.forEach((item, key) => {
        this.find(key);
        this.find(item);
      });
  }
}
