import { queueMicrotask } from '../model/native.ts';

/**
 * Makes something at the first time that it is asked for, and forgets it when the code that runs is done: until then
 * the app cannot change what it was made from, and afterwards nothing of the app is kept by it.
 */
export function perTask<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    if (made === undefined) {
      made = { value: make() };
      queueMicrotask(() => (made = undefined));
    }
    return made.value;
  };
}
