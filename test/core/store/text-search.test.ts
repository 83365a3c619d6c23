import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { textSearch } from '../../../src/core/store/text-search.ts';
import { utf8 } from '../../support/bytes.ts';

describe('a search for a text in bytes', () => {
  it('finds what a search in the text finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('"', 'i', 'n', 'p', 'é'), maxLength: 30 });
    const wanted = fc.string({ unit: fc.constantFrom('"', 'i', 'n', 'p'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(letters, wanted, (text, one) => {
        expect(textSearch(one)(utf8(text))).to.equal(text.includes(one));
      }),
      { numRuns: 500 },
    );
  });
});
