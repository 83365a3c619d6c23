import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import { RecorderBench, recordedPayload } from '../../support/record-lines.ts';
import { applyStep, richState, steps } from '../../support/state-steps.ts';
import { unwrapped } from '../../support/state-edits.ts';

const FILLER = 'x'.repeat(1_100);

/** Records a value as it is now, and tells what a reader of the log has for it. */
class Log {
  readonly bench = new RecorderBench().open();
  #value: unknown;
  #read = 0;

  record(newValue: unknown, given: { oldValue?: unknown } = {}): unknown {
    this.bench.recorder.recordState({ id: 's', name: 's', ...given, newValue });
    for (const record of this.bench.records('state').slice(this.#read)) {
      this.#value = valueAfter(this.#value, record);
      this.#read += 1;
    }
    return this.#value;
  }

  get changeCount(): number {
    return this.bench.records('state').filter(({ changes }) => changes !== undefined).length;
  }

  get lastChars(): number {
    return this.bench.lines('state').at(-1)!.length;
  }
}

const exactly = (state: unknown): unknown => unwrapped(recordedPayload(state));

describe('state that is edited in place', () => {
  it('is rebuilt exactly at every step, whatever is edited, in place or not, with and without its old value', () => {
    let changeCount = 0;
    let stepCount = 0;
    fc.assert(
      fc.property(richState, steps, (first, list) => {
        const log = new Log();
        let state: object = structuredClone(first);
        expect(unwrapped(log.record(state))).to.deep.equal(exactly(state));
        list.forEach((step, i) => {
          const { next, given } = applyStep(state, step);
          state = next;
          expect(unwrapped(log.record(state, given)), `step ${i}`).to.deep.equal(exactly(state));
        });
        changeCount += log.changeCount;
        stepCount += list.length;
      }),
      { numRuns: 300 },
    );
    expect(changeCount).to.be.above(stepCount / 3);
  }).timeout(60_000);

  it('is recorded by path from the second edit on, and whole at the first', () => {
    const log = new Log();
    const store = { filler: FILLER, films: Array.from({ length: 300 }, (_, id) => ({ id, votes: 0 })) };
    log.record(store);
    for (let votes = 1; votes <= 20; votes += 1) {
      store.films[7]!.votes = votes;
      expect(log.record(store, { oldValue: store })).to.deep.equal(store);
    }
    expect(log.changeCount).to.equal(19);
    expect(log.lastChars).to.be.below(200);
  });

  it('is recorded by path where every value is made anew', () => {
    const log = new Log();
    const films = Array.from({ length: 300 }, (_, id) => ({ id, votes: 0 }));
    for (let id = 1_000; id < 1_020; id += 1) {
      films.unshift({ id, votes: 1 });
      expect(log.record(structuredClone({ films }))).to.deep.equal({ films });
    }
    expect(log.changeCount).to.equal(18);
    expect(log.lastChars).to.be.below(200);
  });

  it('is noticed where a new root was made of what had been edited in place', () => {
    const log = new Log();
    let store = { filler: FILLER, cart: { lines: [{ id: 1, quantity: 1 }] } };
    log.record(store);
    for (let quantity = 2; quantity < 5; quantity += 1) {
      const oldValue = store;
      store.cart.lines[0]!.quantity = quantity;
      store = { ...store, cart: { ...store.cart } };
      expect(log.record(store, { oldValue })).to.deep.equal(store);
    }
  });

  it('is recorded by the entries of a Map and the members of a Set that changed', () => {
    const log = new Log();
    let state = {
      votes: new Map(Array.from({ length: 300 }, (_, id) => [`film-${id}`, { votes: id }])),
      seen: new Set(Array.from({ length: 300 }, (_, id) => `film-${id}`)),
    };
    log.record(state);
    const replaced = (edit: (next: typeof state) => void): unknown => {
      const oldValue = state;
      state = { votes: new Map(state.votes), seen: new Set(state.seen) };
      edit(state);
      return log.record(state, { oldValue });
    };
    const edits: ((next: typeof state) => void)[] = [
      (next) => next.votes.set('film-7', { votes: 99 }),
      (next) => next.votes.delete('film-3'),
      (next) => next.seen.delete('film-5'),
      (next) => next.seen.add('film-1000'),
    ];
    for (const edit of edits) {
      expect(replaced(edit)).to.deep.equal(recordedPayload(state));
      expect(log.lastChars).to.be.below(250);
    }
    for (const edit of edits) {
      edit(state);
      expect(log.record(state)).to.deep.equal(recordedPayload(state));
    }
    expect(log.lastChars).to.be.below(250);
  });

  it('holds no secret in the change of an entry', () => {
    const log = new Log();
    const state = { filler: FILLER, form: new Map([['password', 'hunter1']]) };
    log.record(state);
    const next = { ...state, form: new Map([['password', 'hunter2']]) };
    log.record(next, { oldValue: state });
    for (const password of ['hunter3', 'hunter4']) {
      next.form.set('password', password);
      log.record(next);
    }
    expect(log.bench.lines('state').join()).not.to.contain('hunter');
    expect(log.changeCount).to.be.above(1);
  });
});
