import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DevTools, EventRecord, SessionComparison, StateRecord } from '../../src/core/index.ts';
import { freshStore } from '../support/fresh-store.ts';
import { startTools } from '../support/record-session.ts';

/** Events as a run of an app records them: `salt` stands for all that is another one in each run. */
function runOf(names: readonly string[], salt: number): EventRecord[] {
  return names.map((name, n) => ({
    seq: 1 + n * (2 + salt),
    time: 1_700_000_000_000 + salt * 86_400_000 + n * (30 + salt),
    category: 'dom',
    name,
    source: 'FilmCard',
    payload: {
      film: n,
      timeStamp: n * salt,
      requestId: `r${salt}`,
      key: `00000000-0000-4000-8000-00000000000${salt}`,
      at: 1_700_000_000_000 + salt,
    },
  }));
}

describe('the comparison of two sessions', function () {
  // Each run imports two files.
  this.timeout(40_000);

  let tools: DevTools;
  let count = 0;

  before(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  async function stored(events: EventRecord[], state: StateRecord[] = []): Promise<string> {
    count += 1;
    const base = await tools.getExportData();
    const session = { ...base.session, id: `run-${count}`, name: `Run ${count}` };
    const data = { ...base, session, events, state, components: [], performance: [] };
    return (await tools.importData(data, { mode: 'open' })).sessionId;
  }

  async function compare(
    left: EventRecord[],
    right: EventRecord[],
    options?: { ignoresRandom: boolean },
  ): Promise<SessionComparison> {
    return tools.compareSessions(await stored(left), await stored(right), options);
  }

  const names = fc.array(fc.constantFrom('click', 'input', 'fetch', 'scroll'), {
    minLength: 1,
    maxLength: 40,
  });

  it('finds no difference between a session and itself, nor another run of the same', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (one) => {
        const comparison = await compare(runOf(one, 0), runOf(one, 3));
        comparison.close();
        expect(comparison).to.include({ rows: one.length, differences: 0, first: -1 });
      }),
      { numRuns: 4 },
    );
  });

  it('tells ids and times, too, where that is asked for', async () => {
    const comparison = await compare(runOf(['a', 'b'], 0), runOf(['a', 'b'], 1), {
      ignoresRandom: false,
    });
    comparison.close();
    expect(comparison).to.include({ differences: 2, first: 0 });
  });

  it('finds the first of some edits at its place', async () => {
    const edits = fc.array(
      fc.record({ at: fc.nat(39), kind: fc.constantFrom('payload', 'remove', 'insert') }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        // Names that are all others: where events are alike, any of them may be the one that is gone.
        const left = runOf(
          Array.from({ length: 40 }, (_, n) => `event ${n}`),
          0,
        );
        const kinds = new Map(all.map(({ at, kind }) => [at, kind]));
        const right = runOf(
          left.map(({ name }) => name),
          2,
        )
          .map((event, n): EventRecord => {
            return kinds.get(n) === 'payload' ? { ...event, payload: { film: 'other' } } : event;
          })
          .flatMap((event, n) => {
            const kind = kinds.get(n);
            if (kind === 'remove') return [];
            return kind === 'insert' ? [{ ...event, name: 'new' }, event] : [event];
          })
          .map((event, n) => ({ ...event, seq: n + 1 }));
        const comparison = await compare(left, right);
        const first = Math.min(...kinds.keys());
        expect(comparison.first).to.equal(first);
        expect(comparison.differences).to.equal(kinds.size);
        const [row] = await comparison.rowsAt({ offset: first, limit: 1 });
        const ops = new Map([
          ['payload', 'differs'],
          ['remove', 'left'],
          ['insert', 'right'],
        ]);
        expect(row!.op).to.equal(ops.get(kinds.get(first) ?? ''));
        comparison.close();
      }),
      { numRuns: 4 },
    );
  });

  it('shows how payloads differ, without what is ignored', async () => {
    const left = runOf(['a', 'b'], 0);
    const right = runOf(['a', 'b'], 1);
    (right[1]!.payload as { film: unknown }).film = 'Heat';
    const comparison = await compare(left, right);
    const diff = await comparison.rowDiff(1);
    comparison.close();
    expect(diff).to.deep.include({ kind: 'fields' });
    expect(JSON.stringify(diff)).to.include('Heat').and.not.include('r1');
  });

  it('goes from difference to difference, and from a record of one session to its place in both', async () => {
    const left = runOf(['a', 'b', 'c', 'd', 'e'], 0);
    const right = runOf(['a', 'c', 'd', 'x', 'e'], 0);
    const comparison = await compare(left, right);
    const { rows } = comparison;
    const found = await comparison.rowsAt({ offset: 0, limit: rows });
    expect(found.map(({ op, left: l, right: r }) => `${op} ${l?.name ?? r?.name}`)).to.deep.equal([
      'same a',
      'left b',
      'differs c',
      'differs d',
      'right x',
      'same e',
    ]);
    expect(await comparison.step(-1, 'next')).to.equal(1);
    expect(await comparison.step(4, 'next')).to.equal(-1);
    expect(await comparison.step(4, 'former')).to.equal(3);
    const place = await comparison.placeAt('right', right[1]!.seq);
    comparison.close();
    expect(place.row).to.equal(2);
    expect(place.left).to.equal(left[3]!.seq - 1);
  });

  it('holds the state of both against each other, by names, those that differ first', async () => {
    const [left, right] = [runOf(['a', 'b'], 2), runOf(['a', 'b'], 2)];
    const ref = (id: string, name: string, newValue: unknown): StateRecord => ({
      seq: Number(id),
      time: 1,
      id: `${name}:${id}`,
      name,
      newValue,
    });
    const one = await stored(left, [
      ref('2', 'same', 1),
      ref('3', 'cart', ['Heat']),
      ref('6', 'late', 1),
    ]);
    const other = await stored(right, [ref('2', 'same', 1), ref('3', 'cart', []), ref('4', 'extra', 1)]);
    const comparison = await tools.compareSessions(one, other);
    const { refs, differing } = await comparison.stateAt(0);
    expect(refs.map(({ name }) => name)).to.deep.equal(['cart', 'extra', 'same']);
    expect(differing).to.equal(2);
    expect((await comparison.stateAt(1)).refs.map(({ name }) => name)).to.include('late');
    comparison.close();
  });
});
