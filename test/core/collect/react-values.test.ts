import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import type { createElement, ReactNode } from 'react';
import { reactCollector } from '../../../src/collectors/react.ts';
import type { ComponentInput } from '../../../src/core/record/types.ts';
import { ReactPage } from '../../support/react-page.ts';
import { recordedPayload } from '../../support/record-lines.ts';
import { RecordingContext } from '../../support/recording-context.ts';

describe('values that reactCollector records', () => {
  const page = ReactPage.use();
  let h: typeof createElement;

  before(() => {
    h = page.React.createElement;
  });

  it('records updates with what changed and why', () => {
    let setQuery!: (query: string) => void;
    const Count = ({ count }: { count: number }) => h('b', null, count);
    const Other = () => h('i');
    const Search = () => {
      const [query, set] = page.React.useState('');
      setQuery = set;
      return h('p', null, h(Count, { count: query.length }), h(Other));
    };
    page.render(h(Search));
    page.act(() => setQuery('jaws'));
    expect(page.updatesOf('Search')).to.deep.equal([
      {
        op: 'update',
        id: page.idOf('Search'),
        state: { query: 'jaws' },
        meta: { changed: ['query'], previous: { query: '' } },
      },
    ]);
    expect(page.updatesOf('Count')[0]).to.deep.include({
      props: { count: 4 },
      meta: { changed: ['props.count'], previous: { count: 0 } },
    });
    expect(page.reasonsOf('Other')).to.deep.equal([['parent']]);
    expect(page.context.performance.map(({ name, changed }) => [name, changed])).to.deep.equal([
      ['Search', undefined],
      ['Count', undefined],
      ['Other', undefined],
      ['Search', ['query']],
      ['Count', ['props.count']],
      ['Other', ['parent']],
    ]);
    expect(page.context.state).to.deep.equal([
      {
        id: `${page.idOf('Search')}:0`,
        name: 'query',
        owner: page.idOf('Search'),
        kind: 'ref',
        newValue: '',
      },
      {
        id: `${page.idOf('Search')}:0`,
        name: 'query',
        owner: page.idOf('Search'),
        kind: 'ref',
        newValue: 'jaws',
        oldValue: '',
      },
    ]);
  });

  it('tells the hooks of a component apart', () => {
    const Theme = page.React.createContext('light');
    const store = { get: () => 7, subscribe: () => () => undefined };
    const Many = () => {
      page.React.useContext(Theme);
      page.React.useState('first');
      const box = page.React.useRef(1);
      const [total, add] = page.React.useReducer((sum: number, more: number) => sum + more, 3);
      page.React.useEffect(() => undefined, [add, box]);
      const double = page.React.useMemo(() => total * 2, [total]);
      page.React.useTransition();
      const value = page.React.useSyncExternalStore(store.subscribe, store.get);
      const [last] = page.React.useState(double + value);
      return h('p', null, last);
    };
    page.render(h(Many));
    expect(page.context.state.map(({ name, kind, newValue }) => [name, kind, newValue])).to.deep.equal([
      ['useState 1', 'ref', 'first'],
      ['total', 'ref', 3],
      ['double', 'computed', 6],
      ['useTransition 1', 'computed', false],
      ['value', 'computed', 7],
      ['last', 'ref', 13],
    ]);
    expect(page.recorded('mount')[0]!.state).to.have.all.keys(
      'useState 1',
      'total',
      'double',
      'useTransition 1',
      'value',
      'last',
    );
  });

  it('names the state behind hooks of the app', () => {
    const useStored = (value: string) => {
      const [stored] = page.React.useState(value);
      page.React.useEffect(() => undefined);
      return stored;
    };
    const useCount = (from: number) => {
      const [counted] = page.React.useState(from);
      page.React.useEffect(() => undefined);
      return counted;
    };
    const useBoth = () => [page.React.useState(1)[0], page.React.useState(2)[0]];
    const Form = () => {
      const [open] = page.React.useState(false);
      const name = useStored('Ann');
      const visits = useCount(3);
      const [last] = page.React.useState('end');
      return h('p', null, open, name, visits, last);
    };
    const Pair = () => {
      const both = useBoth();
      return h('p', null, both);
    };
    page.render([h(Form, { key: 1 }), h(Pair, { key: 2 })]);
    expect(page.context.state.map(({ name, newValue }) => [name, newValue])).to.deep.equal([
      ['open', false],
      ['name', 'Ann'],
      ['visits', 3],
      ['last', 'end'],
      ['both: useState 1', 1],
      ['both: useState 2', 2],
    ]);
  });

  it('records the state of a class', () => {
    let counter!: Counter;
    class Counter extends page.React.Component<object, { count: number; label: string }> {
      override state = { count: 1, label: 'a' };
      override render() {
        // eslint-disable-next-line @typescript-eslint/no-this-alias -- what `ref` would give
        counter = this;
        return h('b', null, this.state.count);
      }
    }
    page.render(h(Counter));
    page.act(() => counter.setState({ count: 2 }));
    const id = page.idOf('Counter');
    expect(page.updatesOf('Counter')[0]).to.deep.include({
      state: { count: 2 },
      meta: { changed: ['count'], previous: { count: 1 } },
    });
    expect(page.context.state.at(-1)).to.deep.equal({
      id: `${id}:state`,
      name: 'state',
      owner: id,
      kind: 'ref',
      newValue: { count: 2, label: 'a' },
      oldValue: { count: 1, label: 'a' },
    });
    page.act(() => counter.forceUpdate());
    expect(page.reasonsOf('Counter').at(-1)).to.deep.equal(['forced']);
  });

  it('tells that a context made a component render, past one that did not', () => {
    const Theme = page.React.createContext('light');
    Theme.displayName = 'Theme';
    let setTheme!: (theme: string) => void;
    const Leaf = () => h('b', null, page.React.useContext(Theme));
    const Wall = () => h(Leaf);
    const KeptWall = page.React.memo(Wall);
    const App = () => {
      const [theme, set] = page.React.useState('light');
      setTheme = set;
      return h(Theme.Provider, { value: theme }, h(KeptWall));
    };
    page.render(h(App));
    page.act(() => setTheme('dark'));
    expect(page.reasonsOf('Leaf')).to.deep.equal([['context Theme']]);
    expect(page.reasonsOf('Memo(Wall)')).to.deep.equal([]);
    expect(page.reasonsOf('Theme.Provider')).to.deep.equal([['props.value', 'props.children']]);
  });

  it('measures each rendering without what is below it', () => {
    let now = performance.now();
    performance.now = () => now;
    const work = (ms: number): void => {
      now += ms;
    };
    let update!: (value: number) => void;
    const Slow = () => {
      work(30);
      return h('b');
    };
    const KeptSlow = page.React.memo(Slow);
    const Parent = () => {
      const [value, set] = page.React.useState(0);
      update = set;
      if (value) work(20);
      return h('p', null, h(KeptSlow));
    };
    const begin = now;
    try {
      page.render(h(Parent));
      page.act(() => update(1));
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    const [parent, slow, again] = page.context.performance;
    expect(page.context.performance).to.have.length(3);
    expect(parent).to.include({ name: 'Parent', componentId: page.idOf('Parent'), phase: 'mount' });
    expect(parent!.duration).to.equal(0);
    expect(slow).to.include({ name: 'Memo(Slow)', phase: 'mount' });
    expect(slow!.duration).to.be.closeTo(30, 1e-6);
    expect(slow!.startTime).to.equal(begin);
    expect(again).to.include({ name: 'Parent', phase: 'update' });
    expect(again!.duration).to.be.closeTo(20, 1e-6);
  });

  it('runs no getter of props, and names elements in values', () => {
    let calls = 0;
    const Card = (_: { options?: object; icon?: ReactNode; columns?: object[] }) => null;
    const options = Object.defineProperty({}, 'size', {
      get: () => {
        calls += 1;
        return 1;
      },
      enumerable: true,
    });
    const icon = h('svg');
    const columns = [{ title: h(Card), width: 3 }];
    page.render(h(Card, { options, icon, columns }));
    expect(page.recorded('mount')[0]!.props).to.deep.include({
      icon: '<svg>',
      columns: [{ title: '<Card>', width: 3 }],
    });
    expect((page.recorded('mount')[0]!.props as { options: object }).options).to.equal(options);
    expect(calls).to.equal(0);
  });

  it('records a component though a value of it cannot be read, and those inside it', () => {
    const revoked = (): object => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    };
    const Kid = (_: { value: object }) => null;
    const Card = (_: { value: object; deep: object; label: string }) => h(Kid, { value: revoked() });
    page.render(h(Card, { value: revoked(), deep: { value: revoked() }, label: 'a' }));
    expect(page.recorded('mount').map(({ name }) => name)).to.deep.equal(['Card', 'Kid']);
    const [{ props }] = page.recorded('mount') as [ComponentInput];
    expect(recordedPayload(props)).to.deep.include({ label: 'a' });
    expect(JSON.stringify(recordedPayload(props))).to.contain('unreadable');
  });

  it('goes on in another collector where one has ended', () => {
    const Card = ({ label }: { label: string }) => h('b', null, label);
    const root = page.render(h(Card, { label: 'a' }));
    page.stop();
    const context = new RecordingContext();
    const stop = reactCollector().start(context);
    page.act(() => root.render(h(Card, { label: 'b' })));
    stop();
    expect(context.components.map(({ op }) => op)).to.deep.equal(['mount', 'update']);
    expect(context.events).to.deep.equal([]);
  });

  it('does not record what is typed into secret fields, under whatever name', () => {
    let type!: (text: string) => void;
    const Field = ({ text }: { text: string }) =>
      h('input', { type: 'password', value: text, onChange: () => undefined });
    const Login = () => {
      const [first, set] = page.React.useState('opensesame');
      type = set;
      return h(Field, { text: first });
    };
    page.render(h(Login));
    page.act(() => type('opensesame2'));
    expect(JSON.stringify([page.context.components, page.context.state])).not.to.contain('opensesame');
    expect(page.context.state.map(({ newValue }) => newValue)).to.deep.equal([
      '[REDACTED]',
      '[REDACTED]',
    ]);
  });

  it('sets the state of hooks and classes', () => {
    let old!: Old;
    class Old extends page.React.Component<object, { count: number; extra?: number }> {
      override state = { count: 1 };
      override render() {
        // eslint-disable-next-line @typescript-eslint/no-this-alias -- what `ref` would give
        old = this;
        return h('i', null, this.state.count);
      }
    }
    const Search = () => {
      const [query] = page.React.useState('a');
      const [count] = page.React.useReducer((value: number) => value + 1, 0);
      const size = page.React.useMemo(() => query.length, [query]);
      return h('b', null, `${query} ${count} ${size}`);
    };
    page.render(h('p', null, h(Old), h(Search)));
    const id = page.idOf('Search');
    const restore = (key: string, value: unknown) => page.collector.restore?.(key, value);
    page.act(() => {
      expect(restore(`${id}:0`, 'jaws')).to.equal(true);
    });
    page.act(() => {
      expect(restore(`${id}:1`, 9)).to.equal(true);
    });
    page.act(() => {
      expect(restore(`${page.idOf('Old')}:state`, { extra: 5 })).to.equal(true);
    });
    expect(page.place.querySelector('b')!.textContent).to.equal('jaws 9 4');
    expect(old.state).to.deep.equal({ count: undefined, extra: 5 });
    expect(restore(`${id}:2`, 1)).to.equal(false);
    expect(restore(`${id}:x`, 1)).to.equal(false);
    expect(restore('Nobody-1:0', 1)).to.equal(false);
  });
});
