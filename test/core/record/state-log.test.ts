import { expect } from '@open-wc/testing';
import type { StateRecord } from '../../../src/core/model/records.ts';
import { emptyCounts } from '../../../src/core/model/records.ts';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import { Recorder } from '../../../src/core/record/recorder.ts';
import { bringStateChanges } from '../../../src/core/record/state-changes.ts';

const FILLER = 'x'.repeat(1_100);

describe('state of an app', () => {
  it('is recorded whole until what finds changes is there, and by path from the next value on', () => {
    const records: StateRecord[] = [];
    const recorder = new Recorder({
      send: ({ runs }) =>
        runs.forEach(({ text }) => records.push(...(JSON.parse(`[${text}]`) as StateRecord[]))),
      changed: () => undefined,
      waiting: () => undefined,
    });
    recorder.open({ lastSeq: 0, counts: emptyCounts(), bytes: 0 });
    let state = { filler: FILLER, count: 0 };
    const next = (): void => {
      const oldValue = state;
      state = { ...state, count: state.count + 1 };
      recorder.recordState({ id: 's', name: 's', oldValue, newValue: state });
    };

    next();
    next();
    bringStateChanges();
    next();
    next();
    recorder.flush();

    expect(records.map((record) => 'changes' in record)).to.deep.equal([false, false, false, true]);
    expect(records.at(-1)).to.deep.include({
      changes: [{ path: '/count', op: 'replace', value: 4 }],
    });
    let value: unknown;
    const rebuilt = records.map((record) => (value = valueAfter(value, record)));
    expect(rebuilt.map((one) => (one as { count: number }).count)).to.deep.equal([1, 2, 3, 4]);
  });
});
