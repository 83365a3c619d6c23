import { expect } from '@open-wc/testing';
import { firstDifference } from '../../../src/core/replay/first-difference.ts';

describe('firstDifference', () => {
  it('leads to the deepest place that differs, as a JSON Pointer', () => {
    const recorded = { at: 1_700_000_000_000, 'a/b': [{ id: 1 }, { id: 2, name: 'Heat' }] };
    const came = { at: 1_700_000_999_000, 'a/b': [{ id: 1 }, { id: 2, name: 'Jaws' }] };
    expect(firstDifference(recorded, came)).to.deep.equal({
      path: '/a~1b/1/name',
      expected: { value: 'Heat' },
      came: { value: 'Jaws' },
    });
  });

  it('tells what one of them has alone, and values of another kind as a whole', () => {
    expect(firstDifference({ lines: [] }, { lines: [1] })).to.deep.equal({
      path: '/lines/0',
      came: { value: 1 },
    });
    expect(firstDifference({ a: 1, b: 2 }, { a: 1 })).to.deep.equal({
      path: '/b',
      expected: { value: 2 },
    });
    expect(firstDifference([1], { 0: 1 })).to.deep.equal({
      path: '',
      expected: { value: [1] },
      came: { value: { 0: 1 } },
    });
  });
});
