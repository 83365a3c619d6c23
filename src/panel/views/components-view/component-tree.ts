import type { ComponentSnapshot } from '../../../core/index.ts';

/** One visible line of the component tree. */
export interface TreeRow {
  component: ComponentSnapshot;
  depth: number;
  /** Place among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
  hasChildren: boolean;
  isOpen: boolean;
}

/** The mounted components of a session, by id and in order. */
export class ComponentTree {
  readonly size: number;
  readonly #byId: ReadonlyMap<string, ComponentSnapshot>;
  readonly #roots: readonly ComponentSnapshot[];

  constructor(components: readonly ComponentSnapshot[]) {
    this.size = components.length;
    this.#byId = new Map(components.map((component) => [component.id, component]));
    this.#roots = components.filter(
      ({ parentId }) => parentId === undefined || !this.#byId.has(parentId),
    );
  }

  get(id: string | undefined): ComponentSnapshot | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** The lines to show, without what is inside `closed` components. */
  rows(closed: ReadonlySet<string>): TreeRow[] {
    return this.#flatten(
      (id) => !closed.has(id),
      () => true,
    );
  }

  /** Only components whose name holds `text`, in any case, and what they are inside of. */
  matchingRows(text: string): TreeRow[] {
    const needle = text.toLowerCase();
    const shown = new Set<string>();
    for (const component of this.#byId.values()) {
      if (!component.name.toLowerCase().includes(needle)) continue;
      let current: ComponentSnapshot | undefined = component;
      while (current && !shown.has(current.id)) {
        shown.add(current.id);
        current = this.get(current.parentId);
      }
    }
    return this.#flatten(
      () => true,
      (id) => shown.has(id),
    );
  }

  /** Iterative and wary of cycles: a file from elsewhere may be deep, or say that a child holds its parent. */
  #flatten(isOpen: (id: string) => boolean, isShown: (id: string) => boolean): TreeRow[] {
    const rows: TreeRow[] = [];
    const seen = new Set<string>();
    const stack: TreeRow[] = [];
    const push = (components: readonly ComponentSnapshot[], depth: number): void => {
      const shown = components.filter(({ id }) => isShown(id) && !seen.has(id));
      for (let index = shown.length - 1; index >= 0; index -= 1) {
        const component = shown[index];
        if (!component) continue;
        const hasChildren = component.children.some((id) => this.#byId.has(id) && isShown(id));
        const place = { position: index + 1, siblings: shown.length };
        stack.push({
          component,
          depth,
          ...place,
          hasChildren,
          isOpen: hasChildren && isOpen(component.id),
        });
      }
    };
    push(this.#roots, 0);
    for (let row = stack.pop(); row; row = stack.pop()) {
      if (seen.has(row.component.id)) continue;
      seen.add(row.component.id);
      rows.push(row);
      if (!row.isOpen) continue;
      const children = row.component.children.map((id) => this.#byId.get(id));
      push(
        children.filter((child) => child !== undefined),
        row.depth + 1,
      );
    }
    return rows;
  }
}
