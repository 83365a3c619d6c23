import type { VueApp, VueInstance, VueNode } from './vue-types.ts';

interface AppContainer {
  readonly __vue_app__?: VueApp;
}

/** Apps that are mounted in the document, those in open shadow trees too. */
export function* mountedApps(root: ParentNode & AppContainer = document): Generator<VueApp> {
  if (root.__vue_app__) yield root.__vue_app__;
  for (const element of root.querySelectorAll<Element & AppContainer>('*')) {
    if (element.__vue_app__) yield element.__vue_app__;
    if (element.shadowRoot) yield* mountedApps(element.shadowRoot);
  }
}

function isNode(value: unknown): value is VueNode {
  return typeof value === 'object' && value !== null && 'shapeFlag' in value;
}

/** The outermost elements that a node of Vue's shows: those of a fragment, of what is teleported too. */
export function* elementsOfNode({
  el,
  anchor,
  component,
  suspense,
  children,
}: VueNode): Generator<Element> {
  const inner = component ? component.subTree : suspense?.activeBranch;
  if (inner) yield* elementsOfNode(inner);
  else if (el instanceof Element && !(anchor instanceof Node)) yield el;
  else if (Array.isArray(children)) {
    for (const child of children) if (isNode(child)) yield* elementsOfNode(child);
  } else if (el instanceof Node && anchor instanceof Node) {
    for (let node: Node | null = el; node; node = node === anchor ? null : node.nextSibling) {
      if (node instanceof Element) yield node;
    }
  }
}

/** The components that a node of Vue's shows by itself, in the order of the page; those that a `Suspense` waits for too. */
export function* outermostIn({ component, suspense, children }: VueNode): Generator<VueInstance> {
  if (component) yield component;
  else if (suspense) {
    if (suspense.activeBranch) yield* outermostIn(suspense.activeBranch);
    if (suspense.pendingBranch) yield* outermostIn(suspense.pendingBranch);
  } else if (Array.isArray(children)) {
    for (const child of children) if (isNode(child)) yield* outermostIn(child);
  }
}

/** Instances in the order of the tree, parents first; those that a `KeepAlive` holds back too. */
export function* instancesOf(node: VueNode): Generator<VueInstance> {
  const { component, suspense, children } = node;
  if (component) {
    yield component;
    if (component.subTree) yield* instancesOf(component.subTree);
    for (const kept of component.__v_cache?.values() ?? []) {
      if (kept.component?.isDeactivated) yield* instancesOf(kept);
    }
  } else if (suspense?.activeBranch) yield* instancesOf(suspense.activeBranch);
  else if (Array.isArray(children)) {
    for (const child of children) if (isNode(child)) yield* instancesOf(child);
  }
}
