import { Tag } from './react-fiber.ts';
import type { Fiber, Hook, Renderer } from './react-fiber.ts';

/** The part of a hook's queue from which React tells whether an update changes anything. */
interface Queue {
  lastRenderedState?: unknown;
}

/**
 * What hooks and props were before a value was set in React's own data: React writes it into the version on screen,
 * with which the next one is compared.
 */
const replaced = new WeakMap<object, unknown>();

function original(owner: unknown, present: unknown): unknown {
  const isReplaced = typeof owner === 'object' && owner !== null && replaced.has(owner);
  return isReplaced ? replaced.get(owner) : present;
}

/** The state of a hook as it was last rendered. */
export function stateOfHook(hook: Hook): unknown {
  return original(hook, hook.memoizedState);
}

/** The props of a component as they were last rendered. */
export function propsOfFiber({ memoizedProps }: Fiber): unknown {
  return original(memoizedProps, memoizedProps);
}

/**
 * Has a component on screen rendered with another state of one of its hooks.
 *
 * @returns whether the renderer can: dev builds alone
 */
export function overrideHook(
  fiber: Fiber,
  index: number,
  hook: Hook,
  value: unknown,
  renderer: Renderer | undefined,
): boolean {
  if (!renderer?.overrideHookState) return false;
  const state = stateOfHook(hook);
  const props = propsOfFiber(fiber);
  renderer.overrideHookState(fiber, index, [], value);
  replaced.set(hook, state);
  // Else the app's next update would start from the state before, and one that goes back to it would be dropped.
  (hook.queue as Queue).lastRenderedState = value;
  // Without another prop React leaves out a component whose props are compared one by one.
  if (fiber.tag === Tag.SimpleMemo) overrideProps(fiber, props);
  return true;
}

/** React has put a copy of the props in their place, for the same reason. */
function overrideProps({ memoizedProps }: Fiber, props: unknown): void {
  if (typeof memoizedProps !== 'object' || memoizedProps === null || memoizedProps === props) return;
  Object.assign(memoizedProps, { 'devtools-panel': true });
  replaced.set(memoizedProps, props);
}
