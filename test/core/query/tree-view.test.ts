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

  it('takes no longer for a step where many components are mounted', async () => {
    async function timeOf(live: number): Promise<number> {
      session.end();
      session = await QuerySession.begin();
      const steps = Array.from({ length: 20_000 }, (_, i): Step[] => [
        { op: 'mount', id: `c${i}`, parentId: 'root' },
        ...(i < live ? [] : [{ op: 'unmount' as const, id: `c${i - live}` }]),
      ]).flat();
      const begin = performance.now();
      expect(await treeOf(steps)).to.have.length(live);
      return performance.now() - begin;
    }
    const few = await timeOf(10);
    // A search through all that is mounted, at each mount, takes ten times as long.
    expect(await timeOf(4_000)).to.be.below(few * 3 + 200);
  });
});
