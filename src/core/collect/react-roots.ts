import type { FiberRoot } from './react-fiber.ts';

/** React marks the element that it renders into with the root's fiber, under a name of its own in every page. */
const CONTAINER_PREFIX = '__reactContainer$';

function rootIn(container: Node): FiberRoot | undefined {
  const key = Object.keys(container).find((name) => name.startsWith(CONTAINER_PREFIX));
  const fiber: unknown = key && Object.getOwnPropertyDescriptor(container, key)?.value;
  if (typeof fiber !== 'object' || fiber === null) return undefined;
  const { stateNode } = fiber as { stateNode?: unknown };
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
