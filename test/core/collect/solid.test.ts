import { expect } from '@open-wc/testing';
import {
  $PROXY,
  DEV,
  Show,
  createComponent,
  createEffect,
  createMemo,
  createRenderEffect,
  createRoot,
  createSignal,
  mergeProps,
} from 'solid-js';
import type { JSX } from 'solid-js';
import { DEV as STORE_DEV, createStore } from 'solid-js/store';
import { insert, render } from 'solid-js/web';
import { solidCollector } from '../../../src/collectors/solid.ts';
import type { ComponentInput, StateInput } from '../../../src/core/record/types.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('solidCollector', () => {
  const collector = solidCollector();
  let context: RecordingContext;
  let stop: () => void;
  let place: HTMLElement;
  let disposals: (() => void)[];

  function start(): void {
    context = new RecordingContext();
    stop = collector.start(context);
  }

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    disposals = [];
    start();
  });

  afterEach(() => {
    for (const dispose of disposals) dispose();
    stop();
    place.remove();
  });

  async function show(component: () => JSX.Element): Promise<() => void> {
    const dispose = render(() => createComponent(component, {}), place);
    disposals.push(dispose);
    await settle();
    return dispose;
  }

  /** What a compiler makes of an element with children, which may be accessors. */
  function element(name: string, ...children: JSX.Element[]): HTMLElement {
    const made = document.createElement(name);
    for (const child of children) insert(made, child, null);
    return made;
  }

  const opsOf = (op: ComponentInput['op']): ComponentInput[] =>
    context.components.filter((each) => each.op === op);
  const mountOf = (name: string): ComponentInput | undefined =>
    opsOf('mount').find((each) => each.name === name);
  const recordsOf = (name: string): StateInput[] => context.state.filter((each) => each.name === name);
  const valuesOf = (name: string): unknown[] => recordsOf(name).map(({ newValue }) => newValue);

  it('records the tree of components, parents first, and what unmounts, leaves first', async () => {
    const Leaf = (): JSX.Element => element('i');
    const Branch = (): JSX.Element => element('b', createComponent(Leaf, {}));
    const Tree = (): JSX.Element => element('div', createComponent(Branch, {}));
    const dispose = await show(Tree);
    expect(opsOf('mount').map(({ name }) => name)).to.deep.equal(['Tree', 'Branch', 'Leaf']);
    expect(mountOf('Tree')).not.to.have.property('parentId');
    expect(mountOf('Branch')?.parentId).to.equal(mountOf('Tree')?.id);
    expect(mountOf('Leaf')?.parentId).to.equal(mountOf('Branch')?.id);
    dispose();
    expect(opsOf('unmount').map(({ id }) => id)).to.deep.equal(
      ['Leaf', 'Branch', 'Tree'].map((name) => mountOf(name)?.id),
    );
  });

  it('records what a condition shows and takes away', async () => {
    const [on, setOn] = createSignal(false);
    const Part = (): JSX.Element => element('i');
    const Whole = (): JSX.Element =>
      element(
        'div',
        createComponent(Show, {
          keyed: true,
          get when() {
            return on();
          },
          get children() {
            return createComponent(Part, {});
          },
        }),
      );
    await show(Whole);
    expect(mountOf('Part')).to.be.undefined;
    setOn(true);
    await settle();
    const id = mountOf('Part')?.id;
    expect(id).to.be.a('string');
    setOn(false);
    expect(opsOf('unmount')).to.deep.equal([{ op: 'unmount', id }]);
  });

  it('names properties that are getters, runs none, and leaves spread ones out', async () => {
    let reads = 0;
    const props = {
      title: 'Alien',
      get price() {
        reads += 1;
        return 5;
      },
    };
    const Card = (_props: object): JSX.Element => element('i');
    const Spread = (_props: object): JSX.Element => element('b');
    const spread = mergeProps(() => ({ size: (reads += 1) }));
    expect($PROXY in spread).to.be.true;
    reads = 0;
    await show(() => [createComponent(Card, props), createComponent(Spread, spread)]);
    const shown = mountOf('Card')?.props as object;
    expect(Object.getOwnPropertyDescriptor(shown, 'title')?.value).to.equal('Alien');
    expect(Object.getOwnPropertyDescriptor(shown, 'price')).to.have.property('get');
    expect(mountOf('Spread')).not.to.have.property('props');
    expect(reads).to.equal(0);
  });

  it('records signals and memos of components by name, and shows a cascade in its order', async () => {
    let setCount!: (value: number) => void;
    const log: string[] = [];
    const Counter = (): JSX.Element => {
      const [count, set] = createSignal(1, { name: 'count' });
      setCount = set;
      const double = createMemo(() => count() * 2, undefined, { name: 'double' });
      createEffect(() => log.push(`effect ${double()}`), undefined, { name: 'log it' });
      return element('i');
    };
    await show(Counter);
    const mount = mountOf('Counter');
    expect(mount?.state).to.deep.equal({ count: 1, double: 2 });
    const id = mount?.id;
    expect(context.state.filter(({ owner }) => owner === id)).to.deep.equal([
      { id: `${id}.count`, name: 'count', owner: id, kind: 'ref', newValue: 1 },
      { id: `${id}.double`, name: 'double', owner: id, kind: 'computed', newValue: 2 },
    ]);
    log.length = 0;
    context.recordState = (each) => log.push(`${each.name}=${String(each.newValue)}`);
    context.recordPerformance = (each) => log.push(`${each.phase} ${each.name}`);
    setCount(2);
    expect(log).to.deep.equal(['count=2', 'double=4', 'effect 4', 'effect log it']);
  });

  it('records signals outside of components, also those that nothing depends on', () => {
    const [, set] = createSignal('a', { name: 'theme' });
    set('b');
    expect(recordsOf('theme')).to.deep.equal([
      { id: 'solid.theme', name: 'theme', kind: 'ref', newValue: 'a' },
      { id: 'solid.theme', name: 'theme', kind: 'ref', oldValue: 'a', newValue: 'b' },
    ]);
    createSignal(0);
    createSignal(0);
    const [first, second] = context.state.slice(-2);
    expect(first?.id).not.to.equal(second?.id);
  });

  it('records stores when something in them is written', async () => {
    const [, set] = createStore({ items: [{ title: 'Alien', count: 1 }] }, { name: 'cart' });
    set('items', 0, 'count', 2);
    let latest: unknown;
    context.recordState = ({ name, newValue }) => (latest = [name, structuredClone(newValue)]);
    await settle();
    expect(latest).to.deep.equal(['cart', { items: [{ title: 'Alien', count: 2 }] }]);
  });

  it('records stores when something is written at the end of a long list in them', async () => {
    const items = Array.from({ length: 1_500 }, (_, id) => ({ id, count: 1 }));
    const [, set] = createStore({ items }, { name: 'cart' });
    set('items', 1_499, 'count', 2);
    let latest: unknown;
    context.recordState = ({ newValue }) => (latest = structuredClone(newValue));
    await settle();
    expect(latest).to.have.nested.property('items[1499].count', 2);
  });

  it('records spans of mounts, of later renderings and of effects', async () => {
    const [text, setText] = createSignal('a');
    const Slow = (): JSX.Element => {
      const shown = element('i');
      createRenderEffect(() => (shown.textContent = text()));
      createEffect(() => text());
      return shown;
    };
    await show(Slow);
    setText('b');
    const id = mountOf('Slow')?.id;
    const spans = context.performance.filter(({ componentId }) => componentId === id);
    expect(spans.map(({ phase }) => phase).sort()).to.deep.equal([
      'effect',
      'effect',
      'mount',
      'update',
    ]);
    for (const { name, duration } of spans) {
      expect(name).to.equal('Slow');
      expect(duration).to.be.at.least(0);
    }
  });

  it('leaves no trace of what is blocked, and no values of what is masked', async () => {
    const setters: ((value: string) => void)[] = [];
    const Secret = (_props: object): JSX.Element => {
      setters.push(createSignal('hidden', { name: 'word' })[1]);
      const [, set] = createStore({ word: 'hidden' }, { name: 'words' });
      setters.push((value) => set('word', value));
      return element('i');
    };
    const Page = (): JSX.Element => {
      const blocked = element('p');
      blocked.className = 'rr-block';
      insert(blocked, createComponent(Secret, { word: 'x' }));
      const hidden = element('p');
      hidden.className = 'rr-mask';
      insert(hidden, createComponent(Secret, { word: 'x' }));
      return element('div', blocked, hidden);
    };
    await show(Page);
    expect(opsOf('mount').map(({ op: _op, ...rest }) => rest)).to.deep.equal([
      { id: mountOf('Page')?.id, name: 'Page' },
      { id: mountOf('Secret')?.id, name: 'Secret', parentId: mountOf('Page')?.id },
    ]);
    for (const set of setters) set('hidden too');
    await settle();
    expect([...valuesOf('word'), ...valuesOf('words')]).to.deep.equal([]);
  });

  it('sets nothing of a component that is gone', async () => {
    const Gone = (): JSX.Element => {
      createSignal(1, { name: 'left' });
      return element('i');
    };
    const dispose = await show(Gone);
    dispose();
    expect(collector.restore?.(`${mountOf('Gone')?.id}.left`, 2)).to.be.false;
  });

  it('redacts the value of a component that is a password field', async () => {
    let empty!: () => void;
    const Field = (_props: object): JSX.Element => {
      const [, setValue] = createSignal('x', { name: 'value' });
      empty = () => setValue('');
      const input = document.createElement('input');
      input.type = 'password';
      return input;
    };
    await show(() => createComponent(Field, { value: 'x', size: 3 }));
    expect(mountOf('Field')?.props).to.deep.equal({ value: '[REDACTED]', size: 3 });
    expect(valuesOf('value')).to.deep.equal(['[REDACTED]']);
    empty();
    await settle();
    expect(valuesOf('value')).to.deep.equal(['[REDACTED]', '']);
    await show(() => createComponent(Field, { value: '', size: 4 }));
    expect(opsOf('mount').at(-1)?.props).to.deep.equal({ value: '', size: 4 });
  });

  it('sets signals, and nothing else', async () => {
    let shown!: HTMLElement;
    const Counter = (): JSX.Element => {
      const [count] = createSignal(1, { name: 'n' });
      const double = createMemo(() => count() * 2, undefined, { name: 'twice n' });
      return (shown = element('i', double as unknown as JSX.Element));
    };
    await show(Counter);
    const id = mountOf('Counter')?.id;
    expect(collector.restore?.(`${id}.n`, 4)).to.be.true;
    expect(shown.textContent).to.equal('8');
    expect(collector.restore?.(`${id}.twice n`, 4)).to.be.false;
    expect(collector.restore?.('solid.nowhere', 4)).to.be.false;
    expect(valuesOf('twice n')).to.deep.equal([2, 8]);
  });

  it('records what is there again when it is started anew, by the same ids', async () => {
    let set!: (value: number) => void;
    const Counter = (): JSX.Element => {
      const [count, setCount] = createSignal(1, { name: 'again' });
      set = setCount;
      const double = createMemo(() => count() * 2, undefined, { name: 'again twice' });
      return element('i', double as unknown as JSX.Element);
    };
    await show(Counter);
    const before = mountOf('Counter');
    stop();
    set(2);
    start();
    await settle();
    expect(mountOf('Counter')).to.deep.equal({ ...before, state: { again: 2, 'again twice': 4 } });
    set(3);
    expect(valuesOf('again twice')).to.deep.equal([4, 6]);
  });

  it('calls hooks that were there, and puts them back', () => {
    stop();
    const hooks = DEV!.hooks;
    const calls: string[] = [];
    hooks.afterRegisterGraph = () => calls.push('graph');
    const before = { ...hooks, ...STORE_DEV!.hooks };
    start();
    createSignal(1);
    expect(calls).to.deep.equal(['graph']);
    stop();
    expect({ ...hooks, ...STORE_DEV!.hooks }).to.deep.equal(before);
    hooks.afterRegisterGraph = null;
  });

  it('leaves owners and signals as they were made', () => {
    const fn = (): void => undefined;
    let owner: object | undefined;
    const { hooks } = DEV!;
    stop();
    hooks.afterCreateOwner = (made) => (owner = made);
    start();
    createRoot((dispose) => {
      disposals.push(dispose);
      createRenderEffect(fn);
    });
    expect((owner as { fn?: unknown }).fn).not.to.equal(fn);
    stop();
    expect((owner as { fn?: unknown }).fn).to.equal(fn);
    hooks.afterCreateOwner = null;
  });

  it('passes on what components throw', () => {
    const failure = new Error('broken');
    const Broken = (): JSX.Element => {
      throw failure;
    };
    expect(() => render(() => createComponent(Broken, {}), place)).to.throw('broken');
  });

  it('says so of a production build, and records nothing', () => {
    const production = new RecordingContext();
    const api = {
      DEV: undefined,
      STORE_DEV: undefined,
      $PROXY,
      untrack: (read: () => void) => read(),
      builtIns: [],
    };
    const stopNothing = solidCollector(api).start(production);
    createSignal(1);
    expect(
      production.events.map(({ category, name, source }) => [category, name, source]),
    ).to.deep.equal([['devtools', 'gap', 'solid']]);
    expect(production.state).to.deep.equal([]);
    stopNothing();
  });
});
