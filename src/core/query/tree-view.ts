import type { ComponentSnapshot, OutlineNodes, TreeOutline } from '../model/query.ts';
import { ALL_COMPONENTS, type ComponentRecord } from '../model/records.ts';
import { applyToTree, componentsOf, createTree, type ComponentTree } from './component-tree.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { pruneCounts, RenderCounts } from './render-counts.ts';
import type { SessionReader } from './session-reader.ts';
import { outlineOf } from './tree-outline.ts';

interface WatchedTree {
  tree: ComponentTree;
  /** Another number when components come, go or move. */
  shape: number;
  /** Of this shape, once it was asked for. */
  nodes?: OutlineNodes | undefined;
  /** How often each mounted component was updated, where times tell of no rendering. */
  updates: Map<string, number>;
}

/** The component tree as the log of a session leaves it. */
export class TreeView {
  readonly #watched: IncrementalFold<'components', WatchedTree>;
  readonly #renders: RenderCounts;
  #lastShape = 0;

  constructor(reader: SessionReader) {
    this.#renders = new RenderCounts(reader);
    this.#watched = new IncrementalFold(
      reader,
      'components',
      () => ({ tree: createTree(), shape: (this.#lastShape += 1), updates: new Map() }),
      (watched, record) => this.#add(watched, record),
    );
  }

  async components(): Promise<ComponentSnapshot[]> {
    const { tree } = await this.#watched.current();
    return componentsOf(tree);
  }

  async component(id: string): Promise<ComponentSnapshot | undefined> {
    const { tree } = await this.#watched.current();
    const component = tree.mounted.get(id);
    return component && { ...component, children: [...tree.siblings.of(id)] };
  }

  /** @param known - the shape that the asker has */
  async outline(known: number | undefined): Promise<TreeOutline> {
    // A component is recorded before its renderings are: those counted here are of components in the tree, or gone.
    const renders = await this.#renders.current();
    const watched = await this.#watched.current();
    const { tree, shape, updates } = watched;
    pruneCounts(renders, tree.mounted);
    const nodes = (watched.nodes ??= outlineOf(tree));
    return {
      shape,
      ...(shape !== known && { nodes }),
      renders: nodes.ids.map((id) => renders.get(id) ?? updates.get(id) ?? 0),
    };
  }

  #add(watched: WatchedTree, record: ComponentRecord): void {
    const { op, id } = record;
    const { tree, updates } = watched;
    applyToTree(tree, record);
    if (op === 'update') {
      if (tree.mounted.has(id)) updates.set(id, (updates.get(id) ?? 0) + 1);
      return;
    }
    watched.shape = this.#lastShape += 1;
    watched.nodes = undefined;
    if (id === ALL_COMPONENTS) updates.clear();
    else if (op === 'unmount') updates.delete(id);
  }
}
