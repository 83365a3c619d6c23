import { expect } from '@open-wc/testing';
import type * as ReactModule from 'react';
import type * as DomModule from 'react-dom';
import type * as ClientModule from 'react-dom/client';
import { reactCollector } from '../../../src/collectors/react.ts';
import { domEventsCollector } from '../../../src/core/collect/dom-events.ts';
import { loadScript } from '../../support/load-script.ts';
import { RecordingContext } from '../../support/recording-context.ts';

/** React 18 still comes as scripts for a page. */
interface Scripts {
  React: typeof ReactModule;
  ReactDOM: typeof DomModule & typeof ClientModule;
}

describe('reactCollector with React 18', () => {
  const collector = reactCollector();
  let context: RecordingContext;
  let stop: () => void;
  let React: Scripts['React'];
  let ReactDOM: Scripts['ReactDOM'];

  before(async () => {
    context = new RecordingContext();
    stop = collector.start(context);
    await loadScript('react-18/umd/react.development.js');
    await loadScript('react-dom-18/umd/react-dom.development.js');
    ({ React, ReactDOM } = globalThis as unknown as Scripts);
    expect(React.version).to.match(/^18\./);
  });

  after(() => {
    stop();
    expect(Object.hasOwn(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__')).to.equal(false);
  });

  it('records tree, state, reasons and times, and sets state', () => {
    const h = React.createElement;
    const Theme = React.createContext('light');
    Theme.displayName = 'Theme';
    let change!: (query: string) => void;
    const Leaf = () => h('b', null, React.useContext(Theme));
    const Item = ({ name }: { name: string }) => h('i', null, name);
    const KeptItem = React.memo(Item);
    const Search = () => {
      const [query, setQuery] = React.useState('');
      const size = React.useMemo(() => query.length, [query]);
      change = setQuery;
      return h(
        Theme.Provider,
        { value: query },
        size < 5 && h(Leaf),
        h(KeptItem, { name: 'same' }),
        h(Theme.Consumer, { children: (theme: string) => theme }),
      );
    };
    const place = document.body.appendChild(document.createElement('div'));
    const root = ReactDOM.createRoot(place);
    ReactDOM.flushSync(() => root.render(h(React.StrictMode, null, h(Search))));
    expect(context.components.map(({ op, name }) => [op, name])).to.deep.equal([
      ['mount', 'Search'],
      ['mount', 'Theme.Provider'],
      ['mount', 'Leaf'],
      ['mount', 'Memo(Item)'],
      ['mount', 'Theme.Consumer'],
    ]);
    const { id } = context.components[0]!;
    expect(context.state.map(({ name, kind, newValue }) => [name, kind, newValue])).to.deep.equal([
      ['query', 'ref', ''],
      ['size', 'computed', 0],
    ]);
    expect(context.performance.map(({ phase }) => phase)).to.include('mount');

    context.components.length = 0;
    ReactDOM.flushSync(() => change('jaws'));
    expect(context.components.find((record) => record.id === id)).to.deep.include({
      state: { query: 'jaws', size: 4 },
    });
    const leaf = context.components.find((record) => record.id.startsWith('Leaf'))!;
    expect(leaf.meta).to.deep.equal({ changed: ['context Theme'] });
    expect(context.components.some((record) => record.id.startsWith('Memo'))).to.equal(false);
    expect(context.performance.at(-1)).to.include({ phase: 'update' });

    ReactDOM.flushSync(() => {
      expect(collector.restore!(`${id}:0`, 'restored')).to.equal(true);
    });
    expect(place.textContent).to.equal('samerestored');
    expect(context.state.filter(({ name }) => name === 'query').at(-1)).to.include({
      oldValue: 'jaws',
      newValue: 'restored',
    });
    expect(context.components.at(-1)!.op).not.to.equal('mount');
    root.unmount();
    const unmounts = context.components.filter(({ op }) => op === 'unmount').map((record) => record.id);
    expect(unmounts).to.have.length(5);
    expect(unmounts.at(-1)).to.equal(id);
  });

  it('records what is set, of a reducer and inside of memo too, and the app goes on from it', () => {
    const h = React.createElement;
    let add!: (by: number) => void;
    let type!: (text: string) => void;
    const Search = () => {
      const [query, setQuery] = React.useState('av');
      const [count, dispatch] = React.useReducer((sum: number, by: number) => sum + by, 0);
      [type, add] = [setQuery, dispatch];
      return h('b', null, `${query} ${count}`);
    };
    const Kept = React.memo(Search);
    const place = document.body.appendChild(document.createElement('div'));
    const root = ReactDOM.createRoot(place);
    context.state.length = 0;
    ReactDOM.flushSync(() => root.render(h(Kept)));
    const [query, count] = context.state.map(({ id }) => id);
    ReactDOM.flushSync(() => collector.restore!(query!, 'a'));
    ReactDOM.flushSync(() => collector.restore!(count!, 5));
    expect(place.textContent).to.equal('a 5');
    ReactDOM.flushSync(() => add(2));
    ReactDOM.flushSync(() => type('av'));
    expect(place.textContent).to.equal('av 7');
    const changes = context.state.slice(2);
    expect(changes.map(({ id, oldValue, newValue }) => [id, oldValue, newValue])).to.deep.equal([
      [query, 'av', 'a'],
      [count, 0, 5],
      [count, 5, 7],
      [query, 'a', 'av'],
    ]);
    root.unmount();
    place.remove();
  });

  it('tells DOM events which component they happened in, which of a portal is the one that made it', () => {
    const h = React.createElement;
    const Dialog = () => ReactDOM.createPortal(h('dialog', { open: true }), document.body);
    const Shop = () => h('p', null, h(Dialog));
    const place = document.body.appendChild(document.createElement('div'));
    const root = ReactDOM.createRoot(place);
    ReactDOM.flushSync(() => root.render(h(Shop)));
    const stopEvents = domEventsCollector().start(context);
    for (const element of [place.firstElementChild, document.querySelector('dialog'), place])
      element!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    stopEvents();
    const idOf = (name: string) => context.components.find((each) => each.name === name)!.id;
    expect(context.events.map(({ source, componentId }) => [source, componentId])).to.deep.equal([
      ['Shop', idOf('Shop')],
      ['Dialog', idOf('Dialog')],
      [undefined, undefined],
    ]);
    root.unmount();
    place.remove();
  });

  it('records production builds without names and times', async () => {
    await loadScript('react-18/umd/react.production.min.js');
    await loadScript('react-dom-18/umd/react-dom.production.min.js');
    ({ React, ReactDOM } = globalThis as unknown as Scripts);
    context.components.length = 0;
    context.state.length = 0;
    context.performance.length = 0;
    const h = React.createElement;
    let change!: (count: number) => void;
    const Counter = () => {
      const ref = React.useRef(0);
      const [count, setCount] = React.useState(1);
      React.useEffect(() => undefined, [ref]);
      change = setCount;
      return h('b', null, count);
    };
    const root = ReactDOM.createRoot(document.createElement('div'));
    ReactDOM.flushSync(() => root.render(h(Counter)));
    ReactDOM.flushSync(() => change(2));
    const { id } = context.components[0]!;
    expect(context.components).to.deep.equal([
      { op: 'mount', id, name: 'Counter', state: { 'hook 2': 1 } },
      {
        op: 'update',
        id,
        state: { 'hook 2': 2 },
        meta: { changed: ['hook 2'], previous: { 'hook 2': 1 } },
      },
    ]);
    expect(context.state.map((record) => record.id)).to.deep.equal([`${id}:1`, `${id}:1`]);
    expect(context.performance).to.deep.equal([]);
    expect(collector.restore!(`${id}:1`, 3)).to.equal(false);
    root.unmount();
  });
});
