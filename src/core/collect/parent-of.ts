import { nodeGetters } from './node-getters.ts';

/** The node around a node, out of shadow trees too: who asked a form itself could walk down again, without end. */
export function parentOf(node: Node): Node | null {
  if (!nodeGetters) return null;
  const { parentNode, host } = nodeGetters;
  return parentNode.call(node) ?? (node instanceof ShadowRoot ? host.call(node) : null);
}
