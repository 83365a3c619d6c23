import type { OutlineNodes } from '../model/query.ts';
import { mountedIn, type ComponentTree, type Mounted } from './component-tree.ts';

/**
 * The mounted components in the order of their tree, each before its children; roots name no parent, or one that is
 * not there. Iterative, since a file from elsewhere may be deep; what it says to lie inside of itself is in no place.
 */
export function outlineOf(tree: ComponentTree): OutlineNodes {
  const { mounted, siblings } = tree;
  const nodes: OutlineNodes = { ids: [], names: [], depths: [] };
  const stack: { component: Mounted; depth: number }[] = [];
  const push = (components: readonly Mounted[], depth: number): void => {
    for (let index = components.length - 1; index >= 0; index -= 1) {
      stack.push({ component: components[index]!, depth });
    }
  };
  push(
    [...mountedIn(tree)].filter(({ parentId }) => parentId === undefined || !mounted.has(parentId)),
    0,
  );
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { component, depth } = at;
    nodes.ids.push(component.id);
    nodes.names.push(component.name);
    nodes.depths.push(depth);
    push(
      Array.from(siblings.of(component.id), (id) => mounted.get(id)!),
      depth + 1,
    );
  }
  return nodes;
}
