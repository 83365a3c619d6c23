import { attempt } from './attempt.ts';

/**
 * Has `listener` called before the function that stands under a name among Solid's hooks, if there is one.
 *
 * @returns what undoes it exactly; where somebody has put a function over it, it stays below, and does nothing
 */
export function listenToHook(hooks: object, name: string, listener: (given: never) => void): () => void {
  const before = Reflect.get(hooks, name) as ((...args: unknown[]) => void) | null;
  let isActive = true;
  const heard = (...args: unknown[]): void => {
    if (isActive) attempt(() => listener(args[0] as never));
    before?.(...args);
  };
  Reflect.set(hooks, name, heard);
  return () => {
    isActive = false;
    if (Reflect.get(hooks, name) === heard) Reflect.set(hooks, name, before);
  };
}
