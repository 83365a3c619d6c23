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
          for (const page of [
            'https://app.example/page?x=1',
            'https://app.example/page?x=1#session=a',
          ]) {
            const address = deepLinkTo(place, page);
            expect(new URL(address).search).to.equal('?x=1');
            expect(readDeepLink(address)).to.deep.equal(place);
          }
          const routed = new URL(deepLinkTo(place, 'https://app.example/page?x=1#/route'));
          expect(routed.searchParams.get('x')).to.equal('1');
          expect(routed.hash).to.equal('#/route');
          expect(readDeepLink(routed.href)).to.deep.equal(place);
        },
      ),
    );
  });

  it('is of one moment alone, wherever it is made', () => {
    const first = deepLinkTo({ sessionId: 'a', seq: 1 }, 'https://app.example/#/route');
    expect(deepLinkTo({ sessionId: 'b', seq: 2 }, first)).to.equal(
      'https://app.example/?devtools-link=session%3Db%26seq%3D2#/route',
    );
    expect(deepLinkTo({ sessionId: 'b' }, first)).to.equal(
      'https://app.example/?devtools-link=session%3Db#/route',
    );
  });

  it('is read where a router has made a route of it', () => {
    expect(readDeepLink('https://app.example/#/session=a&seq=2')).to.deep.equal({
      sessionId: 'a',
      seq: 2,
    });
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
      expect(readDeepLink(`https://app.example/?session=x.json${hash}`), hash).to.equal(undefined);
  });
});
