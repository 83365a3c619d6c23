/**
 * The parts of React's own data that are read, as React 18 and 19 have them. They are no API: whatever is missing or
 * of another kind is left out of the record.
 */

/** One node of React's tree. Each has up to two versions, the one on screen and the one being worked on. */
export interface Fiber {
  readonly tag: number;
  readonly type: unknown;
  readonly elementType: unknown;
  readonly stateNode: unknown;
  readonly return: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
  /** Place among its siblings, ascending; children that show nothing take one too. */
  readonly index: number;
  readonly flags: number;
  readonly memoizedProps: unknown;
  /** Of a function component, the first of its hooks; of a class, its state. */
  readonly memoizedState: unknown;
  readonly dependencies: { readonly firstContext?: ContextDependency | null } | null;
  /** ms, `performance.now()`; only while React profiles, which dev builds do when the hook was there first. */
  readonly actualStartTime?: number;
  /** ms of the component's own rendering, without its children. */
  readonly selfBaseDuration?: number;
  /** Names of the hooks in the order of their calls, in dev builds. */
  readonly _debugHookTypes?: readonly string[] | null;
}

export interface Hook {
  readonly memoizedState: unknown;
  readonly queue: unknown;
  readonly next: Hook | null;
}

export interface ContextDependency {
  readonly context: unknown;
  readonly memoizedValue: unknown;
  readonly next: ContextDependency | null;
}

export interface FiberRoot {
  readonly current: Fiber;
  readonly containerInfo: unknown;
}

/** What a renderer such as react-dom hands to the hook. */
export interface Renderer {
  /** Dev builds alone have it. */
  overrideHookState?(fiber: Fiber, index: number, path: readonly string[], value: unknown): void;
}

/** `fiber.tag`: the numbers are the same from React 18.0 on. */
export const Tag = {
  Function: 0,
  Class: 1,
  Indeterminate: 2,
  Portal: 4,
  Host: 5,
  ContextConsumer: 9,
  ContextProvider: 10,
  ForwardRef: 11,
  Profiler: 12,
  Suspense: 13,
  Memo: 14,
  SimpleMemo: 15,
  SuspenseList: 19,
  Hoistable: 26,
  Singleton: 27,
  ViewTransition: 30,
  Activity: 31,
} as const;

/** `fiber.flags`: the component's function or `render` was called for this version. */
const PERFORMED_WORK = 1;

const FLAGGED = new Set<number>([
  Tag.Function,
  Tag.Class,
  Tag.Indeterminate,
  Tag.ContextConsumer,
  Tag.ForwardRef,
  Tag.Memo,
  Tag.SimpleMemo,
]);

/** Whether a fiber is of a component of the app's: a function or a class, and what is put around one. */
export function rendersItself({ tag }: Fiber): boolean {
  return FLAGGED.has(tag);
}

/** Whether a version of a fiber was rendered, and not only carried over from the one before. */
export function didRender(fiber: Fiber, before: Fiber): boolean {
  if (FLAGGED.has(fiber.tag)) return (fiber.flags & PERFORMED_WORK) !== 0;
  return fiber.memoizedProps !== before.memoizedProps;
}

export function isHost({ tag }: Fiber): boolean {
  return tag === Tag.Host || tag === Tag.Hoistable || tag === Tag.Singleton;
}

/** The outermost elements that a fiber shows, out of portals too. */
export function* elementsOfFiber(fiber: Fiber): Generator<Element> {
  if (isHost(fiber)) {
    if (fiber.stateNode instanceof Element) yield fiber.stateNode;
    return;
  }
  for (const child of childrenOf(fiber)) yield* elementsOfFiber(child);
}

/** A fiber and all those below it. */
export function* fibersIn(fiber: Fiber): Generator<Fiber> {
  yield fiber;
  for (const child of childrenOf(fiber)) yield* fibersIn(child);
}

export function* childrenOf(fiber: Fiber): Generator<Fiber> {
  for (let child = fiber.child; child; child = child.sibling) yield child;
}

/** The hooks of a function component; those of a class are its state, which is none. */
export function* hooksOf({ tag, memoizedState }: Fiber): Generator<Hook> {
  if (tag === Tag.Class || !isHook(memoizedState)) return;
  for (let hook: Hook | null = memoizedState; hook; hook = hook.next) yield hook;
}

function isHook(value: unknown): value is Hook {
  return typeof value === 'object' && value !== null && 'next' in value && 'queue' in value;
}

/** The values of contexts that a component has read. */
export function* contextsOf({ dependencies }: Fiber): Generator<ContextDependency> {
  for (let at = dependencies?.firstContext; at; at = at.next) yield at;
}
