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

  it('tells of a tree in its order, and of its shape only where that is new', async () => {
    await treeOf([
      { op: 'mount', id: 'card', name: 'film-card', parentId: 'list' },
      { op: 'mount', id: 'app', name: 'film-app' },
      { op: 'mount', id: 'list', name: 'film-list', parentId: 'app' },
      { op: 'mount', id: 'cart', name: 'film-cart', parentId: 'app' },
    ]);
    const view = new TreeView(session.reader);
    const first = await view.outline(undefined);
    expect(first.nodes).to.deep.equal({
      ids: ['app', 'list', 'card', 'cart'],
      names: ['film-app', 'film-list', 'film-card', 'film-cart'],
      depths: [0, 1, 2, 1],
    });
    await session.append('components', [{ seq: 10, op: 'update', id: 'card', props: { open: true } }]);
    expect(await view.outline(first.shape)).to.deep.equal({ shape: first.shape, renders: [0, 0, 1, 0] });
    await session.append('components', [{ seq: 11, op: 'move', id: 'cart', parentId: 'card' }]);
    const moved = await view.outline(first.shape);
    expect(moved.shape).not.to.equal(first.shape);
    expect(moved.nodes?.depths).to.deep.equal([0, 1, 2, 3]);
    await session.append('components', [{ seq: 12, op: 'unmount', id: '*' }]);
    expect((await view.outline(moved.shape)).nodes?.ids).to.deep.equal([]);
  });

  it('counts the renderings of each component, and updates where there are no times', async () => {
    await treeOf([
      { op: 'mount', id: 'app' },
      { op: 'mount', id: 'card', parentId: 'app' },
      { op: 'update', id: 'app' },
      { op: 'update', id: 'card' },
    ]);
    const view = new TreeView(session.reader);
    const spans = [
      { componentId: 'card', phase: 'mount' },
      { componentId: 'card', phase: 'effect' },
      { name: 'long-frame' },
      { componentId: 'card', phase: 'update' },
    ];
    await session.append(
      'performance',
      spans.map((span, i) => ({ seq: 20 + i, duration: 1, startTime: 0, ...span })),
    );
    expect((await view.outline(undefined)).renders).to.deep.equal([1, 2]);
    await session.append('performance', [
      { seq: 30, componentId: 'card', phase: 'update', duration: 1, startTime: 0 },
    ]);
    expect((await view.outline(undefined)).renders).to.deep.equal([1, 3]);
  });

  it('has an outline without what a file says to lie inside of itself', async () => {
    await treeOf([
      { op: 'mount', id: 'a', parentId: 'b' },
      { op: 'mount', id: 'b', parentId: 'a' },
      { op: 'mount', id: 'c' },
    ]);
    expect((await new TreeView(session.reader).outline(undefined)).nodes?.ids).to.deep.equal(['c']);
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
