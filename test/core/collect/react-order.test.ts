import '../../support/bundler-env.ts';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { createElement, ReactNode } from 'react';
import {
  type ListEdit,
  listEdits,
  shownBy,
  shownInPairs,
  swappedRows,
} from '../../support/list-edits.ts';
import { ReactPage } from '../../support/react-page.ts';
import { recordedOrder } from '../../support/recorded-tree.ts';

describe('the order in which React shows components', () => {
  const page = ReactPage.use();
  let h: typeof createElement;

  before(() => {
    h = page.React.createElement;
  });

  const Item = ({ name }: { name: string }) => h('li', null, name);
  const item = (name: string): ReactNode => h(Item, { key: name, name });

  /** Rows as components by themselves, and two a row inside of an element, or of a fragment. */
  const layouts: Record<string, (name: string) => ReactNode> = {
    'as they are': item,
    'inside of elements': (name) => h('div', { key: name }, item(name), item(`${name} too`)),
    'in fragments': (name) =>
      h(page.React.Fragment, { key: name }, item(name), h('hr'), item(`${name} too`)),
  };

  function makeList(row: (name: string) => ReactNode) {
    const Still = page.React.memo(({ name }: { name: string }) => h('p', null, name));
    // React does not go through the same element a second time.
    const last = h('footer', null, h('div', null, h(Still, { name: 'last' })));
    const List = ({ rows, hasHead, hasTail }: ListEdit) =>
      h(
        'main',
        null,
        hasHead && item('head'),
        h('header', null, item('first')),
        rows.map((each) => row(`row ${each}`)),
        last,
        hasTail && item('tail'),
      );
    return List;
  }

  const orderOf = (name: string): unknown[] =>
    recordedOrder(page.context.components, page.idOf(name), 'name');

  for (const [title, row] of Object.entries(layouts)) {
    it(`is recorded of rows ${title}`, () => {
      const List = makeList(row);
      const namesOf = title === 'as they are' ? shownBy : shownInPairs;
      fc.assert(
        fc.property(listEdits, (edits) => {
          page.stop();
          page.start();
          const root = page.render(h(List, edits[0]), document.createElement('div'));
          for (const edit of edits) {
            page.act(() => root.render(h(List, edit)));
            expect(orderOf('List')).to.deep.equal(namesOf(edit));
          }
          page.act(() => root.unmount());
        }),
        { numRuns: 40 },
      );
    });
  }

  it('costs two moves where two rows of 1,000 were swapped, and none where one comes in', () => {
    const List = makeList(item);
    const { before, after } = swappedRows();
    const root = page.render(h(List, before));
    page.act(() => root.render(h(List, after)));
    expect(page.recorded('move')).to.have.length(2);
    expect(orderOf('List')).to.deep.equal(shownBy(after));
    const more = { ...after, rows: [1_000, ...after.rows] };
    page.act(() => root.render(h(List, more)));
    expect(page.recorded('move')).to.have.length(2);
    expect(orderOf('List')).to.deep.equal(shownBy(more));
  });

  it('is that of the page for what was there before the recording', () => {
    const List = makeList(item);
    const root = page.render(h(List, { rows: [1, 2, 3], hasHead: false, hasTail: false }));
    const edit = { rows: [3, 4, 1], hasHead: true, hasTail: true };
    page.act(() => root.render(h(List, edit)));
    page.stop();
    page.start();
    expect(orderOf('List')).to.deep.equal(shownBy(edit));
  });
});
