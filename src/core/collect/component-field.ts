/** Names under which a component has the value of the field that it is there for. */
export const VALUE_NAME = /^_?(?:default|raw|model)?value$/i;

/** The field that a component is there for, if it is there for one. */
export function fieldOf(node: Node | undefined): Element | undefined {
  if (!(node instanceof Element)) return undefined;
  const fields = 'input,textarea,select';
  if (node.matches(fields)) return node;
  const inner = node.querySelectorAll(fields);
  return inner.length === 1 ? inner[0] : undefined;
}
