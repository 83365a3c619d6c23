import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import { action, autorun, configure, makeAutoObservable, observable, runInAction, toJS } from 'mobx';
import { mobxCollector } from '../../../src/collectors/mobx.ts';
import { RecordingContext } from '../../support/recording-context.ts';

class Cart {
  items: { title: string; count: number }[] = [];
  coupon = '';
  constructor() {
    makeAutoObservable(this);
  }
  get total(): number {
    return this.items.reduce((sum, { count }) => sum + count, 0);
  }
  add(title: string): void {
    this.items.push({ title, count: 1 });
  }
  more(at: number): void {
    this.items[at]!.count += 1;
  }
}

describe('mobxCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  before(() => configure({ enforceActions: 'never' }));

  beforeEach(() => {
    context = new RecordingContext();
    stop = mobxCollector().start(context);
  });

  afterEach(() => stop());

  const latest = (): Record<string, unknown> =>
    Object.fromEntries(
      context.state.map(({ name, newValue }) => [name.replace(/@\d+/, ''), newValue] as const),
    );

  it('records actions with what they were given, before what they change', () => {
    const cart = new Cart();
    cart.add('Alien');
    expect(context.events).to.deep.equal([
      { category: 'state', name: 'add', source: 'mobx', payload: ['Alien'] },
    ]);
    expect(latest()).to.deep.include({
      'Cart.coupon': '',
      'Cart.items': [{ title: 'Alien', count: 1 }],
    });
  });

  it('records computed values, and elements of a list each by itself', () => {
    const cart = new Cart();
    cart.add('Alien');
    cart.add('Brazil');
    expect(cart.total).to.equal(2);
    cart.more(1);
    expect(context.state.filter(({ name }) => name.endsWith('.count')).at(-1)).to.include({
      kind: 'ref',
      newValue: 2,
    });
    const counts = context.state.filter(({ name }) => name.endsWith('.count'));
    expect(new Set(counts.map(({ id }) => id)).size).to.equal(2);
  });

  it('records boxes, maps and sets as plain values', () => {
    const box = observable.box(1, { name: 'box' });
    const map = observable.map<string, unknown>([], { name: 'map' });
    box.set(2);
    map.set('a', { b: 1 });
    const { box: boxed, map: mapped } = latest();
    expect(boxed).to.equal(2);
    expect([...(mapped as Map<string, unknown>)]).to.deep.equal([['a', { b: 1 }]]);
  });

  it('gives the app a value that it had, where it stood', () => {
    const collector = mobxCollector();
    const stopOther = collector.start(context);
    configure({ enforceActions: 'always' });
    const cart = new Cart();
    const box = observable.box(1);
    const map = observable.map<string, number>();
    const set = observable.set<number>();
    runInAction(() => {
      cart.add('Alien');
      cart.more(0);
      cart.coupon = 'half';
      box.set(2);
      map.set('a', 1);
      set.add(1);
    });
    const idOf = (like: RegExp): string =>
      context.state.filter(({ name }) => like.test(name)).at(-1)!.id;
    const taken = [
      collector.restore!(idOf(/coupon$/), ''),
      collector.restore!(idOf(/^Cart@\d+\.items$/), [{ title: 'Brazil', count: 7 }]),
      collector.restore!(idOf(/^ObservableValue/), 1),
      collector.restore!(idOf(/^ObservableMap/), new Map([['b', 2]])),
      collector.restore!(idOf(/^ObservableSet/), new Set([9])),
    ];
    expect(taken).to.deep.equal([true, true, true, true, true]);
    expect(toJS(cart.items)).to.deep.equal([{ title: 'Brazil', count: 7 }]);
    expect([cart.coupon, box.get(), cart.total]).to.deep.equal(['', 1, 7]);
    expect([[...map], [...set]]).to.deep.equal([[['b', 2]], [9]]);
    expect(collector.restore!('mobx:nothing', 1)).to.equal(false);
    expect(collector.restore!('mobx:Cart.total', 1)).to.equal(false);
    configure({ enforceActions: 'never' });
    stopOther();
    expect(collector.restore!(idOf(/coupon$/), '')).to.equal(false);
  });

  it('records maps and sets as they are after each change', () => {
    const map = observable.map<string, number>([['k', 0]], { name: 'map' });
    const set = observable.set<string>(['a', 'b'], { name: 'set' });
    const change = action(() => {
      map.set('k', 1);
      map.set('k', 2);
      set.delete('a');
    });
    change();
    const told = (name: string): unknown[] =>
      context.state
        .filter((record) => record.name === name)
        .map(({ newValue }) => [...(newValue as Iterable<unknown>)]);
    expect(told('map').slice(-2)).to.deep.equal([[['k', 1]], [['k', 2]]]);
    expect(told('set').at(-1)).to.deep.equal(['b']);
    map.delete('k');
    expect(told('map').at(-1)).to.deep.equal([]);
  });

  it('tells nothing once it is stopped', () => {
    stop();
    new Cart().add('Alien');
    expect(context.events).to.deep.equal([]);
    expect(context.state).to.deep.equal([]);
  });

  it('tells what is computed from a field and what runs for it', () => {
    const collector = mobxCollector();
    stop();
    stop = collector.start(context);
    const cart = new Cart();
    const stopRun = autorun(() => `${cart.total} ${cart.coupon}`, { name: 'show' });
    const idOf = (name: string): string =>
      context.state.find((each) => each.name.replace(/@\d+/, '') === name)!.id;
    expect(collector.watchersOf?.(idOf('Cart.coupon'))).to.deep.equal([
      { kind: 'effect', name: 'show' },
    ]);
    const [watcher, ...rest] = collector.watchersOf!(idOf('Cart.items'))!;
    expect(rest).to.deep.equal([]);
    expect(watcher?.kind).to.equal('computed');
    expect(watcher?.name).to.match(/^Cart@\d+\.total$/);
    stopRun();
    expect(collector.watchersOf?.(idOf('Cart.coupon'))).to.deep.equal([]);
    expect(collector.watchersOf?.('elsewhere')).to.equal(undefined);
  });
});
