import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import type { createElement, ReactNode, SetStateAction } from 'react';
import { ReactPage } from '../../support/react-page.ts';

describe('values that reactCollector sets', () => {
  const page = ReactPage.use();
  let h: typeof createElement;

  before(() => {
    h = page.React.createElement;
  });

  /** Sets a value as someone does in the panel: outside of React's own updates, which it renders afterwards. */
  function restore(name: string, key: string, ...values: unknown[]): void {
    page.act(() => {
      for (const value of values)
        expect(page.collector.restore?.(`${page.idOf(name)}:${key}`, value)).to.equal(true);
    });
  }

  function changesOf(name: string): unknown[][] {
    return page.context.state
      .filter((record) => record.name === name && 'oldValue' in record)
      .map(({ oldValue, newValue }) => [oldValue, newValue]);
  }

  /** What a component shows and how it sets it, plain and in what React puts around one. */
  const kinds: [kind: string, wrap: (component: () => ReactNode) => Parameters<typeof h>[0]][] = [
    ['a function', (component) => component],
    ['memo', (component) => page.React.memo(component)],
    ['memo with a comparison', (component) => page.React.memo(component, () => true)],
    ['forwardRef', (component) => page.React.forwardRef(component)],
  ];

  for (const [kind, wrap] of kinds) {
    it(`records what is set in ${kind} as what the app itself sets`, () => {
      let type!: (text: string) => void;
      let add!: (by: number) => void;
      const Search = () => {
        const [query, setQuery] = page.React.useState('');
        const [count, dispatch] = page.React.useReducer((sum: number, by: number) => sum + by, 0);
        const size = page.React.useMemo(() => query.length, [query]);
        [type, add] = [setQuery, dispatch];
        return h('b', null, `${query} ${count} ${size}`);
      };
      page.render(h(() => h(wrap(Search))));
      const { name } = page.recorded('mount').find((record) => record.state)!;
      page.act(() => type('av'));
      restore(name!, '0', 'a');
      restore(name!, '1', 5);
      expect(page.place.textContent).to.equal('a 5 1');
      expect(changesOf('query')).to.deep.equal([
        ['', 'av'],
        ['av', 'a'],
      ]);
      expect(changesOf('count')).to.deep.equal([[0, 5]]);
      expect(changesOf('size')).to.deep.equal([
        [0, 2],
        [2, 1],
      ]);
      expect(page.updatesOf(name!).at(-1)).to.deep.include({
        state: { count: 5 },
        meta: { changed: ['count'], previous: { count: 0 } },
      });
      page.act(() => add(2));
      page.act(() => type('av'));
      expect(page.place.textContent).to.equal('av 7 2');
      expect(changesOf('query').at(-1)).to.deep.equal(['a', 'av']);
      expect(changesOf('count').at(-1)).to.deep.equal([5, 7]);
    });
  }

  it('records the last of what is set at once, with what was there before the first', () => {
    const Search = () => {
      const [query] = page.React.useState('');
      const [count] = page.React.useReducer((sum: number) => sum + 1, 0);
      return h('b', null, `${query} ${count}`);
    };
    page.render(h(Search));
    restore('Search', '0', 'a', 'av');
    restore('Search', '1', 5, 6);
    expect(page.place.textContent).to.equal('av 6');
    expect(changesOf('query')).to.deep.equal([['', 'av']]);
    expect(changesOf('count')).to.deep.equal([[0, 6]]);
    restore('Search', '0', 'av');
    restore('Search', '1', 6);
    expect(changesOf('query')).to.have.length(1);
    expect(changesOf('count')).to.have.length(1);
  });

  it('lets the app count on from what is set', () => {
    let change!: (next: SetStateAction<number>) => void;
    const Counter = () => {
      const [count, setCount] = page.React.useState(0);
      change = setCount;
      return h('b', null, count);
    };
    const root = page.render(h(Counter));
    // React compares with what it rendered last where nothing waits in either version.
    const renderAgain = (): void => page.act(() => root.render(h(Counter)));
    restore('Counter', '0', 5);
    renderAgain();
    page.act(() => change((count) => count + 1));
    expect(page.place.textContent).to.equal('6');
    renderAgain();
    restore('Counter', '0', 9);
    renderAgain();
    page.act(() => change(6));
    expect(page.place.textContent).to.equal('6');
    expect(changesOf('count')).to.deep.equal([
      [0, 5],
      [5, 6],
      [6, 9],
      [9, 6],
    ]);
  });

  it('records the state that is set of a class', () => {
    class Old extends page.React.Component<object, { count: number }> {
      override state = { count: 1 };
      override render() {
        return h('i', null, this.state.count);
      }
    }
    page.render(h(Old));
    restore('Old', 'state', { count: 5 });
    expect(page.place.textContent).to.equal('5');
    expect(changesOf('state')).to.deep.equal([[{ count: 1 }, { count: 5 }]]);
  });
});
