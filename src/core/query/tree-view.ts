import type { ComponentSnapshot } from '../model/query.ts';
import { applyToTree, componentsOf, createTree, type ComponentTree } from './component-tree.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** The component tree as the log of a session leaves it. */
export class TreeView {
  readonly #tree: IncrementalFold<'components', ComponentTree>;

  constructor(reader: SessionReader) {
    this.#tree = new IncrementalFold(reader, 'components', createTree, applyToTree);
  }

  async components(): Promise<ComponentSnapshot[]> {
    return componentsOf(await this.#tree.current());
  }
}
