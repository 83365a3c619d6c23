import { expect } from '@open-wc/testing';
import type { ComponentSnapshot } from '../../../src/core/model/query.ts';
import type { ComponentRecord } from '../../../src/core/model/records.ts';
import { TreeView } from '../../../src/core/query/tree-view.ts';
import { seeded } from '../../support/bytes.ts';
import { QuerySession } from '../../support/query-session.ts';

type Step = Pick<ComponentRecord, 'op' | 'id' | 'parentId' | 'props' | 'name'>;

describe('TreeView', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

  async function treeOf(steps: readonly Step[]): Promise<ComponentSnapshot[]> {
    await session.append(
      'components',
      steps.map((step, i) => ({ seq: i + 1, ...step })),
    );
    return new TreeView(session.reader).components();
  }

  const childrenOf = (tree: readonly ComponentSnapshot[]): Record<string, string[]> =>
    Object.fromEntries(tree.map(({ id, children }) => [id, children]));

  it('gives a parent the children that were mounted before it', async () => {
    const tree = await treeOf([
      { op: 'mount', id: 'a', parentId: 'list' },
      { op: 'mount', id: 'b', parentId: 'list' },
      { op: 'mount', id: 'gone', parentId: 'list' },
      { op: 'unmount', id: 'gone' },
      { op: 'mount', id: 'moved', parentId: 'list' },
      { op: 'move', id: 'moved' },
      { op: 'mount', id: 'list' },
    ]);
    expect(childrenOf(tree)).to.deep.equal({ a: [], b: [], moved: [], list: ['a', 'b'] });
    expect(tree.map(({ parentId }) => parentId)).to.deep.equal(['list', 'list', undefined, undefined]);
  });

  it('keeps the children of a parent that is unmounted and mounted again, or mounted twice', async () => {
    const steps: Step[] = [
      { op: 'mount', id: 'list' },
      { op: 'mount', id: 'a', parentId: 'list' },
      { op: 'mount', id: 'b', parentId: 'list' },
      { op: 'unmount', id: 'list' },
      { op: 'unmount', id: 'a' },
      { op: 'mount', id: 'list', name: 'film-list' },
      { op: 'mount', id: 'list', name: 'film-list' },
    ];
    expect(childrenOf(await treeOf(steps))).to.deep.equal({ b: [], list: ['b'] });
  });

  it('has the tree that a search through all components finds', async () => {
    const random = seeded(7);
    const pick = (): string => `c${Math.floor(random() * 12)}`;
    const steps = Array.from({ length: 600 }, (): Step => {
      const op = (['mount', 'mount', 'move', 'unmount'] as const)[Math.floor(random() * 4)]!;
      return { op, id: pick(), ...(random() < 0.8 ? { parentId: pick() } : {}) };
    });
    const tree = await treeOf(steps);
    const parents = new Map<string, string | undefined>();
    for (const { op, id, parentId } of steps) {
      if (op === 'unmount') parents.delete(id);
      else if (op === 'mount' || parents.has(id)) parents.set(id, parentId);
    }
    expect(Object.fromEntries(tree.map(({ id, parentId }) => [id, parentId]))).to.deep.equal(
      Object.fromEntries(parents),
    );
    for (const { id, children } of tree) {
      const named = [...parents].filter(([, parentId]) => parentId === id).map(([child]) => child);
      expect(children).to.have.members(named);
    }
  });

  it('reads a long life of many components in a time that grows with its length alone', async () => {
    const live = 2_000;
    const steps = Array.from({ length: 40_000 }, (_, i): Step[] => [
      { op: 'mount', id: `c${i}`, parentId: 'root' },
      ...(i < live ? [] : [{ op: 'unmount' as const, id: `c${i - live}` }]),
    ]).flat();
    const begin = performance.now();
    const tree = await treeOf([{ op: 'mount', id: 'root' }, ...steps]);
    expect(tree).to.have.length(live + 1);
    expect(tree[0]!.children).to.have.length(live);
    // A scan of all that is mounted, at each mount, takes several times as long.
    expect(performance.now() - begin).to.be.below(1_500);
  });
});
