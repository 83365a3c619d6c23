import { nodeGetters } from './node-getters.ts';
import { parentOf } from './parent-of.ts';

function pathTo(node: Node): Node[] {
  const path: Node[] = [];
  for (let at: Node | null = node; at; at = parentOf(at)) path.push(at);
  return path.reverse();
}

function isBefore(one: Node, other: Node): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Whether a node comes before another one in the page: a shadow tree before what else its host holds. */
export function precedes(one: Node, other: Node): boolean {
  if (one.getRootNode() === other.getRootNode()) return isBefore(one, other);
  const [path, otherPath] = [pathTo(one), pathTo(other)];
  const parted = path.findIndex((node, at) => node !== otherPath[at]);
  const [node, otherNode] = [path[parted], otherPath[parted]];
  if (!node || !otherNode) return otherNode !== undefined;
  if (node instanceof ShadowRoot || otherNode instanceof ShadowRoot) return node instanceof ShadowRoot;
  return isBefore(node, otherNode);
}

/** Which elements a walk stops at; it does not go into them. */
export interface WalkStops {
  /** It is one of those that are looked for. */
  isWanted(element: Element): boolean;
  /** The walk is inside of it, and ends there. */
  isEnd(element: Element): boolean;
  /** What is in it is not looked at. */
  isPassed(element: Element): boolean;
}

function* wantedFrom(first: Node | null, stops: WalkStops): Generator<Element> {
  if (!nodeGetters) return;
  for (let node = first; node; node = nodeGetters.nextSibling.call(node)) {
    if (!(node instanceof Element)) continue;
    if (stops.isWanted(node)) yield node;
    else if (!stops.isPassed(node)) {
      const shadow = nodeGetters.shadowRoot.call(node);
      if (shadow) yield* wantedFrom(nodeGetters.firstChild.call(shadow), stops);
      yield* wantedFrom(nodeGetters.firstChild.call(node), stops);
    }
  }
}

/** Those behind an element that are looked for, in the order of the page, as far as the element that the walk ends at. */
export function* wantedBehind(element: Element, stops: WalkStops): Generator<Element> {
  if (!nodeGetters) return;
  for (let node: Node | null = element; node;) {
    yield* wantedFrom(nodeGetters.nextSibling.call(node), stops);
    const parent = parentOf(node);
    if (parent instanceof ShadowRoot) {
      const { host } = parent;
      yield* wantedFrom(nodeGetters.firstChild.call(host), stops);
      node = host;
    } else node = parent;
    if (node instanceof Element && stops.isEnd(node)) return;
  }
}
