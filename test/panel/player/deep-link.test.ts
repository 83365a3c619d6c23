import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readDeepLink } from '../../../src/panel/player/deep-link.ts';
import { deepLinkTo } from '../../../src/panel/player/page-address.ts';

describe('a link to a moment', () => {
  it('leads to the session and the record that it was made for, whatever the id', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.option(fc.nat(), { nil: undefined }),
        (sessionId, seq) => {
          const place = { sessionId, ...(seq === undefined ? {} : { seq }) };
          const address = deepLinkTo(place, 'https://app.example/page?x=1#/route');
          expect(new URL(address).search).to.equal('?x=1');
          expect(readDeepLink(new URL(address).hash)).to.deep.equal(place);
        },
      ),
    );
  });

  it('leaves fragments of the app alone', () => {
    for (const hash of [
      '',
      '#',
      '#/route',
      '#session',
      '#session=',
      '#session=a&tab=b',
      '#a#session=b',
      '#session=%',
    ])
      expect(readDeepLink(hash), hash).to.equal(undefined);
  });
});
