/** The element of the page at a place of the viewport, in open shadow trees too; the panel is looked through. */
export function elementAt(x: number, y: number): Element | undefined {
  let found = firstOf(document, x, y);
  while (found?.shadowRoot) {
    const inner = firstOf(found.shadowRoot, x, y);
    if (!inner) break;
    found = inner;
  }
  return found;
}

function firstOf(root: Document | ShadowRoot, x: number, y: number): Element | undefined {
  return root
    .elementsFromPoint(x, y)
    .find((element) => element.getRootNode() === root && !element.localName.startsWith('devtools-'));
}
