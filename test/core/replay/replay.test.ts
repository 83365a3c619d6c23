import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type {
  ComponentRecord,
  ComponentSnapshot,
  DevTools,
  ExportData,
  RefSnapshot,
  Replay,
} from '../../../src/core/index.ts';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import { applyToTree, componentsOf, createTree } from '../../../src/core/query/component-tree.ts';
import { seeded } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportText, startTools } from '../../support/record-session.ts';
import { sessionText } from '../../support/session-file.ts';
import { applyStep, richState, steps } from '../../support/state-steps.ts';

/** The refs by all records from the first one on, each value a copy of its own. */
function foldedState({ state }: ExportData, seq: number): [string, RefSnapshot][] {
  const refs = new Map<string, RefSnapshot>();
  for (const record of state.filter((one) => one.seq <= seq)) {
    const { oldValue: _, newValue: __, changes: ___, time: ____, ...fields } = record;
    const value = structuredClone(valueAfter(refs.get(record.id)?.value, record));
    refs.set(record.id, { ...fields, name: record.name ?? record.id, value });
  }
  return [...refs];
}

function foldedTree({ components }: ExportData, seq: number): ComponentSnapshot[] {
  const tree = createTree();
  for (const record of components) if (record.seq <= seq) applyToTree(tree, record);
  return componentsOf(tree);
}

/** That a replay has at these moments what its records say, asked for in this order. */
async function expectMoments(replay: Replay, data: ExportData, seqs: readonly number[]): Promise<void> {
  for (const seq of seqs) {
    const [state, tree] = await Promise.all([replay.stateAt(seq), replay.treeAt(seq)]);
    expect(JSON.stringify([...state]), `state at ${seq}`).to.equal(
      JSON.stringify(foldedState(data, seq)),
    );
    expect(tree, `tree at ${seq}`).to.deep.equal(foldedTree(data, seq));
  }
}

