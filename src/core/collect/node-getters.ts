interface NodeGetters {
  parentNode: (this: Node) => Node | null;
  host: (this: ShadowRoot) => Element;
  firstChild: (this: Node) => Node | null;
  nextSibling: (this: Node) => Node | null;
  shadowRoot: (this: Element) => ShadowRoot | null;
}

function getterOf(owner: object, key: string): unknown {
  return (Object.getOwnPropertyDescriptor(owner, key) as { get?: unknown } | undefined)?.get;
}

/**
 * What lies around a node, asked of the platform: a form's field that is named like one of these hides the form's own.
 * Taken before the app can patch them. Undefined on a server that loads the app's components: it has no nodes to ask.
 */
export const nodeGetters =
  typeof Node === 'undefined'
    ? undefined
    : ({
        parentNode: getterOf(Node.prototype, 'parentNode'),
        host: getterOf(ShadowRoot.prototype, 'host'),
        firstChild: getterOf(Node.prototype, 'firstChild'),
        nextSibling: getterOf(Node.prototype, 'nextSibling'),
        shadowRoot: getterOf(Element.prototype, 'shadowRoot'),
      } as NodeGetters);
