import { childrenOf, hooksOf, Tag } from './react-fiber.ts';
import type { Fiber, FiberRoot, Hook, Renderer } from './react-fiber.ts';
import { overrideHook } from './react-override.ts';
import { componentOf } from './react-tree.ts';

/** The parts of a class component's instance that set its state. */
interface Instance {
  setState(state: object): void;
}

/** Looked for in the trees of the moment, since nothing is kept of a component that leads to React's data. */
function findFiber(fiber: Fiber, id: string): Fiber | undefined {
  if (componentOf(fiber)?.id === id) return fiber;
  for (const child of childrenOf(fiber)) {
    const found = findFiber(child, id);
    if (found) return found;
  }
  return undefined;
}

function restoreClass({ stateNode, memoizedState }: Fiber, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  // `setState` merges: fields that there were not yet must go.
  const added = Object.keys(memoizedState ?? {}).filter((name) => !Object.hasOwn(value, name));
  const state = { ...Object.fromEntries(added.map((name) => [name, undefined])), ...value };
  (stateNode as Instance).setState(state);
  return true;
}

function hookAt(fiber: Fiber, key: string): Hook | undefined {
  return /^\d+$/.test(key) ? [...hooksOf(fiber)][Number(key)] : undefined;
}

function restoreHook(
  fiber: Fiber,
  renderer: Renderer | undefined,
  key: string,
  value: unknown,
): boolean {
  const hook = hookAt(fiber, key);
  const queue = hook?.queue;
  const isSettable = typeof queue === 'object' && queue !== null && 'dispatch' in queue;
  return isSettable && overrideHook(fiber, Number(key), hook!, value, renderer);
}

/** Where a value of a component that is on screen stands. */
interface Found {
  readonly fiber: Fiber;
  readonly renderer: Renderer | undefined;
  /** `state` of a class component, else the number of the hook. */
  readonly key: string;
}

function findPlace(roots: Roots, id: string): Found | undefined {
  const [, owner, key] = /^(.+):([^:]+)$/.exec(id) ?? [];
  if (owner === undefined || key === undefined) return undefined;
  for (const [root, renderer] of roots) {
    const fiber = findFiber(root.current, owner);
    if (fiber) return { fiber, renderer, key };
  }
  return undefined;
}

type Roots = Iterable<[FiberRoot, Renderer | undefined]>;

/**
 * Sets one value of a component that is on screen.
 *
 * @param id that of its state records: the component's, a colon, `state` or the number of the hook
 * @returns whether there is such a value, and it can be set
 */
export function restoreState(roots: Roots, id: string, value: unknown): boolean {
  const { fiber, renderer, key } = findPlace(roots, id) ?? {};
  if (!fiber || key === undefined) return false;
  if (fiber.tag === Tag.Class) return key === 'state' && restoreClass(fiber, value);
  return restoreHook(fiber, renderer, key, value);
}

/** The value that a component on screen has now, by the same id. */
export function liveStateOf(roots: Roots, id: string): { value: unknown } | undefined {
  const { fiber, key = '' } = findPlace(roots, id) ?? {};
  const holder = fiber?.tag === Tag.Class && key === 'state' ? fiber : fiber && hookAt(fiber, key);
  return holder && { value: holder.memoizedState };
}
