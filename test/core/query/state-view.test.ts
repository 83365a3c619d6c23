import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DevTools, ExportData } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { recordedPayload } from '../../support/record-lines.ts';
import { exportText, startTools } from '../../support/record-session.ts';
import { sessionText } from '../../support/session-file.ts';
import { applyEdit, edits, initialState, unwrapped } from '../../support/state-edits.ts';

const FILLER = 'x'.repeat(2_000);

describe('the refs of a session', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  /** The session again as another one, read from its file. */
  async function reopened(): Promise<string> {
    const text = await exportText(tools);
    return (await tools.import(new Blob([text]), { mode: 'open' })).sessionId;
  }

  it('have the value that the app gave them last, and every value before, live and imported', async () => {
    const chains = fc.sample(fc.tuple(initialState, edits), 12).map(([first, list]) => {
      const states = [first];
      for (const edit of list) states.push(applyEdit(states.at(-1)!, edit));
      return states;
    });
    const longest = Math.max(...chains.map((states) => states.length));
    for (let step = 0; step < longest; step += 1) {
      chains.forEach((states, i) => {
        if (step >= states.length) return;
        const values = { ...(step > 0 ? { oldValue: states[step - 1] } : {}), newValue: states[step] };
        tools.recordState({
          id: `ref ${i}`,
          name: `name ${i}`,
          owner: 'shop',
          type: 'tree',
          kind: 'store',
          ...values,
        });
      });
    }
    await tools.flush();
    for (const sessionId of [tools.sessionId, await reopened()]) {
      const query = await tools.openQuery(sessionId);
      const refs = await query.refs();
      expect(refs.map(({ id }) => id)).to.deep.equal(chains.map((_, i) => `ref ${i}`));
      for (const [i, states] of chains.entries()) {
        expect(refs[i]).to.include({
          name: `name ${i}`,
          owner: 'shop',
          type: 'tree',
          kind: 'store',
          changeCount: states.length,
        });
        expect(unwrapped(refs[i]!.value)).to.deep.equal(unwrapped(recordedPayload(states.at(-1))));
        const history = await query.refHistory(`ref ${i}`, { offset: 0, limit: 1_000 });
        expect(history).to.have.length(states.length);
        [...history].reverse().forEach(({ value, record }, step) => {
          expect(unwrapped(value), `step ${step}`).to.deep.equal(
            unwrapped(recordedPayload(states[step])),
          );
          expect(record.id).to.equal(`ref ${i}`);
        });
        expect(refs[i]).to.include({ seq: history[0]!.record.seq, time: history[0]!.record.time });
      }
      query.close();
    }
  }).timeout(60_000);

  it('give their history newest first, a page at a time, and go on while it grows', async () => {
    const query = await tools.openQuery(tools.sessionId);
    for (let n = 0; n < 30; n += 1)
      tools.recordState({ id: 'n', name: 'n', oldValue: n - 1, newValue: n });
    await tools.flush();
    const values = async (offset: number, limit: number): Promise<unknown[]> =>
      (await query.refHistory('n', { offset, limit })).map(({ value }) => value);
    expect(await values(0, 3)).to.deep.equal([29, 28, 27]);
    expect(await values(28, 5)).to.deep.equal([1, 0]);
    expect(await values(30, 5)).to.deep.equal([]);
    tools.recordState({ id: 'n', name: 'n', oldValue: 29, newValue: 30 });
    await tools.flush();
    expect(await values(0, 2)).to.deep.equal([30, 29]);
    expect(await query.refHistory('none', { offset: 0, limit: 5 })).to.deep.equal([]);
    expect((await query.refs())[0]).to.include({ value: 30, changeCount: 31 });
    query.close();
  });

  it('are right though the session was emptied, merged into or replaced between two changes', async () => {
    const states = Array.from({ length: 8 }, (_, n) => ({ filler: FILLER, n, list: [n] }));
    const query = await tools.openQuery(tools.sessionId);
    let step = 0;
    const change = async (): Promise<void> => {
      tools.recordState({ id: 's', name: 's', oldValue: states[step - 1], newValue: states[step] });
      await tools.flush();
      const ref = (await query.refs()).find(({ id }) => id === 's')!;
      expect(ref.value, `step ${step}`).to.deep.equal(states[step]);
      const [newest] = await query.refHistory('s', { offset: 0, limit: 1 });
      expect(newest!.value).to.deep.equal(states[step]);
      step += 1;
    };
    const foreign: ExportData = {
      version: '2.0',
      timestamp: '2025-01-01T00:00:00.000Z',
      session: { id: 'foreign', name: 'Foreign' },
      components: [],
      state: [{ seq: 1, time: 1, id: 's', name: 's', newValue: { filler: 'another', other: true } }],
      events: [],
      performance: [],
    };
    const file = new Blob([sessionText(foreign)]);
    await change();
    await change();
    await tools.import(file);
    await change();
    await change();
    await tools.import(file, { mode: 'replace' });
    await change();
    await change();
    await tools.clearAll();
    await change();
    await change();
    query.close();
  });
});
