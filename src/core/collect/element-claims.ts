const ids = new WeakMap<Node, string>();
const elements = new Map<string, WeakRef<Element>>();
const listeners = new Set<(element: Element) => void>();

/** Says that an element is recorded as the component of this id, by a collector that knows more of it than its tag. */
export function claimElement(element: Element, id: string): void {
  ids.set(element, id);
  elements.set(id, new WeakRef(element));
  for (const listener of listeners) listener(element);
}

export function releaseElement(element: Element): void {
  elements.delete(ids.get(element) ?? '');
  ids.delete(element);
}

/** The component that an element is recorded as by such a collector. */
export function claimedId(node: Node): string | undefined {
  return ids.get(node);
}

/** The element that is recorded as a component by such a collector. */
export function claimedElement(id: string): Element | undefined {
  return elements.get(id)?.deref();
}

/** @returns the end of that */
export function onElementClaimed(listener: (element: Element) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
