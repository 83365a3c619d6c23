import { parentOf } from './parent-of.ts';

interface ChildGetters {
  firstChild: (this: Node) => Node | null;
  nextSibling: (this: Node) => Node | null;
  shadowRoot: (this: Element) => ShadowRoot | null;
}

function getterOf(owner: object, key: string): unknown {
  return (Object.getOwnPropertyDescriptor(owner, key) as { get?: unknown } | undefined)?.get;
}

/** Asked of the platform, as in `parentOf`: a form's field may have any of these names. */
const getters =
  typeof Node === 'undefined'
    ? undefined
    : ({
        firstChild: getterOf(Node.prototype, 'firstChild'),
        nextSibling: getterOf(Node.prototype, 'nextSibling'),
        shadowRoot: getterOf(Element.prototype, 'shadowRoot'),
      } as ChildGetters);

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
  if (!getters) return;
  for (let node = first; node; node = getters.nextSibling.call(node)) {
    if (!(node instanceof Element)) continue;
    if (stops.isWanted(node)) yield node;
    else if (!stops.isPassed(node)) {
      const shadow = getters.shadowRoot.call(node);
      if (shadow) yield* wantedFrom(getters.firstChild.call(shadow), stops);
      yield* wantedFrom(getters.firstChild.call(node), stops);
    }
  }
}

/** Those behind an element that are looked for, in the order of the page, as far as the element that the walk ends at. */
export function* wantedBehind(element: Element, stops: WalkStops): Generator<Element> {
  if (!getters) return;
  for (let node: Node | null = element; node;) {
    yield* wantedFrom(getters.nextSibling.call(node), stops);
    const parent = parentOf(node);
    if (parent instanceof ShadowRoot) {
      const { host } = parent;
      yield* wantedFrom(getters.firstChild.call(host), stops);
      node = host;
    } else node = parent;
    if (node instanceof Element && stops.isEnd(node)) return;
  }
}
