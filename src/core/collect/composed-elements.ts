/** Elements in document order, those in shadow trees after their host. */
export function* composedElements(
  root: ParentNode,
  innerOf: (element: Element) => unknown = (element) => element.shadowRoot,
): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    const inner = innerOf(element);
    if (inner instanceof ShadowRoot) yield* composedElements(inner, innerOf);
  }
}
