/** An object's own data property, read without running a getter; `undefined` where there is none. */
export function ownValue(target: unknown, key: PropertyKey): unknown {
  if (typeof target !== 'object' || target === null) return undefined;
  return Object.getOwnPropertyDescriptor(target, key)?.value;
}
