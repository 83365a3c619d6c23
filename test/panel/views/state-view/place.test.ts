import { expect } from '@open-wc/testing';
import { changedType, valueAt, withValueAt } from '../../../../src/panel/views/state-view/place.ts';

const FILM = { 'a/b~c': [{ title: 'Alien' }], map: { $type: 'map', entries: [['k', 1]] } };

describe('a place in a value', () => {
  it('is found by its JSON Pointer, in the stored form', () => {
    expect(valueAt(FILM, '')).to.deep.equal({ value: FILM });
    expect(valueAt(FILM, '/a~1b~0c/0/title')).to.deep.equal({ value: 'Alien' });
    expect(valueAt(FILM, '/map/entries/0/1')).to.deep.equal({ value: 1 });
    for (const path of [
      'title',
      '/title',
      '/a~1b~0c/1',
      '/a~1b~0c/-',
      '/a~1b~0c/length',
      '/map/size',
      '/toString',
    ])
      // prettier-ignore
      expect(valueAt(FILM, path)).to.equal(undefined);
  });

  it('is given another value in a copy', () => {
    const before = structuredClone(FILM);
    expect(withValueAt(FILM, '/map/entries/0/1', 2)).to.deep.equal({
      ...FILM,
      map: { $type: 'map', entries: [['k', 2]] },
    });
    expect(withValueAt(FILM, '', 5)).to.equal(5);
    const odd = JSON.parse('{"__proto__":{"a":1}}') as object;
    expect(JSON.stringify(withValueAt(odd, '/__proto__/a', 2))).to.equal('{"__proto__":{"a":2}}');
    expect(FILM).to.deep.equal(before);
  });
});

describe('changedType', () => {
  it('tells the first place that would become another type', () => {
    expect(changedType(5, '5')).to.equal('the value was a number and would be a text');
    expect(changedType({ a: [1] }, { a: ['1'] })).to.equal('/a/0 was a number and would be a text');
    expect(changedType({ at: { $type: 'date', value: null } }, { at: 'x' })).to.equal(
      '/at was a date and would be a text',
    );
    expect(changedType({ 'a/b': [] }, { 'a/b': {} })).to.equal(
      '/a~1b was a list and would be an object',
    );
  });

  it('has nothing against another value of the type, null, and what is new or gone', () => {
    expect(changedType({ a: 1, b: null, c: 3 }, { a: 2, b: 'x', d: [] })).to.equal(undefined);
    expect(changedType({ a: 1 }, { a: null })).to.equal(undefined);
    expect(changedType(1, { $type: 'nan' })).to.equal(undefined);
  });
});
