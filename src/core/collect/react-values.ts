import { REDACTED } from '../sanitize/secret-keys.ts';
import { nameOfType } from './react-names.ts';

const ELEMENT_SYMBOLS: readonly unknown[] = [
  'react.element',
  'react.transitional.element',
  'react.portal',
].map((key) => Symbol.for(key));

/** Elements stand at most so deep in a value: in a list of columns, say, that each have a title. */
const MAX_DEPTH = 3;

/** Of a list, so many are looked at: those after them are of the same kind. */
const MAX_LOOKED_AT = 100;

function isElement(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ELEMENT_SYMBOLS.includes(Object.getOwnPropertyDescriptor(value, '$$typeof')?.value)
  );
}

/** An element as JSX names it: what it is made of leads to React's own data, and the whole tree. */
function describeElement(element: object): string {
  const type: unknown = Object.getOwnPropertyDescriptor(element, 'type')?.value;
  const name = type === undefined || typeof type === 'symbol' ? '' : nameOfType(type);
  return `<${name}>`;
}

/**
 * A value of the app's as it is recorded: elements by their names, texts that were typed into secret fields not at
 * all. It is the value itself where there are none, so that a change inside it can be told by its path.
 */
export function recordable(value: unknown, secrets: ReadonlySet<string>, depth = 0): unknown {
  if (typeof value === 'string') return secrets.has(value) ? REDACTED : value;
  if (typeof value !== 'object' || value === null) return value;
  try {
    return recordableObject(value, secrets, depth);
  } catch {
    // A Proxy's traps are the app's code, or it was revoked: the snapshot says that it cannot be read.
    return value;
  }
}

function recordableObject(value: object, secrets: ReadonlySet<string>, depth: number): unknown {
  if (isElement(value)) return describeElement(value);
  if (depth === MAX_DEPTH) return value;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const isSame = (item: unknown): boolean => recordable(item, secrets, depth + 1) === item;
    if (list.slice(0, MAX_LOOKED_AT).every(isSame)) return value;
    return list.map((item) => recordable(item, secrets, depth + 1));
  }
  return Object.getPrototypeOf(value) === Object.prototype
    ? recordableFields(value, secrets, depth)
    : value;
}

function recordableFields(value: object, secrets: ReadonlySet<string>, depth: number): object {
  let copy: object | undefined;
  for (const key of Object.keys(value)) {
    const before: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
    const after = recordable(before, secrets, depth + 1);
    if (after === before) continue;
    // By their descriptors, since spreading would run the getters.
    copy ??= Object.defineProperties<object>({}, Object.getOwnPropertyDescriptors(value));
    Object.defineProperty(copy, key, { value: after, enumerable: true, configurable: true });
  }
  return copy ?? value;
}
