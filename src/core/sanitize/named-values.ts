import { isSecretValue, wordsOf } from './secret-keys.ts';

const { getOwnPropertyDescriptor, getOwnPropertyDescriptors } = Object;

/** Keys under which an object says whose value it holds. */
export const NAME_KEYS: readonly string[] = ['name', 'label', 'field', 'key', 'id', 'path', 'type'];

const CHANGED = ['value', 'newValue', 'oldValue'];
const VALUES = [...CHANGED, 'val', 'text'];

/** Looked up without a function, which an app may have replaced. */
const CHANGED_KEYS = keySet(CHANGED);
const VALUE_KEYS = keySet(VALUES);

function keySet(keys: readonly string[]): object {
  return Object.assign(
    Object.create(null) as object,
    Object.fromEntries(keys.map((key) => [key, true])),
  );
}

/** Whether a key is one of those whose value another field of the object may name. */
export function isValueKey(key: string): boolean {
  return key in VALUE_KEYS;
}

/** Whether what was typed into a field stands under a key; the text of a button that was pressed does not. */
export function isTypedKey(key: string): boolean {
  return key in CHANGED_KEYS;
}

/** A name, or the path that a list of steps is; undefined where there is neither. Runs no getter. */
export function nameFrom(name: unknown): string | undefined {
  if (typeof name === 'string') return name;
  if (!Array.isArray(name)) return undefined;
  const steps: unknown[] = Object.values(getOwnPropertyDescriptors(name)).map(
    ({ value }) => value as unknown,
  );
  return steps.filter((step) => typeof step === 'string').join('/');
}

/** Whether a value says no more than its name, as in `{ label: 'Password', value: 'password' }`: an option of a menu. */
export function repeatsName(name: string, value: unknown): boolean {
  return typeof value === 'string' && value.length <= name.length && wordsOf(value) === wordsOf(name);
}

/**
 * Whether the value that an object holds under a value key is a secret by the name beside it, as in
 * `{ name: 'password', value }`: fields of forms, headers, changes. Runs no getter.
 */
export function isNamedSecret(holder: object, value: unknown): boolean {
  return NAME_KEYS.some((key) => {
    const name = nameFrom(getOwnPropertyDescriptor(holder, key)?.value);
    return name !== undefined && isSecretValue(name, value) && !repeatsName(name, value);
  });
}

/** Whether an object or a list holds a secret by a name that stands beside it. */
export function holdsNamedSecret(holder: object): boolean {
  return Array.isArray(holder)
    ? isSecretPair(holder)
    : VALUES.some((key) => {
        const value: unknown = getOwnPropertyDescriptor(holder, key)?.value;
        return value !== undefined && isNamedSecret(holder, value);
      });
}

/**
 * Whether a list is a name and its secret, as entries of `FormData` and headers are. A sentence that names
 * a secret is no name for an object or an error that follows it, as in arguments of the console.
 */
export function isSecretPair(list: readonly unknown[]): boolean {
  if (list.length !== 2) return false;
  const name: unknown = getOwnPropertyDescriptor(list, 0)?.value;
  if (typeof name !== 'string') return false;
  const value: unknown = getOwnPropertyDescriptor(list, 1)?.value;
  return isSecretValue(name, value) && (typeof value !== 'object' || !/\s/.test(name));
}
