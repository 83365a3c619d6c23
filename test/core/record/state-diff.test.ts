import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import { diffByReference } from '../../../src/core/record/state-diff.ts';
import { REDACTED } from '../../../src/core/sanitize/secret-keys.ts';
import { RecorderBench, recordedPayload } from '../../support/record-lines.ts';
import { applyEdit, edits, initialState, spliced, unwrapped } from '../../support/state-edits.ts';

/** The values that a chain of states is rebuilt to, and how many of them came from changed paths. */
function rebuilt(states: readonly unknown[]): { values: unknown[]; changeCount: number } {
  const bench = new RecorderBench().open();
  states.forEach((newValue, i) =>
    bench.recorder.recordState({
      id: 's',
      name: 's',
      ...(i > 0 ? { oldValue: states[i - 1] } : {}),
      newValue,
    }),
  );
  let value: unknown;
  const records = bench.records('state');
  const values = records.map((record) => (value = valueAfter(value, record)));
  return { values, changeCount: records.filter(({ changes }) => changes !== undefined).length };
}

const FILLER = 'x'.repeat(1_100);

describe('changes of state', () => {
  it('give the true value at every step of any chain of immutable edits', () => {
    let changeCount = 0;
    let stepCount = 0;
    fc.assert(
      fc.property(initialState, edits, (first, list) => {
        const states = [first];
        for (const edit of list) states.push(applyEdit(states.at(-1)!, edit));
        const { values, changeCount: count } = rebuilt(states);
        changeCount += count;
        stepCount += list.length;
        states.forEach((state, i) => {
          expect(unwrapped(values[i]), `step ${i}`).to.deep.equal(unwrapped(recordedPayload(state)));
        });
      }),
      { numRuns: 400 },
    );
    expect(changeCount).to.be.above(stepCount / 3);
  }).timeout(60_000);

  it('are recorded by path where a large value changes a little', () => {
    const before = { filler: FILLER, films: Array.from({ length: 500 }, (_, id) => ({ id, votes: 0 })) };
    const after = { ...before, films: spliced(before.films, 250, 1, { id: 250, votes: 1 }) };
    const bench = new RecorderBench().open();
    bench.recorder.recordState({ id: 's', name: 's', newValue: before });
    bench.recorder.recordState({ id: 's', name: 's', oldValue: before, newValue: after });
    const [, second] = bench.records('state');
    expect(second).to.deep.include({ changes: [{ path: '/films/250/votes', op: 'replace', value: 1 }] });
    expect(second).not.to.have.any.keys('oldValue', 'newValue');
  });

  it('keep shared objects apart once one of them changes', () => {
    const film = { votes: 1 };
    const first = { filler: FILLER, selected: film, films: [film] };
    const second = { ...first, films: [{ votes: 2 }] };
    const { values } = rebuilt([first, second]);
    expect(values[1]).to.deep.include({ selected: { votes: 1 }, films: [{ votes: 2 }] });
  });

  it('refer to nothing outside of the change that holds the reference', () => {
    const film = { votes: 1 };
    const first = { filler: FILLER, a: 1 };
    const second = { ...first, added: { one: film, two: film } };
    const { values } = rebuilt([first, second]);
    expect(unwrapped(values[1])).to.deep.equal(unwrapped(recordedPayload(second)));
    expect(JSON.stringify(unwrapped(values[1])).split('votes')).to.have.length(3);
  });

  it('never hold a secret that is named beside it', () => {
    const states = ['hunter1', 'hunter2', 'hunter3'].map((value) => ({
      filler: FILLER,
      fields: [{ name: 'password', value }],
      entries: [['apiKey', value]],
    }));
    const { values, changeCount } = rebuilt(states);
    expect(changeCount).to.equal(2);
    expect(JSON.stringify(values)).not.to.include('hunter');
    expect(values.at(-1)).to.deep.include({
      fields: [{ name: 'password', value: REDACTED }],
      entries: [['apiKey', REDACTED]],
    });
  });

  it('never hold a secret, and remove one that comes where there was none', () => {
    const states = [
      { filler: FILLER, login: { password: null as unknown, token: 'abc1' } },
      { filler: FILLER, login: { password: 'hunter2', token: 'abc1' } },
      { filler: FILLER, login: { password: 'hunter3', token: 'abc2' } },
      { filler: FILLER, login: { password: 'hunter3' } },
      { filler: FILLER, login: { password: 'hunter3', token: 'abc3', pin: ['1', '2'] } },
      { filler: FILLER, login: { password: null, token: 'abc3' } },
      { filler: FILLER, login: { password: '', token: 'abc3' } },
      { filler: FILLER, login: { password: 'hunter4', token: '' } },
    ];
    const { values, changeCount } = rebuilt(states);
    expect(JSON.stringify(values)).not.to.match(/hunter|abc/);
    expect(values.map((value) => (value as (typeof states)[0]).login)).to.deep.equal([
      { password: null, token: REDACTED },
      { password: REDACTED, token: REDACTED },
      { password: REDACTED, token: REDACTED },
      { password: REDACTED },
      { password: REDACTED, token: REDACTED, pin: REDACTED },
      { password: null, token: REDACTED },
      { password: '', token: REDACTED },
      { password: REDACTED, token: '' },
    ]);
    expect(changeCount).to.equal(7);
  });

  it('are whole values again once they add up to as much as one, and after a thousand', () => {
    const base = { filler: 'x'.repeat(60_000), n: 0 };
    const states = Array.from({ length: 1_200 }, (_, n) => ({ ...base, n }));
    const bench = new RecorderBench().open();
    states.forEach((newValue, i) =>
      bench.recorder.recordState({ id: 's', name: 's', oldValue: states[i - 1], newValue }),
    );
    const whole = bench
      .records('state')
      .flatMap((record, i) => (record.changes === undefined ? [i] : []));
    expect(whole[0]).to.equal(0);
    expect(whole.length).to.be.within(2, 10);
    const bytes = bench.lines('state').reduce((sum, line) => sum + line.length, 0);
    expect(bytes).to.be.below(60_000 * whole.length * 2.5);
  });

  it('are not believed of an object that is not the one recorded last', () => {
    const first = { filler: FILLER, n: 1 };
    const stranger = { filler: FILLER, n: 7 };
    const bench = new RecorderBench().open();
    bench.recorder.recordState({ id: 's', name: 's', newValue: first });
    bench.recorder.recordState({
      id: 's',
      name: 's',
      oldValue: stranger,
      newValue: { ...stranger, m: 1 },
    });
    expect(bench.records('state')[1]).to.deep.include({ newValue: { ...stranger, m: 1 } });
  });

  it('say the old value of a primitive, and leave out that of an object, which the log holds', () => {
    const bench = new RecorderBench().open();
    bench.recorder.recordState({ id: 'n', name: 'n', oldValue: undefined, newValue: 2 });
    bench.recorder.recordState({ id: 'o', name: 'o', oldValue: { a: 1 }, newValue: { a: 2 } });
    bench.recorder.recordState({ id: 'p', name: 'p', newValue: 3 });
    const [primitive, object, absent] = bench.records('state');
    expect(primitive).to.deep.include({ oldValue: { $type: 'undefined' }, newValue: 2 });
    expect(object).not.to.have.property('oldValue');
    expect(absent).not.to.have.property('oldValue');
  });

  it('stay within the limit of one value', () => {
    const bench = new RecorderBench({ limits: { maxValueBytes: 5_000 } }).open();
    const large = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`key ${i}`, `value ${i}`]),
    );
    bench.recorder.recordState({ id: 's', name: 's', newValue: large });
    bench.recorder.recordState({
      id: 's',
      name: 's',
      oldValue: large,
      newValue: { ...large, more: [large] },
    });
    for (const line of bench.lines('state')) expect(line.length).to.be.below(10_000);
    expect(bench.records('state')[0]!.newValue).to.include({ $type: 'object' });
  });

  it('keep the value of a ref out whose own name says that it is a secret', () => {
    const bench = new RecorderBench().open();
    bench.recorder.recordState({ id: 'p', name: 'password', oldValue: 'hunter1', newValue: 'hunter2' });
    bench.recorder.recordState({ id: 'q', name: 'showPassword', oldValue: false, newValue: true });
    expect(bench.lines('state')[0]).not.to.include('hunter');
    expect(bench.records('state')[0]).to.include({ oldValue: REDACTED, newValue: REDACTED });
    expect(bench.records('state')[1]).to.include({ oldValue: false, newValue: true });
  });
});

