import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { StateChange, StateRecord } from '../../../src/core/index.ts';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import { StateMoment } from '../../../src/core/replay/state-moment.ts';

const keys = fc.constantFrom('a', 'b', 'c');
const change = fc.record<StateChange>({
  path: fc.array(keys, { minLength: 1, maxLength: 2 }).map((steps) => `/${steps.join('/')}`),
  op: fc.constantFrom('add', 'replace', 'remove'),
  value: fc.oneof(fc.nat(), fc.record({ a: fc.nat(), b: fc.nat() })),
});
const whole = fc.dictionary(keys, fc.dictionary(keys, fc.nat()));

/** A record, how often it comes, and whether the moment is looked at, or kept as it is, after it. */
const step = fc.record({
  id: fc.constantFrom('x', 'y'),
  does: fc.oneof({ weight: 5, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) }, whole),
  times: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, fc.integer({ min: 200, max: 600 })),
  after: fc.constantFrom('nothing', 'nothing', 'look', 'fork'),
});

function recordOf(seq: number, id: string, does: StateChange[] | object): StateRecord {
  const named = { seq, time: seq, id, name: id };
  return Array.isArray(does) ? { ...named, changes: does } : { ...named, newValue: does };
}

const valuesOf = ({ refs }: StateMoment): Record<string, unknown> =>
  Object.fromEntries([...refs].map(([id, { value }]) => [id, value]));

describe('StateMoment', () => {
  it('has the values of a plain fold, however it is forked and looked at meanwhile', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let moment = new StateMoment();
        const plain = new Map<string, unknown>();
        const kept: { moment: StateMoment; values: object }[] = [];
        let seq = 0;
        for (const { id, does, times, after } of steps) {
          for (let i = 0; i < times; i += 1) {
            const record = recordOf((seq += 1), id, does);
            moment.add(record);
            plain.set(id, valueAfter(plain.get(id), structuredClone(record)));
          }
          if (after === 'look') expect(valuesOf(moment)).to.deep.equal(Object.fromEntries(plain));
          if (after === 'fork') {
            kept.push({ moment, values: structuredClone(Object.fromEntries(plain)) });
            moment = moment.fork();
          }
        }
        kept.push({ moment, values: structuredClone(Object.fromEntries(plain)) });
        // None was changed by what was added to those that came from it.
        for (const each of kept) expect(valuesOf(each.moment)).to.deep.equal(each.values);
      }),
      { numRuns: 200 },
    );
  });

  it('takes little for a change in a large store, as long as nobody looks', () => {
    const films = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`f${i}`, { votes: i }]));
    const first = new StateMoment();
    first.add(recordOf(1, 'store', { films }));
    const second = first.fork();
    second.add(recordOf(2, 'store', [{ path: '/films/f7/votes', op: 'replace', value: 1 }]));
    expect(second.weightBeyond(first)).to.be.below(1_000);
    expect(second.refs.get('store')!.value).to.have.nested.property('films.f7.votes', 1);
    expect(first.refs.get('store')!.value).to.have.nested.property('films.f7.votes', 7);
  });
});
