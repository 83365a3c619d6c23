import type { ComponentSnapshot } from '../../src/core/index.ts';
import { applyToTree, componentsOf, createTree } from '../../src/core/query/component-tree.ts';
import type { ComponentInput } from '../../src/core/record/types.ts';

/** What the records of a collector come to. */
export function recordedTree(records: readonly ComponentInput[]): ComponentSnapshot[] {
  const tree = createTree();
  records.forEach((record, seq) => applyToTree(tree, { seq, time: seq, ...record }));
  return componentsOf(tree);
}

/**
 * What those below a component show, in the order of the records' tree; undefined for what no component is in.
 *
 * @param field - of their properties
 */
export function recordedOrder(
  records: readonly ComponentInput[],
  parentId: string | undefined,
  field: string,
): unknown[] {
  const tree = recordedTree(records);
  const inside = tree.filter((component) => component.parentId === parentId);
  const order = tree.find(({ id }) => id === parentId)?.children ?? inside.map(({ id }) => id);
  return order.map((id) => {
    const { props } = inside.find((component) => component.id === id)!;
    return (props as Record<string, unknown> | undefined)?.[field];
  });
}
