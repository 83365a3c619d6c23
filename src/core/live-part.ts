import { keyOfToken } from './model/json-pointer.ts';
import { REDACTED } from './model/redacted.ts';
import { isTagged, type TaggedValue } from './model/tagged-value.ts';
import { className } from './record/own-fields.ts';

const { getOwnPropertyDescriptor, hasOwn } = Object;

/** Fields by which elements of lists are known for the same one, wherever they stand. */
const IDENTITY_KEYS = ['id', 'key'];

/** A place in a stored value, and the same place in the app. */
interface Place {
  readonly stored: unknown;
  /** For the entries of a Map, that Map. */
  readonly live: unknown;
  readonly isEntries?: boolean;
}

/**
 * What the app has where a part of a stored value cannot be brought back: under the same keys, of the same kind, and
 * in lists in the same element, as far as an `id` or a `key` tells. No getter is run.
 * @param path - JSON Pointer into the stored value
 * @returns undefined where the app has nothing there, and for the value as a whole: nothing would be brought back
 */
export function livePartAt(
  stored: unknown,
  live: unknown,
  path: string,
): { value: unknown } | undefined {
  if (path === '') return undefined;
  let place: Place | undefined = { stored, live };
  for (const token of path.split('/').slice(1)) place = place && placeBelow(place, keyOfToken(token));
  return place && isOfKind(place.stored, place.live) ? { value: place.live } : undefined;
}

function placeBelow({ stored, live, isEntries = false }: Place, key: string): Place | undefined {
  if (isEntries && live instanceof Map) return entryBelow(stored, live, key);
  if (isTagged(stored)) return placeInTagged(stored, live, key);
  if (!isObject(stored) || !isObject(live) || Array.isArray(stored) !== Array.isArray(live))
    return undefined;
  const property = getOwnPropertyDescriptor(live, key);
  if (property === undefined || !hasOwn(property, 'value')) return undefined;
  const below: Place = { stored: getOwnPropertyDescriptor(stored, key)?.value, live: property.value };
  return Array.isArray(stored) && !isSameElement(below) ? undefined : below;
}

/** Tagged forms have a step of their own for what they hold. */
function placeInTagged(stored: TaggedValue, live: unknown, key: string): Place | undefined {
  const content = stored[key];
  switch (stored.$type) {
    case 'object':
    case 'null-prototype':
    case 'array':
      return { stored: content, live };
    case 'map':
      return { stored: content, live, isEntries: true };
    default:
      return undefined;
  }
}

/** The entry under the key of a stored one; objects are other ones than those that were recorded. */
function entryBelow(
  stored: unknown,
  live: ReadonlyMap<unknown, unknown>,
  index: string,
): Place | undefined {
  const entry: unknown = Array.isArray(stored) ? stored[Number(index)] : undefined;
  const key: unknown = Array.isArray(entry) ? entry[0] : undefined;
  return live.has(key) ? { stored: entry, live: [key, live.get(key)] } : undefined;
}

function isSameElement({ stored, live }: Place): boolean {
  if (!isObject(stored) || !isObject(live)) return true;
  return IDENTITY_KEYS.every((key) => {
    const id: unknown = getOwnPropertyDescriptor(stored, key)?.value;
    return isObject(id) || id === undefined || id === getOwnPropertyDescriptor(live, key)?.value;
  });
}

/** Whether what the app has can stand for what was recorded; for a secret, anything can. */
function isOfKind(stored: unknown, live: unknown): boolean {
  if (stored === REDACTED) return true;
  if (!isTagged(stored)) return false;
  switch (stored.$type) {
    case 'function':
    case 'symbol':
    case 'string':
      return typeof live === stored.$type;
    case 'node':
      return live instanceof Node;
    case 'instance':
    case 'bytes':
      return isObject(live) && className(live) === stored.name;
    case 'error':
      return live instanceof Error && live.name === stored.name;
    case 'map':
      return live instanceof Map;
    case 'set':
      return live instanceof Set;
    case 'array':
      return Array.isArray(live);
    case 'truncated':
      return isObject(live) && Array.isArray(live) === (stored.of === 'array');
    case 'object':
    case 'unreadable':
      return isObject(live) && !Array.isArray(live);
    default:
      return false;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
