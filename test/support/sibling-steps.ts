import fc from 'fast-check';
import type { ComponentRecord } from '../../src/core/index.ts';

/** What is done to lists of siblings: which component, in whose list, and at which place of it, 0 to 1. */
export interface SiblingStep {
  op: 'mount' | 'move' | 'unmount';
  which: number;
  parent: string | undefined;
  place: number;
}

const fraction = fc.double({ min: 0, max: 0.999_999, noNaN: true });

const siblingStep: fc.Arbitrary<SiblingStep> = fc.record({
  op: fc.constantFrom('mount', 'mount', 'move', 'move', 'unmount'),
  which: fraction,
  parent: fc.constantFrom('list', 'grid', undefined),
  place: fraction,
});

export const siblingSteps = (minLength = 0): fc.Arbitrary<SiblingStep[]> =>
  fc.array(siblingStep, { minLength, maxLength: 60 });

/** Children in plain arrays, and the record that tells of each step. */
export class SiblingModel {
  readonly lists = new Map<string | undefined, string[]>([
    [undefined, ['list', 'grid']],
    ['list', []],
    ['grid', []],
  ]);
  #count = 0;

  /** Those that every step works on. */
  static readonly begin: Omit<ComponentRecord, 'seq' | 'time'>[] = [
    { op: 'mount', id: 'list', name: 'film-list' },
    { op: 'mount', id: 'grid', name: 'film-grid' },
  ];

  /** @returns undefined where there is nothing to move or to remove */
  apply({ op, which, parent, place }: SiblingStep): Omit<ComponentRecord, 'seq' | 'time'> | undefined {
    const rows = [...this.lists.values()].flat().filter((id) => id.startsWith('row'));
    const id = op === 'mount' ? `row ${(this.#count += 1)}` : rows[Math.floor(which * rows.length)];
    if (id === undefined) return undefined;
    for (const list of this.lists.values()) if (list.includes(id)) list.splice(list.indexOf(id), 1);
    if (op === 'unmount') return { op, id };
    const list = this.lists.get(parent)!;
    const at = Math.floor(place * (list.length + 1));
    const beforeId = list[at];
    list.splice(at, 0, id);
    return {
      op,
      id,
      ...(op === 'mount' && { name: 'film-row' }),
      ...(parent !== undefined && { parentId: parent }),
      ...(beforeId !== undefined && { beforeId }),
    };
  }

  /** As `childrenByParent` tells it. */
  get children(): Record<string, string[]> {
    return Object.fromEntries(
      ['', 'list', 'grid'].map((id) => [id, [...this.lists.get(id || undefined)!]]),
    );
  }
}

/** Ids of the lists of a tree, roots under ''. */
export function childrenByParent(
  tree: readonly { id: string; parentId?: string; children: string[] }[],
): Record<string, string[]> {
  const children = Object.fromEntries(
    ['list', 'grid'].map((id) => [id, tree.find((one) => one.id === id)!.children]),
  );
  return {
    '': tree.filter(({ parentId }) => parentId === undefined).map(({ id }) => id),
    ...children,
  };
}
