import { parentOf } from './collect/parent-of.ts';

/** Whether a node is the panel or lies inside it, through shadow roots. */
export function isOwnNode(node: unknown): boolean {
  for (let at = node instanceof Node ? node : null; at; at = parentOf(at)) {
    // A form may hold a field that hides its `localName`, and is no custom element.
    if (
      at instanceof Element &&
      !(at instanceof HTMLFormElement) &&
      at.localName.startsWith('devtools-')
    )
      return true;
  }
  return false;
}
