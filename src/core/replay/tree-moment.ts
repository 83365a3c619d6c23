import type { ComponentRecord } from '../model/records.ts';
import { applyToTree, createTree, type ComponentTree } from '../query/component-tree.ts';
import type { Moment } from './moment.ts';
import { weightBeyond } from './weight.ts';

/** What a component's place among its siblings takes, about, in bytes. */
const PLACE_BYTES = 64;

/** The component tree at one place in its log. */
export class TreeMoment implements Moment<ComponentRecord> {
  readonly tree: ComponentTree;

  constructor({ mounted, siblings }: ComponentTree = createTree()) {
    this.tree = { mounted: new Map(mounted), siblings: siblings.copy() };
  }

  add(record: ComponentRecord): void {
    applyToTree(this.tree, record);
  }

  fork(): this {
    return new TreeMoment(this.tree) as this;
  }

  weightBeyond(shared: TreeMoment | undefined): number {
    let weight = PLACE_BYTES * this.tree.mounted.size;
    for (const [id, component] of this.tree.mounted) {
      weight += weightBeyond(undefined, id) + weightBeyond(shared?.tree.mounted.get(id), component);
    }
    return weight;
  }
}
