import { ownValue } from './own-value.ts';
import type { Fiber, FiberRoot } from './react-fiber.ts';

/**
 * React marks elements with fibers, under names whose ends are of its own in every page: one that it renders into with
 * the root's, one that it has rendered with a version of its own.
 */
const CONTAINER_PREFIX = '__reactContainer$';
const RENDERED_PREFIX = '__reactFiber$';

function markIn(node: Node, prefix: string): Partial<Fiber> | undefined {
  const key = Object.keys(node).find((name) => name.startsWith(prefix));
  const fiber = key === undefined ? undefined : ownValue(node, key);
  return typeof fiber === 'object' && fiber !== null ? fiber : undefined;
}

/** The fiber of an element that React has rendered. */
export function fiberOf(element: Element): Fiber | undefined {
  return markIn(element, RENDERED_PREFIX) as Fiber | undefined;
}

function rootIn(container: Node): FiberRoot | undefined {
  const { stateNode } = markIn(container, CONTAINER_PREFIX) ?? {};
  return typeof stateNode === 'object' && stateNode !== null && 'current' in stateNode
    ? (stateNode as FiberRoot)
    : undefined;
}

/** The roots of the trees that react-dom has in the document, open shadow trees included. */
export function* rootsInDocument(within: Document | ShadowRoot = document): Generator<FiberRoot> {
  const root = rootIn(within);
  if (root) yield root;
  for (const element of within.querySelectorAll('*')) {
    const own = rootIn(element);
    if (own) yield own;
    if (element.shadowRoot) yield* rootsInDocument(element.shadowRoot);
  }
}
