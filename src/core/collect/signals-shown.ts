import type { SignalsLibrary } from './signals-library.ts';

/** Objects of one value that are looked at for signals. */
const MAX_OBJECTS = 1_000;

/**
 * A value as it is recorded: signals in its plain objects and arrays stand for what they hold, not for the insides
 * of the library. What holds none is the value itself.
 *
 * @param valueOf what a signal holds, as far as it is known
 */
export function withoutSignals(
  value: unknown,
  library: SignalsLibrary,
  valueOf: (signal: object) => unknown,
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const seen = new Set<object>();

  function shown(each: unknown): unknown {
    if (typeof each !== 'object' || each === null || seen.has(each) || seen.size >= MAX_OBJECTS)
      return each;
    if (library.isSignal(each)) {
      seen.add(each);
      return shown(valueOf(each));
    }
    const prototype: unknown = Object.getPrototypeOf(each);
    if (prototype !== Object.prototype && prototype !== Array.prototype) return each;
    seen.add(each);
    return withShown(each);
  }

  function withShown(holder: object): object {
    const fields = Object.getOwnPropertyDescriptors(holder) as Record<string, PropertyDescriptor>;
    let isSame = true;
    for (const [key, field] of Object.entries(fields)) {
      const instead = shown(field.value);
      if (instead === field.value) continue;
      isSame = false;
      fields[key] = { value: instead, enumerable: field.enumerable === true };
    }
    if (isSame) return holder;
    return Object.defineProperties(Array.isArray(holder) ? [] : {}, fields);
  }

  try {
    return shown(value);
  } catch {
    // A Proxy that refuses is shown as what it is.
    return value;
  }
}
