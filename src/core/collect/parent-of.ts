interface TreeGetters {
  parentNode: (this: Node) => Node | null;
  host: (this: ShadowRoot) => Element;
}

function getterOf(owner: object, key: string): unknown {
  return (Object.getOwnPropertyDescriptor(owner, key) as { get?: unknown } | undefined)?.get;
}

/** Taken before the app can patch them. A server that loads the app's components has no nodes to ask. */
const getters =
  typeof Node === 'undefined'
    ? undefined
    : ({
        parentNode: getterOf(Node.prototype, 'parentNode'),
        host: getterOf(ShadowRoot.prototype, 'host'),
      } as TreeGetters);

/**
 * The node around a node, out of shadow trees too. Asked of the platform: a form's field named `parentNode`
 * or `host` hides the form's own, and who asked the form would walk down again, without end.
 */
export function parentOf(node: Node): Node | null {
  if (!getters) return null;
  return getters.parentNode.call(node) ?? (node instanceof ShadowRoot ? getters.host.call(node) : null);
}
