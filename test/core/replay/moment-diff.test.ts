import { expect } from '@open-wc/testing';
import type { DevTools, Replay } from '../../../src/core/index.ts';
import { seeded } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';

describe('the difference between two moments', () => {
  let tools: DevTools;
  let replay: Replay;

  before(async () => {
    await freshStore();
    tools = await startTools();
    const random = seeded(8);
    const below = (limit: number): number => Math.floor(random() * limit);
    for (let n = 0; n < 400; n += 1) {
      const id = `${below(12)}`;
      tools.recordState({ id: `ref ${id}`, name: id, newValue: { a: below(3), list: [below(2)] } });
      const op = (['mount', 'update', 'update', 'unmount'] as const)[below(4)]!;
      tools.recordComponent({ op, id: `c ${id}`, name: 'Item', props: { n: below(3) } });
      if (n % 4 === 0)
        tools.recordPerformance({ name: 'Item', componentId: `c ${id}`, startTime: n, duration: 1 });
    }
    await tools.flush();
    replay = await tools.openReplay(tools.status.sessionId);
  });

  after(async () => {
    await replay.close();
    await freshStore();
  });

  /** Told the plain way, from whole moments. */
  async function plainDiff(from: number, to: number): Promise<{ refs: string[]; components: string[] }> {
    const [stateA, stateB] = [await replay.stateAt(from), await replay.stateAt(to)];
    const fieldsAt = async (seq: number): Promise<Map<string, string>> =>
      new Map(
        (await replay.treeAt(seq)).map(({ children: _, ...one }) => [one.id, JSON.stringify(one)]),
      );
    const [treeA, treeB] = [await fieldsAt(from), await fieldsAt(to)];
    const values = (state: typeof stateA): Map<string, string> =>
      new Map(Array.from(state, ([id, { value }]) => [id, JSON.stringify(value)]));
    return {
      refs: opsOf(values(stateA), values(stateB), ['add', 'remove', 'change']),
      components: opsOf(treeA, treeB, ['mount', 'unmount', 'update']),
    };
  }

  it('tells what was added, removed and changed, in both directions', async () => {
    const { firstSeq, lastSeq } = replay;
    const random = seeded(9);
    const anySeq = (): number => firstSeq + Math.floor(random() * (lastSeq - firstSeq));
    for (let n = 0; n < 25; n += 1) {
      const [from, to] = [anySeq(), anySeq()];
      const { refs, components, refCount } = await replay.diff(from, to);
      const plain = await plainDiff(from, to);
      expect(refs.map(({ op, id }) => `${op} ${id}`)).to.have.members(plain.refs);
      const told = components.filter(({ op }) => op !== 'move');
      expect(told.map(({ op, id }) => `${op} ${id}`)).to.have.members(plain.components);
      expect(refCount).to.equal(plain.refs.length);
    }
  });

  it('tells which components stand elsewhere among their siblings, and nothing else is other of', async () => {
    const { firstSeq, lastSeq } = replay;
    const orderAt = async (seq: number): Promise<string[]> =>
      (await replay.treeAt(seq)).map(({ id }) => id);
    let moves = 0;
    for (let from = firstSeq + 20; from < lastSeq; from += 97) {
      const { components } = await replay.diff(from, lastSeq);
      const before = await orderAt(from);
      const after = await orderAt(lastSeq);
      const differing = new Set(components.map(({ id }) => id));
      expect(before.filter((id) => !differing.has(id))).to.deep.equal(
        after.filter((id) => !differing.has(id)),
      );
      moves += components.filter(({ op }) => op === 'move').length;
    }
    expect(moves).to.be.greaterThan(0);
  });

  it('finds none between a moment and itself', async () => {
    const { refs, components } = await replay.diff(replay.lastSeq, replay.lastSeq);
    expect([refs, components]).to.deep.equal([[], []]);
  });

  it('shows how the value of a ref, and what a component holds, differ', async () => {
    const { lastSeq } = replay;
    const changed = [];
    for (let from = 60; from < lastSeq && changed.length < 2; from += 1) {
      const range = { from, to: lastSeq };
      const { refs, components } = await replay.diff(from, lastSeq);
      const ref = refs.find(({ op }) => op === 'change');
      const component = components.find(({ op }) => op === 'update');
      if (!ref || !component) continue;
      changed.push(
        await replay.valueDiff({ kind: 'ref', id: ref.id }, range),
        await replay.valueDiff({ kind: 'component', id: component.id }, range),
      );
    }
    expect(changed.map((diff) => diff?.kind)).to.deep.equal(['fields', 'fields']);
    const range = { from: 60, to: lastSeq };
    expect(await replay.valueDiff({ kind: 'ref', id: 'none' }, range)).to.equal(undefined);
  });

  it('tells the outline of the tree at a moment, once for each shape, with the renders up to there', async () => {
    const { lastSeq } = replay;
    for (const seq of [50, 200, lastSeq]) {
      const { nodes, renders } = await replay.outlineAt(seq);
      const tree = await replay.treeAt(seq);
      expect(nodes!.ids).to.have.members(tree.map(({ id }) => id));
      expect(renders).to.have.length(tree.length);
    }
    const { shape, renders } = await replay.outlineAt(lastSeq);
    expect(await replay.outlineAt(lastSeq, shape)).to.deep.equal({ shape, renders });
    expect(Math.max(...(await replay.outlineAt(20)).renders)).to.be.below(Math.max(...renders));
  });

  it('refuses what is no place', async () => {
    expect(await rejection(replay.diff(NaN, 3))).to.include({ code: 'invalid-argument', path: 'from' });
  });
});

function opsOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  [added, removed, changed]: readonly [string, string, string],
): string[] {
  return [
    ...[...after.keys()].filter((id) => !before.has(id)).map((id) => `${added} ${id}`),
    ...[...before.keys()].filter((id) => !after.has(id)).map((id) => `${removed} ${id}`),
    ...[...after.keys()]
      .filter((id) => before.has(id) && before.get(id) !== after.get(id))
      .map((id) => `${changed} ${id}`),
  ];
}
