import type { ComponentRecord } from '../model/records.ts';
import { applyToTree, createTree, type ComponentTree } from '../query/component-tree.ts';
import type { Moment } from './moment.ts';
import { weightBeyond } from './weight.ts';

/** The component tree at one place in its log. */
export class TreeMoment implements Moment<ComponentRecord> {
  readonly tree: ComponentTree;

  constructor({ mounted, children }: ComponentTree = createTree()) {
    this.tree = {
      mounted: new Map(mounted),
      children: new Map(Array.from(children, ([id, ids]) => [id, new Set(ids)])),
    };
  }

  add(record: ComponentRecord): void {
    applyToTree(this.tree, record);
  }

  fork(): this {
    return new TreeMoment(this.tree) as this;
  }

  weightBeyond(shared: TreeMoment | undefined): number {
    let weight = 0;
    for (const [id, component] of this.tree.mounted) {
      weight += weightBeyond(undefined, id) + weightBeyond(shared?.tree.mounted.get(id), component);
    }
    for (const ids of this.tree.children.values()) weight += weightBeyond(undefined, [...ids]);
    return weight;
  }
}
