import { missed } from './attempt.ts';

/** The platform's, as they were before an app could replace them. */
const { apply, construct, defineProperty, get: read, getOwnPropertyDescriptor } = Reflect;

/**
 * What runs in place of a patched method, or of a class when something is made of it. `proceed` calls the original
 * with the app's own `this` and arguments; what is returned or thrown is what the app gets.
 */
export type Around = (proceed: () => unknown, args: readonly unknown[], self: unknown) => unknown;

type AnyFunction = (...args: unknown[]) => unknown;

function nothingToUndo(): void {
  // The method is missing or cannot be replaced.
}

/** The app gets what the original returns or throws, where `around` fails before or after it. */
function runAround(
  around: Around,
  original: () => unknown,
  args: readonly unknown[],
  self: unknown,
): unknown {
  const call: { isRunning: boolean; returned?: { result: unknown } } = { isRunning: false };
  const proceed = (): unknown => {
    call.isRunning = true;
    const result = original();
    call.isRunning = false;
    call.returned = { result };
    return result;
  };
  try {
    return around(proceed, args, self);
  } catch (error) {
    if (call.isRunning) throw error;
    missed(error);
    return call.returned === undefined ? original() : call.returned.result;
  }
}

/**
 * Puts `around` in front of an object's own method. The patched method keeps the name, length, properties
 * and text of the original.
 *
 * @returns what undoes it: the original is put back if the patch is still in place; if somebody patched
 * over it, it stays below theirs and passes every call through.
 */
export function patchMethod(owner: object, name: string, around: Around): () => void {
  const before = getOwnPropertyDescriptor(owner, name);
  const original: unknown = before?.value;
  if (before === undefined || typeof original !== 'function') return nothingToUndo;

  let isActive = true;
  const patched: AnyFunction = new Proxy(original as AnyFunction, {
    apply(target, self: unknown, args: unknown[]) {
      const proceed = () => apply(target, self, args);
      return isActive ? runAround(around, proceed, args, self) : proceed();
    },
    construct(target, args: unknown[], made) {
      const proceed = () => construct(target, args, made === patched ? target : made) as object;
      return isActive ? (runAround(around, proceed, args, undefined) as object) : proceed();
    },
    get(target, key) {
      const value: unknown = read(target, key);
      return key === 'toString' ? (value as AnyFunction).bind(target) : value;
    },
  });
  if (!defineProperty(owner, name, { ...before, value: patched })) return nothingToUndo;

  return () => {
    isActive = false;
    if (getOwnPropertyDescriptor(owner, name)?.value === patched) {
      defineProperty(owner, name, before);
    }
  };
}
