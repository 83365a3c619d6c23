import { expect } from '@open-wc/testing';
import { diffValues } from '../../../../src/core/query/diff-values.ts';
import { diffRows } from '../../../../src/panel/views/state-view/diff-rows.ts';

describe('diffRows', () => {
  it('gives each change a line, and places with one change in them that change\u2019s line', () => {
    const before = {
      cart: { lines: [{ title: 'Alien', count: 1 }], total: 5 },
      user: { name: 'Ada' },
      n: 1,
    };
    const after = {
      cart: { lines: [{ title: 'Alien', count: 2 }], total: 6 },
      user: { name: 'Ada' },
      k: 1,
    };
    expect(diffRows(diffValues(before, after))).to.deep.equal([
      { type: 'place', depth: 0, label: 'cart' },
      { type: 'change', depth: 1, label: 'lines › 0 › count', before: 1, after: 2 },
      { type: 'change', depth: 1, label: 'total', before: 5, after: 6 },
      { type: 'same', depth: 0, label: '', count: 1 },
      { type: 'remove', depth: 0, label: 'n', value: 1 },
      { type: 'add', depth: 0, label: 'k', value: 1 },
    ]);
  });

  it('gives none for what is the same, and one for a value that is another', () => {
    expect(diffRows(diffValues({ a: 1 }, { a: 1 }))).to.deep.equal([]);
    expect(diffRows(diffValues(1, 2))).to.deep.equal([
      { type: 'change', depth: 0, label: '', before: 1, after: 2 },
    ]);
  });
});
