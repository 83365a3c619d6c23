import { isNamedSecret, isSecretPair, isValueKey } from '../sanitize/named-values.ts';
import { isSecretValue } from '../sanitize/secret-keys.ts';

/** What `isPlain` holds a value against. */
export interface PlainLimits {
  maxDepth: number;
  maxStringLength: number;
  redactKeys: boolean;
}

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, is, prototype: objectPrototype } = Object;
const { isArray, prototype: arrayPrototype } = Array;

/** Objects in one value up to which looking through a list beats a Set. */
const LIST_LIMIT = 12;

const seenList: object[] = [];
let seenSet: Set<object> | undefined;

/**
 * Whether `JSON.stringify` writes the value exactly, without running any code of the app: plain
 * objects and arrays without accessors, finite numbers, short strings, nothing shared, nothing under
 * a secret key or name. It reads by property descriptor, so it runs no getter itself.
 */
export function isPlain(value: unknown, limits: PlainLimits): boolean {
  // An inherited toJSON would be called for every object and array.
  if ('toJSON' in arrayPrototype) return false;
  try {
    return typeof value === 'object' && value !== null
      ? isPlainObject(value, limits, 0)
      : isPlainPrimitive(value, limits);
  } finally {
    // The app's objects are not kept alive.
    seenList.length = 0;
    seenSet = undefined;
  }
}

function isPlainObject(value: object, limits: PlainLimits, depth: number): boolean {
  // A toJSON of its own is called even where it is not enumerable.
  if (depth >= limits.maxDepth || isRepeated(value) || hasOwn(value, 'toJSON')) return false;
  const prototype: unknown = getPrototypeOf(value);
  if (isArray(value)) {
    if (prototype !== arrayPrototype) return false;
    for (let i = 0; i < value.length; i += 1) {
      if (!isPlainProperty(getOwnPropertyDescriptor(value, i), limits, depth)) return false;
    }
    return !limits.redactKeys || !isSecretPair(value);
  }
  if (prototype !== objectPrototype) return false;
  for (const key in value) {
    const property = getOwnPropertyDescriptor(value, key);
    if (key === '$type' || !isPlainProperty(property, limits, depth)) return false;
    if (!limits.redactKeys) continue;
    if (isSecretValue(key, property?.value)) return false;
    if (isValueKey(key) && isNamedSecret(value, property?.value)) return false;
  }
  return true;
}

function isPlainProperty(
  property: PropertyDescriptor | undefined,
  limits: PlainLimits,
  depth: number,
): boolean {
  if (property === undefined || property.get !== undefined || property.set !== undefined) return false;
  const value: unknown = property.value;
  return typeof value === 'object' && value !== null
    ? isPlainObject(value, limits, depth + 1)
    : isPlainPrimitive(value, limits);
}

function isPlainPrimitive(value: unknown, { maxStringLength }: PlainLimits): boolean {
  switch (typeof value) {
    case 'string':
      return value.length <= maxStringLength;
    case 'number':
      return value - value === 0 && !is(value, -0);
    case 'boolean':
      return true;
    default:
      return value === null;
  }
}

function isRepeated(value: object): boolean {
  if (seenSet !== undefined) {
    if (seenSet.has(value)) return true;
    seenSet.add(value);
    return false;
  }
  if (seenList.includes(value)) return true;
  seenList.push(value);
  if (seenList.length > LIST_LIMIT) seenSet = new Set(seenList);
  return false;
}
