/** Whether a node is the panel or lies inside it, through shadow roots. */
export function isOwnNode(node: unknown): boolean {
  for (
    let at: unknown = node;
    at instanceof Node;
    at = at.parentNode ?? (at as Partial<ShadowRoot>).host
  ) {
    if (at instanceof Element && at.localName.startsWith('devtools-')) return true;
  }
  return false;
}