describe('diffByReference', () => {
  const options = { redactKeys: false };

  it('looks into nothing that is the same object', () => {
    const untouched = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => expect.fail('a shared object was read'),
    });
    const changes = diffByReference({ untouched, n: 1 }, { untouched, n: 2 }, options);
    expect(changes).to.deep.equal([{ path: '/n', op: 'replace', value: 2 }]);
  });

  it('escapes keys as JSON Pointers do', () => {
    expect(diffByReference({ 'a/b~c': 1, '': 2 }, { 'a/b~c': 3 }, options)).to.deep.equal([
      { path: '/', op: 'remove' },
      { path: '/a~1b~0c', op: 'replace', value: 3 },
    ]);
  });

  it('gives one edit for an element that comes or goes, wherever', () => {
    const films = Array.from({ length: 50 }, (_, id) => ({ id }));
    expect(diffByReference({ films }, { films: spliced(films, 20, 1) }, options)).to.deep.equal([
      { path: '/films/20', op: 'remove' },
    ]);
    expect(
      diffByReference({ films }, { films: spliced(films, 20, 0, { id: 99 }) }, options),
    ).to.deep.equal([{ path: '/films/20', op: 'add', value: { id: 99 } }]);
  });

  it('gives up where edits cannot say it, or would be too many', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i, i]));
    const other = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [i, -i]));
    expect(diffByReference({ many }, { many: other }, options)).to.be.undefined;
    expect(diffByReference(1, 2, options)).to.be.undefined;
    expect(diffByReference([1], { 0: 1 }, options)).to.be.undefined;
    expect(diffByReference({ a: {} }, { a: { $type: 'date' } }, options)).to.be.undefined;
    expect(diffByReference({ a: { $type: 'date' } }, { a: {} }, options)).to.be.undefined;
    expect(diffByReference({ a: 1 }, { get a() { return 2; } }, options)).to.be.undefined; // prettier-ignore

    expect(diffByReference({ a: [, 1] }, { a: [undefined, 1] }, options)).to.be.undefined;
  });

  it('ends on a cycle that is built anew at every step', () => {
    const loop = (): object => {
      const value: { self?: object } = {};
      value.self = value;
      return value;
    };
    const changes = diffByReference({ loop: loop() }, { loop: loop() }, options);
    expect(changes).to.have.length(1);
  });
});
