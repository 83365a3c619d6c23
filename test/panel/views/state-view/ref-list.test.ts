import { expect } from '@open-wc/testing';
import type { RefSummary } from '../../../../src/core/index.ts';
import { orderRefs, pinKey, refFilter } from '../../../../src/panel/views/state-view/ref-list.ts';

const REFS: RefSummary[] = [
  { seq: 9, id: '1', name: 'query', owner: 'FilmSearch-1', kind: 'ref', value: 'alien', changeCount: 3 },
  { seq: 4, id: '2', name: 'cart', kind: 'store', type: 'pinia', value: { n: 1 }, changeCount: 7 },
  { seq: 7, id: '3', name: 'total', owner: 'pinia:cart', kind: 'computed', value: 5, changeCount: 1 },
];
const names = (refs: readonly RefSummary[]): string[] => refs.map(({ name }) => name);
const found = (text: string): string[] => names(REFS.filter(refFilter(text)));

describe('the list of refs', () => {
  it('is filtered by letters of names and owners, and by fields', () => {
    expect(found('')).to.deep.equal(['query', 'cart', 'total']);
    expect(found('fsq')).to.deep.equal(['query']);
    expect(found('CART')).to.deep.equal(['cart', 'total']);
    expect(found('owner:cart')).to.deep.equal(['total']);
    expect(found('kind:store')).to.deep.equal(['cart']);
    expect(found('type:pin')).to.deep.equal(['cart']);
    expect(found('value:"ALIEN"')).to.deep.equal(['query']);
    expect(found('value:"n: 1"')).to.deep.equal(['cart']);
    expect(found('-kind:ref -name:total')).to.deep.equal(['cart']);
    expect(found('-cart')).to.deep.equal(['query']);
    expect(found('kind:ref total')).to.deep.equal([]);
  });

  it('is filtered by its kinds as types, and by values as far in as they go', () => {
    expect(found('type:store')).to.deep.equal(['cart']);
    expect(found('type:computed')).to.deep.equal(['total']);
    const films = Array.from({ length: 500 }, (_, id) => ({ id, titles: { de: `Film ${id}` } }));
    const ref: RefSummary = { seq: 1, id: '4', name: 'films', value: { films }, changeCount: 1 };
    expect(refFilter('value:"FILM 499"')(ref)).to.equal(true);
    expect(refFilter('value:"film 500"')(ref)).to.equal(false);
  });

  it('is sorted by name, owner, last change and count, with those that are pinned first', () => {
    const none = new Set<string>();
    const by = (column: string, direction: 'ascending' | 'descending', pinned = none): string[] =>
      names(orderRefs(REFS, { column, direction }, pinned));
    expect(names(orderRefs(REFS, undefined, none))).to.deep.equal(['query', 'cart', 'total']);
    expect(by('name', 'ascending')).to.deep.equal(['cart', 'query', 'total']);
    expect(by('owner', 'ascending')).to.deep.equal(['cart', 'query', 'total']);
    expect(by('time', 'descending')).to.deep.equal(['query', 'total', 'cart']);
    expect(by('count', 'ascending')).to.deep.equal(['total', 'query', 'cart']);
    expect(by('count', 'ascending', new Set([pinKey(REFS[1]!)]))).to.deep.equal([
      'cart',
      'total',
      'query',
    ]);
  });
});
