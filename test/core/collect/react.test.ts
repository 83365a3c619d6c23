import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import type { createElement, ReactNode } from 'react';
import { isHookInPage, ReactPage } from '../../support/react-page.ts';

describe('reactCollector with React 19', () => {
  const page = ReactPage.use();
  let h: typeof createElement;

  before(() => {
    h = page.React.createElement;
  });

  it('records a tree with props, and without elements', () => {
    const Title = ({ text }: { text: string }) => h('h1', null, text);
    const Shop = ({ name }: { name: string }) =>
      h('main', null, h(Title, { text: name }), h('p', null, 'x'));
    page.render(h(Shop, { name: 'Films' }));
    expect(page.recorded('mount')).to.deep.equal([
      { op: 'mount', id: page.idOf('Shop'), name: 'Shop', props: { name: 'Films' } },
      {
        op: 'mount',
        id: page.idOf('Title'),
        name: 'Title',
        parentId: page.idOf('Shop'),
        props: { text: 'Films' },
      },
    ]);
    expect(page.idOf('Shop')).to.match(/^Shop-\d+$/);
  });

  it('names components as the tools of React do', () => {
    const Theme = page.React.createContext('light');
    Theme.displayName = 'Theme';
    const Plain = () => null;
    const Named = () => null;
    Named.displayName = 'Better name';
    const Item = () => null;
    const KeptItem = page.React.memo(Item);
    const Field = () => h(Theme.Consumer, { children: (theme: string) => theme });
    const FieldWithRef = page.React.forwardRef(Field);
    class Old extends page.React.Component {
      override state = { open: true };
      override render() {
        return null;
      }
    }
    page.render(
      h(
        page.React.StrictMode,
        null,
        h(
          Theme.Provider,
          { value: 'dark' },
          h(page.React.Profiler, { id: 'list', onRender: () => undefined }, h(Plain), h(Named)),
          h(KeptItem),
          h(FieldWithRef),
          h(Old),
          h(() => null),
          h(page.React.Suspense, null, h('b')),
        ),
      ),
    );
    expect(page.namesOf('mount')).to.deep.equal([
      'Theme.Provider',
      'Profiler(list)',
      'Plain',
      'Better name',
      'Memo(Item)',
      'ForwardRef(Field)',
      'Theme.Consumer',
      'Old',
      'Anonymous',
      'Suspense',
    ]);
    const provider = page.idOf('Theme.Provider');
    expect(page.recorded('mount').find(({ name }) => name === 'Old')).to.deep.include({
      parentId: provider,
      state: { open: true },
    });
  });

  it('records what appears, disappears and is put into another order', () => {
    const Row = ({ name }: { name: string }) => h('li', null, name);
    const List = ({ names }: { names: string[] }) =>
      h(
        'ul',
        null,
        names.map((name) => h(Row, { key: name, name })),
      );
    const root = page.render(h(List, { names: ['a', 'b', 'c'] }));
    const rows = page.recorded('mount').slice(1);
    page.act(() => root.render(h(List, { names: ['c', 'd', 'a'] })));
    expect(page.recorded('unmount').map(({ id }) => id)).to.deep.equal([rows[1]!.id]);
    expect(page.recorded('mount').at(-1)).to.deep.include({
      props: { name: 'd' },
      parentId: page.idOf('List'),
    });
    expect(page.recorded('mount')).to.have.length(5);
    expect(page.recorded('move')).to.deep.equal([
      { op: 'move', id: rows[2]!.id, parentId: page.idOf('List'), beforeId: rows[0]!.id },
    ]);
  });

  it('records unmounts of a whole tree, leaves first', () => {
    const Leaf = () => null;
    const Branch = () => h('p', null, h(Leaf));
    const root = page.render(h(Branch));
    page.act(() => root.unmount());
    expect(page.namesOf('unmount')).to.deep.equal(['Leaf', 'Branch']);
  });

  it('keeps several roots, and portals, apart', () => {
    const other = document.createElement('div');
    page.place.append(other);
    const target = document.createElement('div');
    document.body.append(target);
    const Inner = () => h('i');
    const First = () => page.dom.createPortal(h(Inner), target);
    const Second = () => h('b');
    const first = page.render(h(First), page.place.appendChild(document.createElement('div')));
    page.render(h(Second), other);
    expect(
      page.recorded('mount').map(({ name, parentId }) => [name, parentId?.replace(/-\d+/, '')]),
    ).to.deep.equal([
      ['First', undefined],
      ['Inner', 'First'],
      ['Second', undefined],
    ]);
    page.act(() => first.unmount());
    expect(page.namesOf('unmount')).to.deep.equal(['Inner', 'First']);
    target.remove();
  });

  it('records what Suspense waits for, and what it shows meanwhile', async () => {
    let arrive!: (text: string) => void;
    const text = new Promise<string>((resolve) => (arrive = resolve));
    const Spinner = () => h('i');
    const Late = () => h('b', null, page.React.use(text));
    page.render(h(page.React.Suspense, { fallback: h(Spinner) }, h(Late)));
    expect(page.namesOf('mount')).to.deep.equal(['Suspense', 'Spinner']);
    arrive('here');
    await new Promise((resolve) => {
      new MutationObserver(resolve).observe(page.place, { childList: true, subtree: true });
    });
    await Promise.resolve();
    expect(page.namesOf('mount')).to.deep.equal(['Suspense', 'Spinner', 'Late']);
    expect(page.namesOf('unmount')).to.deep.equal(['Spinner']);
  });

  it('records what an error boundary shows in place of what threw', () => {
    let fail!: () => void;
    const Bomb = () => {
      const [lit, set] = page.React.useState(false);
      fail = () => set(true);
      if (lit) throw new Error('boom');
      return h('b');
    };
    const Sorry = () => h('p');
    class Boundary extends page.React.Component<{ children: ReactNode }> {
      override state = { error: null as Error | null };
      static getDerivedStateFromError(error: Error) {
        return { error };
      }
      override render() {
        return this.state.error ? h(Sorry) : this.props.children;
      }
    }
    const root = page.client.createRoot(page.place, { onCaughtError: () => undefined });
    page.roots.push(root);
    page.act(() => root.render(h(Boundary, null, h(Bomb))));
    page.act(() => fail());
    expect(page.namesOf('unmount')).to.deep.equal(['Bomb']);
    expect(page.namesOf('mount')).to.deep.equal(['Boundary', 'Bomb', 'Sorry']);
    expect(page.reasonsOf('Boundary')).to.deep.equal([['error']]);
  });

  it('records each thing once under StrictMode', () => {
    const Counted = () => {
      const [count] = page.React.useState(1);
      return h('b', null, count);
    };
    page.render(h(page.React.StrictMode, null, h(Counted)));
    expect(page.namesOf('mount')).to.deep.equal(['Counted']);
    expect(page.context.state).to.have.length(1);
    expect(page.context.performance).to.have.length(1);
  });

  it('looks at what changed, not at the whole tree', () => {
    let set!: (value: number) => void;
    const Row = ({ number }: { number: number }) => h('li', null, number);
    const Far = () => h('ul', null, ...Array.from({ length: 500 }, (_, number) => h(Row, { number })));
    const Near = () => {
      const [value, change] = page.React.useState(0);
      set = change;
      return h('b', null, value);
    };
    const App = () => h('main', null, h(Far), h(Near));
    page.render(h(App));
    let reads = 0;
    const list = page.place.querySelector('ul')!;
    const key = Object.keys(list).find((name) => name.startsWith('__reactFiber$'))!;
    const fiber = Reflect.get(list, key) as { alternate: object | null };
    for (const version of [fiber, fiber.alternate]) {
      if (!version) continue;
      let child: unknown = Reflect.get(version, 'child');
      Object.defineProperty(version, 'child', {
        get: (): unknown => {
          reads += 1;
          return child;
        },
        set: (value: unknown) => void (child = value),
        configurable: true,
      });
    }
    page.act(() => set(1));
    expect(reads).to.equal(0);
    expect(page.reasonsOf('Near')).to.deep.equal([['value']]);
  });

  it('honours the marks of the author, and leaves out the panel', () => {
    const Secret = ({ text }: { text: string }) => h('b', null, page.React.useState(text)[0]);
    const own = document.createElement('div');
    const marked = document.createElement('div');
    marked.setAttribute('data-devtools-block', '');
    page.place.append(own, marked);
    page.context.ownNodes.add(own);
    page.render(h(Secret, { text: 'secret' }), own);
    page.render(h(Secret, { text: 'secret' }), marked);
    page.render(
      [
        h('div', { key: 1, className: 'rr-block' }, h(Secret, { text: 'secret' })),
        h('div', { key: 2, 'data-devtools-mask': '' }, h(Secret, { text: 'secret' })),
      ],
      page.place.appendChild(document.createElement('div')),
    );
    expect(page.recorded('mount')).to.have.length(1);
    expect(JSON.stringify([page.context.components, page.context.state])).not.to.contain('secret');
  });

  it('takes its hook out of the page at its end, and records nothing more', () => {
    let set!: (value: number) => void;
    const Counter = () => {
      const [times, change] = page.React.useState(0);
      set = change;
      return h('b', null, times);
    };
    page.render(h(Counter));
    const id = page.idOf('Counter');
    expect(isHookInPage()).to.equal(true);
    const before = page.context;
    const count = page.context.components.length;
    page.stop();
    expect(isHookInPage()).to.equal(false);
    page.act(() => set(1));
    expect(before.components).to.have.length(count);
    page.start();
    expect(page.recorded('mount')).to.deep.equal([
      { op: 'mount', id, name: 'Counter', state: { times: 1 } },
    ]);
    page.act(() => set(2));
    expect(page.updatesOf('Counter')).to.have.length(1);
    expect(page.context.events).to.deep.equal([]);
  });
});