describe('a replay', () => {
  let tools: DevTools;
  let random: () => number;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
    random = seeded(11);
  });

  after(freshStore);

  const below = (limit: number): number => Math.floor(random() * limit);

  /** State of several refs, edited in all ways, and a tree that grows, changes and shrinks; in all some megabytes. */
  async function recordRandom(count: number): Promise<void> {
    const states = fc.sample(richState, { numRuns: 4, seed: 3 });
    const edits = fc.sample(steps, { numRuns: count, seed: 4 }).map(([first]) => first!);
    states.forEach((newValue, i) => tools.recordState({ id: `ref ${i}`, name: `ref ${i}`, newValue }));
    for (let n = 0; n < count; n += 1) {
      const i = below(states.length);
      const { next, given } = applyStep(states[i]!, edits[n]!);
      states[i] = next;
      tools.recordState({ id: `ref ${i}`, name: `ref ${i}`, kind: 'store', ...given, newValue: next });
      tools.recordState({ id: '__proto__', name: 'text', newValue: `${n}`.padEnd(2_000 + n, '-') });
      if (n % 3 === 0) tools.recordEvent({ name: `event ${n % 5}`, payload: { n } });
      recordStep(n);
      if (n % 50 === 0) await tools.flush();
    }
    await tools.flush();
  }

  function recordStep(n: number): void {
    const op = (['mount', 'mount', 'update', 'update', 'move', 'unmount'] as const)[below(6)]!;
    const [id, parentId] = [`c${below(20)}`, `c${below(20)}`];
    const named: Partial<ComponentRecord> = op === 'mount' ? { name: `x-${id}` } : {};
    const placed = op === 'mount' || op === 'move' ? { parentId } : {};
    const filled = op === 'mount' || op === 'update' ? { props: { [`p${n % 3}`]: 'y'.repeat(n) } } : {};
    tools.recordComponent({ op, id, ...named, ...placed, ...filled });
  }

  /** Far apart and close together, forth and back. */
  function someSeqs({ lastSeq }: Replay, count: number): number[] {
    const seqs: number[] = [];
    while (seqs.length < count) {
      const seq = 1 + below(lastSeq);
      seqs.push(seq, Math.min(lastSeq, seq + 1 + below(3)), Math.max(1, seq - 1));
    }
    return [...seqs, lastSeq, 1, lastSeq];
  }

  async function exportedData(sessionId: string): Promise<ExportData> {
    return tools.getExportData({ sessionId });
  }

  it('has at any moment the state and the tree that all records before it make', async () => {
    await recordRandom(700);
    const replay = await tools.openReplay(tools.sessionId);
    const data = await exportedData(tools.sessionId);
    await expectMoments(replay, data, someSeqs(replay, 30));
    await replay.close();
  }).timeout(60_000);

  it('is the same of a session that was read from a file, and of one that others were merged into', async () => {
    await recordRandom(250);
    const file = new Blob([await exportText(tools)]);
    const opened = await tools.import(file, { mode: 'open' });
    const foreign = sessionText({
      ...(await exportedData(tools.sessionId)),
      session: { id: 'another', name: 'Another' },
    });
    await tools.import(new Blob([foreign]));
    await recordRandom(100);
    for (const sessionId of [opened.sessionId, tools.sessionId]) {
      const replay = await tools.openReplay(sessionId);
      const data = await exportedData(sessionId);
      await expectMoments(replay, data, someSeqs(replay, 20));
      await replay.close();
    }
  }).timeout(60_000);

  it('answers many questions at once, each of its own moment', async () => {
    await recordRandom(200);
    const replay = await tools.openReplay(tools.sessionId);
    const data = await exportedData(tools.sessionId);
    const seqs = someSeqs(replay, 20);
    const answers = await Promise.all(seqs.map((seq) => replay.stateAt(seq)));
    answers.forEach((state, i) => {
      expect(JSON.stringify([...state])).to.equal(JSON.stringify(foldedState(data, seqs[i]!)));
    });
    await replay.close();
  }).timeout(60_000);

  it('ends with what was durable when it was opened', async () => {
    tools.recordState({ id: 'n', name: 'n', newValue: 1 });
    tools.recordEvent({ name: 'first' });
    const replay = await tools.openReplay(tools.sessionId);
    tools.recordState({ id: 'n', name: 'n', newValue: 2 });
    tools.recordEvent({ name: 'second' });
    await tools.flush();
    expect((await replay.stateAt(replay.lastSeq + 5)).get('n')!.value).to.equal(1);
    const events = await replay.events({ from: 0, to: 1_000 });
    expect(events.map(({ name }) => name)).to.deep.equal(['first']);
    await replay.close();
  });

  it('has the events between two places that a filter lets through', async () => {
    for (let n = 0; n < 40; n += 1)
      tools.recordEvent({ name: n % 2 === 0 ? 'even' : 'odd', payload: n });
    const replay = await tools.openReplay(tools.sessionId);
    const { firstSeq } = replay;
    const payloads = async (range: Parameters<Replay['events']>[0]): Promise<unknown[]> =>
      (await replay.events(range)).map(({ payload }) => payload);
    const range = { from: firstSeq + 10, to: firstSeq + 14 };
    expect(await payloads(range)).to.deep.equal([10, 11, 12, 13, 14]);
    expect(await payloads({ ...range, filter: { query: 'name:odd' } })).to.deep.equal([11, 13]);
    expect(await payloads({ from: -5, to: firstSeq })).to.deep.equal([0]);
    expect(await payloads({ from: 9, to: 3 })).to.deep.equal([]);
    expect((await replay.stateAt(range.to)).size).to.equal(0);
    expect(await replay.treeAt(range.to)).to.deep.equal([]);
    await replay.close();
  });

  it('is empty where the session is', async () => {
    const data = await tools.getExportData();
    const { sessionId } = await tools.importData(
      { ...data, events: [], session: { id: 'empty', name: 'Empty' } },
      { mode: 'open' },
    );
    const replay = await tools.openReplay(sessionId);
    expect([replay.firstSeq, replay.lastSeq]).to.deep.equal([0, 0]);
    expect(replay.startTime).to.equal(replay.endTime);
    expect((await replay.stateAt(7)).size).to.equal(0);
    expect(await replay.treeAt(7)).to.deep.equal([]);
    expect(await replay.events({ from: 0, to: 7 })).to.deep.equal([]);
    const ended = new Promise((resolve) => replay.addEventListener('end', resolve));
    replay.play();
    await ended;
    await replay.close();
  });

  it('shows what is left where its session is emptied meanwhile', async () => {
    tools.recordState({ id: 'n', name: 'n', newValue: 1 });
    const replay = await tools.openReplay(tools.sessionId);
    expect((await replay.stateAt(replay.lastSeq)).size).to.equal(1);
    await tools.clearAll();
    expect((await replay.stateAt(replay.lastSeq)).size).to.equal(0);
    await replay.close();
  });
});
