import { Tag } from './react-fiber.ts';
import type { Fiber } from './react-fiber.ts';

/** A name that the app gave, read without running a getter. */
function ownText(owner: unknown, key: string): string {
  const isOwner = (typeof owner === 'object' && owner !== null) || typeof owner === 'function';
  const text: unknown = isOwner ? Object.getOwnPropertyDescriptor(owner, key)?.value : undefined;
  return typeof text === 'string' ? text : '';
}

function own(owner: unknown, key: string): unknown {
  return typeof owner === 'object' && owner !== null
    ? Object.getOwnPropertyDescriptor(owner, key)?.value
    : undefined;
}

/** The name of a component as the app writes it: a function, a class, or what `memo` and `forwardRef` made of one. */
export function nameOfType(type: unknown): string {
  if (typeof type === 'string') return type;
  const given = ownText(type, 'displayName');
  if (given !== '') return given;
  if (typeof type === 'function') return ownText(type, 'name') || 'Anonymous';
  const render = own(type, 'render');
  if (render !== undefined) return `ForwardRef(${nameOfType(render)})`;
  const inner = own(type, 'type');
  if (inner !== undefined) return `Memo(${nameOfType(inner)})`;
  return 'Anonymous';
}

/** The name of a context, which has one only if the app gave it a `displayName`. */
export function nameOfContext(context: unknown): string {
  return ownText(context, 'displayName') || 'Context';
}

/** React 18 puts the context into the type of its provider and consumer, React 19 into that of its consumer. */
function contextOf({ type }: Fiber): unknown {
  return own(type, '_context') ?? type;
}

/** The name that React's own tools show; `undefined` for what they leave out: elements, fragments, modes. */
export function nameOfFiber(fiber: Fiber): string | undefined {
  switch (fiber.tag) {
    case Tag.Function:
    case Tag.Class:
    case Tag.Indeterminate:
      return nameOfType(fiber.type);
    case Tag.ForwardRef:
    case Tag.Memo:
    case Tag.SimpleMemo:
      // What was resolved by `lazy` or a hot reload is the type; the element may still name what stands for it.
      return nameOfType(isWrapper(fiber.elementType) ? fiber.elementType : fiber.type);
    case Tag.ContextProvider:
      return `${nameOfContext(contextOf(fiber))}.Provider`;
    case Tag.ContextConsumer:
      return `${nameOfContext(contextOf(fiber))}.Consumer`;
    case Tag.Profiler:
      return `Profiler(${ownText(fiber.memoizedProps, 'id')})`;
    case Tag.Suspense:
      return 'Suspense';
    case Tag.SuspenseList:
      return 'SuspenseList';
    case Tag.Activity:
      return 'Activity';
    case Tag.ViewTransition:
      return 'ViewTransition';
    default:
      return undefined;
  }
}

function isWrapper(type: unknown): boolean {
  return own(type, 'render') !== undefined || own(type, 'type') !== undefined;
}
