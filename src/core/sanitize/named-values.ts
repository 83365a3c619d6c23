import { isSecretValue } from './secret-keys.ts';

const { getOwnPropertyDescriptor } = Object;

/** Keys under which an object says whose value it holds. */
export const NAME_KEYS: readonly string[] = ['name', 'field', 'key', 'id', 'path', 'type'];

const VALUES = ['value', 'newValue', 'oldValue'];

/** Whether a key is one of those whose value another field of the object may name. */
export function isValueKey(key: string): boolean {
  return key === 'value' || key === 'newValue' || key === 'oldValue';
}

/**
 * Whether the value that an object holds under a value key is a secret by the name beside it, as in
 * `{ name: 'password', value }`: fields of forms, headers, changes. Runs no getter.
 */
export function isNamedSecret(holder: object, value: unknown): boolean {
  return NAME_KEYS.some((key) => {
    const name: unknown = getOwnPropertyDescriptor(holder, key)?.value;
    return typeof name === 'string' && isSecretValue(name, value);
  });
}

/** Whether an object or a list holds a secret by a name that stands beside it. */
export function holdsNamedSecret(holder: object): boolean {
  return Array.isArray(holder)
    ? isSecretPair(holder)
    : VALUES.some((key) => isNamedSecret(holder, getOwnPropertyDescriptor(holder, key)?.value));
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
