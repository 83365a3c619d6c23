import { expect } from '@open-wc/testing';
import type * as library from '@preact/signals-core';
import {
  Computed,
  Effect,
  Signal,
  batch,
  computed,
  createModel,
  effect,
  signal,
  untracked,
} from '@preact/signals-core';
import { signalsCollector } from '../../../src/collectors/signals.ts';
import type { StateInput } from '../../../src/core/record/types.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const PROTOTYPES = [Signal.prototype, Computed.prototype, Effect.prototype] as object[];
const descriptors = (): object[] =>
  PROTOTYPES.map((prototype) => Object.getOwnPropertyDescriptors(prototype));

/** An effect that reads a value for no purpose. */
function use(_value: unknown): void {}

describe('signalsCollector', () => {
  const collector = signalsCollector();
  let context: RecordingContext;
  let stop: () => void;
  let dispose: (() => void)[];

  function start(): void {
    context = new RecordingContext();
    stop = collector.start(context);
  }

  beforeEach(() => {
    dispose = [];
    start();
  });

  afterEach(() => {
    for (const each of dispose) each();
    stop();
  });

  const recordsOf = (name: string): StateInput[] => context.state.filter((each) => each.name === name);
  const valuesOf = (name: string): unknown[] => recordsOf(name).map(({ newValue }) => newValue);

  describe('of what is made while it records', () => {
    it('tells signals with their name and first value, and each change', () => {
      const count = signal(1, { name: 'count' });
      count.value = 2;
      count.value = 2;
      expect(recordsOf('count')).to.deep.equal([
        { id: 'signal:count', name: 'count', kind: 'ref', newValue: 1 },
        { id: 'signal:count', name: 'count', kind: 'ref', oldValue: 1, newValue: 2 },
      ]);
    });

    it('gives signals of one name, and those without, ids of their own', () => {
      signal(0, { name: 'twice' });
      signal(0, { name: 'twice' });
      signal(0, { name: 'twice-2' });
      signal(0);
      const records = context.state.slice(-4);
      expect(records.slice(0, 3).map(({ id }) => id)).to.deep.equal([
        'signal:twice',
        'signal:twice-2',
        'signal:twice-2-2',
      ]);
      expect(records[3]?.id).to.match(/^signal:\d+$/);
      expect(records[3]?.name).to.match(/^signal-\d+$/);
    });

    it('tells computed values when the app reads them, and evaluates none', () => {
      const width = signal(2, { name: 'width' });
      let evaluations = 0;
      const area = computed(() => (evaluations += 1) && width.value ** 2, { name: 'area' });
      expect(evaluations).to.equal(0);
      expect(valuesOf('area')).to.deep.equal([]);
      expect(area.value).to.equal(4);
      width.value = 3;
      expect(evaluations).to.equal(1);
      expect(area.peek()).to.equal(9);
      expect(evaluations).to.equal(2);
      expect(recordsOf('area')).to.deep.equal([
        { id: 'signal:area', name: 'area', kind: 'computed', newValue: 4 },
        { id: 'signal:area', name: 'area', kind: 'computed', oldValue: 4, newValue: 9 },
      ]);
    });

    it('shows a cascade in its order: signal, computed value, effect', () => {
      const log: string[] = [];
      context.recordState = (each) => log.push(`${each.name}=${String(each.newValue)}`);
      context.recordPerformance = (each) => log.push(each.name);
      const price = signal(2, { name: 'price' });
      const total = computed(() => price.value * 10, { name: 'total' });
      dispose.push(effect(() => use(total.value), { name: 'show' }));
      log.length = 0;
      price.value = 3;
      expect(log).to.deep.equal(['price=3', 'total=30', 'show']);
    });

    it('tells each run of an effect with its duration', () => {
      const on = signal(false, { name: 'on' });
      dispose.push(
        effect(() => {
          const end = performance.now() + (on.value ? 5 : 0);
          while (performance.now() < end);
        }),
      );
      on.value = true;
      const [first, second] = context.performance;
      expect(first?.name).to.match(/^effect-\d+$/);
      expect(second).to.include({ name: first?.name, phase: 'effect' });
      expect(second?.duration).to.be.at.least(5);
      expect(second?.startTime).to.be.within(performance.now() - 1_000, performance.now());
    });

    it('tells the signals of models, and effects that models own', () => {
      const Counter = createModel(() => {
        const steps = signal(0, { name: 'steps' });
        effect(() => use(steps.value), { name: 'watch steps' });
        return { steps, step: () => void (steps.value += 1) };
      });
      const counter = new Counter();
      counter.step();
      expect(valuesOf('steps')).to.deep.equal([0, 1]);
      expect(context.performance.map(({ name }) => name)).to.deep.equal(['watch steps', 'watch steps']);
    });

    it('shows signals inside values as what they hold', () => {
      const done = signal(false, { name: 'done' });
      const note = computed(() => 'x', { name: 'note' });
      const todo = { text: 'Buy milk', done, note };
      const list = signal([todo, 1], { name: 'list' });
      done.value = true;
      expect(note.value).to.equal('x');
      list.value = [todo];
      expect(valuesOf('list')).to.deep.equal([
        [{ text: 'Buy milk', done: false, note: undefined }, 1],
        [{ text: 'Buy milk', done: true, note: 'x' }],
      ]);
      expect(todo.done).to.equal(done);
    });

    it('hands over the very value where no signal is in it, so that changes are told by path', () => {
      const before = { rows: [{ id: 1 }], title: 'a' };
      const after = { ...before, title: 'b' };
      const table = signal(before, { name: 'table' });
      table.value = after;
      const [first, second] = recordsOf('table');
      expect(first?.newValue).to.equal(before);
      expect(second).to.include({ oldValue: before, newValue: after });
    });
  });

  describe('of what was made before', () => {
    it('tells signals and computed values that an effect depends on when it runs again', () => {
      stop();
      const early = signal(1, { name: 'early' });
      const double = computed(() => early.value * 2, { name: 'double' });
      dispose.push(effect(() => use(double.value), { name: 'on double' }));
      start();
      early.value = 2;
      expect(valuesOf('early')).to.deep.equal([2]);
      expect(valuesOf('double')).to.deep.equal([4]);
      early.value = 3;
      expect(valuesOf('early')).to.deep.equal([2, 3]);
      expect(context.performance.map(({ name }) => name)).to.deep.equal(['on double', 'on double']);
    });

    it('tells signals that something new depends on, or that are peeked at', () => {
      stop();
      const read = signal(1, { name: 'read late' });
      const peeked = signal(1, { name: 'peeked at' });
      start();
      dispose.push(effect(() => use(read.value)));
      peeked.peek();
      peeked.value = 2;
      expect(valuesOf('read late')).to.deep.equal([1]);
      expect(valuesOf('peeked at')).to.deep.equal([1, 2]);
    });

    it('tells what is known again in a recording that is started anew, by the same id', () => {
      const kept = signal(1, { name: 'kept' });
      stop();
      kept.value = 2;
      start();
      expect(recordsOf('kept')).to.deep.equal([
        { id: 'signal:kept', name: 'kept', kind: 'ref', newValue: 2 },
      ]);
    });
  });

  describe('leaves the app as it is', () => {
    it('restores every descriptor, and each signal', () => {
      stop();
      const before = descriptors();
      start();
      const one = signal(1, { name: 'one' });
      const two = computed(() => one.value);
      stop();
      expect(descriptors()).to.deep.equal(before);
      expect(Object.hasOwn(one, 'value')).to.be.false;
      expect(Object.hasOwn(two, 'value')).to.be.false;
      const { length } = context.state;
      one.value = 2;
      expect(two.value).to.equal(2);
      expect(context.state).to.have.length(length);
    });

    it('subscribes to nothing', () => {
      const calls: string[] = [];
      const watched = signal(1, {
        watched: () => calls.push('watched'),
        unwatched: () => calls.push('unwatched'),
      });
      watched.value = 2;
      watched.peek();
      expect(calls).to.deep.equal([]);
      let runs = 0;
      const inner = signal(0);
      dispose.push(
        effect(() => {
          runs += 1;
          signal({ inner });
        }),
      );
      inner.value = 1;
      expect(runs).to.equal(1);
    });

    it('keeps the order of effects, in a batch too', () => {
      const order: string[] = [];
      const a = signal(0);
      const b = signal(0);
      dispose.push(effect(() => void order.push(`first ${a.value + b.value}`)));
      dispose.push(effect(() => void order.push(`second ${a.value}`)));
      stop();
      batch(() => ((a.value = 1), (b.value = 1)));
      const without = order.splice(0).slice(2);
      start();
      batch(() => ((a.value = 0), (b.value = 0)));
      batch(() => ((a.value = 1), (b.value = 1)));
      expect(order.slice(2)).to.deep.equal(without);
    });

    it('passes on what is thrown', () => {
      const failure = new Error('broken');
      const on = signal(false, { name: 'throws' });
      const broken = computed(() => {
        if (on.value) throw failure;
        return 1;
      });
      const shown = effect(() => use(broken.value), { name: 'thrower' });
      expect(() => (on.value = true)).to.throw(failure.message);
      expect(() => broken.value).to.throw(failure.message);
      expect(valuesOf('throws')).to.deep.equal([false, true]);
      expect(context.performance.filter(({ name }) => name === 'thrower')).to.have.length(2);
      shown();
    });

    it('says what a signal holds where a change of it was refused', () => {
      const endless = signal(0, { name: 'endless' });
      expect(() =>
        effect(() => {
          endless.value += 1;
        }),
      ).to.throw(/cycle/i);
      expect(valuesOf('endless').at(-1)).to.equal(endless.peek());
    });

    it('passes over values that refuse to be looked at', () => {
      const refusing = new Proxy({}, { getPrototypeOf: () => expect.fail('refused') });
      const odd = signal<unknown>(refusing, { name: 'odd' });
      odd.value = 1;
      expect(valuesOf('odd')).to.deep.equal([refusing, 1]);
    });
  });

  describe('restore', () => {
    it('sets a signal, and effects run', () => {
      const step = signal(1, { name: 'step' });
      const seen: number[] = [];
      dispose.push(effect(() => void seen.push(step.value)));
      step.value = 2;
      expect(collector.restore?.('signal:step', 1)).to.be.true;
      expect(seen).to.deep.equal([1, 2, 1]);
    });

    it('leaves computed values, signals with signals in them, and what is unknown', () => {
      const part = signal(1, { name: 'part' });
      const whole = signal({ part }, { name: 'whole' });
      const sum = computed(() => part.value, { name: 'sum' });
      expect(sum.value).to.equal(1);
      for (const id of ['signal:sum', 'signal:whole', 'signal:nowhere'])
        expect(collector.restore?.(id, 5)).to.be.false;
      expect(whole.value.part).to.equal(part);
    });
  });

  it('records another copy of the library when it is handed over', async () => {
    const url = '/node_modules/@preact/signals-core/dist/signals-core.mjs?copy';
    const copy = (await import(url)) as typeof library;
    expect(copy.Signal).not.to.equal(Signal);
    const stopCopy = signalsCollector(copy).start(context);
    const other = copy.signal(1, { name: 'of the copy' });
    other.value = 2;
    signal(3, { name: 'of ours' });
    stopCopy();
    expect(valuesOf('of the copy')).to.deep.equal([1, 2]);
    expect(valuesOf('of ours')).to.deep.equal([3]);
    expect(untracked(() => other.value)).to.equal(2);
  });

  it('tells what is computed from a signal and what runs for it', () => {
    const price = signal(2, { name: 'price' });
    const total = computed(() => price.value * 3, { name: 'total' });
    dispose.push(effect(() => use(total.value)));
    dispose.push(effect(() => use(price.value), { name: 'show price' }));
    expect(collector.watchersOf?.('signal:price')).to.have.deep.members([
      { kind: 'computed', name: 'total', id: 'signal:total' },
      { kind: 'effect', name: 'show price' },
    ]);
    const [watcher] = collector.watchersOf!('signal:total')!;
    expect(watcher).to.include({ kind: 'effect' });
    expect(collector.watchersOf?.('signal:nowhere')).to.equal(undefined);
  });
});
