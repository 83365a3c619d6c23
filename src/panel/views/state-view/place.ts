import { isTagged } from '../../../core/index.ts';

type Fields = Record<string, unknown>;

function keysOf(path: string): string[] | undefined {
  if (path === '') return [];
  if (!path.startsWith('/')) return undefined;
  return path
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function holds(value: unknown, key: string): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value)
    ? /^(?:0|[1-9]\d*)$/.test(key) && Number(key) < value.length
    : Object.hasOwn(value, key);
}

/** What stands at a place of a stored value, by a JSON Pointer (RFC 6901); undefined where there is no such place. */
export function valueAt(stored: unknown, path: string): { value: unknown } | undefined {
  let value = stored;
  const keys = keysOf(path);
  if (!keys) return undefined;
  for (const key of keys) {
    if (!holds(value, key)) return undefined;
    value = (value as Fields)[key];
  }
  return { value };
}

/** A copy of a stored value with another one at a place that it has. */
export function withValueAt(stored: unknown, path: string, value: unknown): unknown {
  return replace(stored, keysOf(path) ?? [], value);
}

function replace(stored: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(stored)) {
    return stored.map((one: unknown, index) =>
      String(index) === key ? replace(one, rest, value) : one,
    );
  }
  return Object.fromEntries(
    Object.entries(stored as Fields).map(([name, one]) => [
      name,
      name === key ? replace(one, rest, value) : one,
    ]),
  );
}

/** What a stored value is, in words: `a number`, `a list`, `a date`. */
function typeOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (!isTagged(value)) return 'an object';
  const { $type } = value;
  if ($type === 'nan' || $type === 'infinity' || $type === '-infinity' || $type === '-0')
    return 'a number';
  if ($type === 'undefined') return 'nothing';
  return $type === 'string' ? 'a text' : $type === 'array' ? 'a list' : `a ${$type}`;
}

/**
 * The first place at which an edit would make another type of what is there, in words; undefined where types are
 * kept. What was null or undefined may become anything, and anything may become null.
 */
export function changedType(before: unknown, after: unknown, path = ''): string | undefined {
  const [was, is] = [typeOf(before), typeOf(after)];
  if (was === 'nothing' || is === 'nothing') return undefined;
  if (was !== is) return `${path === '' ? 'the value' : path} was ${was} and would be ${is}`;
  if (typeof before !== 'object' || typeof after !== 'object' || before === null) return undefined;
  for (const [key, one] of Object.entries(before)) {
    if (!holds(after, key)) continue;
    const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
    const words = changedType(one, (after as Fields)[key], `${path}/${token}`);
    if (words !== undefined) return words;
  }
  return undefined;
}
