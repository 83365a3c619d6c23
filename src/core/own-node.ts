import { parentOf } from './collect/parent-of.ts';
import { queueMicrotask } from './model/native.ts';

/** What was found of the node asked about last: nodes below one parent are asked about one after the other. */
let last: { parent: Node; isOwn: boolean } | undefined;

/** Whether a node is the panel or lies inside it, through shadow roots. */
export function isOwnNode(node: unknown): boolean {
  if (!(node instanceof Node)) return false;
  if (isOwnElement(node)) return true;
  const parent = parentOf(node);
  if (parent === null) return false;
  if (last?.parent !== parent) remember(parent, isInside(parent));
  return last!.isOwn;
}

function isInside(node: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (isOwnElement(at)) return true;
  return false;
}

/** Until the app's code has run: then the parent may be elsewhere. */
function remember(parent: Node, isOwn: boolean): void {
  if (last === undefined) queueMicrotask(() => (last = undefined));
  last = { parent, isOwn };
}

function isOwnElement(node: Node): boolean {
  // A form may hold a field that hides its `localName`, and is no custom element.
  return (
    node instanceof Element &&
    !(node instanceof HTMLFormElement) &&
    node.localName.startsWith('devtools-')
  );
}
