import type { OutlineNodes, TreeOutline } from '../model/query.ts';
import type { ComponentTree } from '../query/component-tree.ts';
import { outlineOf } from '../query/tree-outline.ts';

/** Tells the outlines of moments, one after the other: a shape that the page has is not told again. */
export class OutlineWriter {
  #nodes: OutlineNodes = { ids: [], names: [], depths: [] };
  /** Below all numbers that the end of the session is told by, and others than those of the replay before. */
  #shape = -Math.ceil(Math.random() * 2 ** 50);

  /** @param known - the shape that the page has */
  write({
    tree,
    renders,
    known,
  }: {
    tree: ComponentTree;
    renders: ReadonlyMap<string, number>;
    known?: number | undefined;
  }): TreeOutline {
    const nodes = outlineOf(tree);
    if (!isSame(nodes, this.#nodes)) {
      this.#nodes = nodes;
      this.#shape -= 1;
    }
    return {
      shape: this.#shape,
      ...(this.#shape !== known && { nodes }),
      renders: nodes.ids.map((id) => renders.get(id) ?? 0),
    };
  }
}

function isSame(a: OutlineNodes, b: OutlineNodes): boolean {
  return (
    a.ids.length === b.ids.length &&
    a.ids.every((id, i) => id === b.ids[i] && a.names[i] === b.names[i] && a.depths[i] === b.depths[i])
  );
}
