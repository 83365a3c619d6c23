import { expect } from '@open-wc/testing';
import { redactUrl } from '../../../src/core/sanitize/redact-url.ts';

describe('redactUrl', () => {
  const cases: [what: string, url: string, redacted: string][] = [
    [
      'user name and password',
      'https://ada:lovelace@host.example/a?b=1',
      'https://[REDACTED]@host.example/a?b=1',
    ],
    ['a user name without a password', '//ada@host.example/', '//[REDACTED]@host.example/'],
    [
      'secret query parameters',
      '/films?page=2&api_key=abc&q=jaws',
      '/films?page=2&api_key=[REDACTED]&q=jaws',
    ],
    [
      'several spellings',
      '/?accessToken=a&access-token=b&ACCESS_TOKEN=c',
      '/?accessToken=[REDACTED]&access-token=[REDACTED]&ACCESS_TOKEN=[REDACTED]',
    ],
    ['encoded names', '/?%70assword=x', '/?%70assword=[REDACTED]'],
    [
      'what OAuth puts into the fragment',
      '/done#access_token=abc&token_type=bearer',
      '/done#access_token=[REDACTED]&token_type=bearer',
    ],
    [
      'signatures of signed links',
      'https://s3.example/f?X-Amz-Signature=0a1b&X-Amz-Date=2026',
      'https://s3.example/f?X-Amz-Signature=[REDACTED]&X-Amz-Date=2026',
    ],
    ['session ids in the path', '/shop;jsessionid=1A2B', '/shop;jsessionid=[REDACTED]'],
    ['an encoded address', '/?returnUrl=%2Fcb%3Ftoken%3Dabc', '/?returnUrl=%2Fcb%3Ftoken%3D[REDACTED]'],
    ['an address as it is', '/?q=a?token=abc&b=1', '/?q=a?token=[REDACTED]&b=1'],
    ['the user in a nested address', '/?u=https://ada:pw@h/', '/?u=https://[REDACTED]@h/'],
    ['secrets that hold separators', '/?password=a;b?c&d=1', '/?password=[REDACTED]&d=1'],
    ['all of a fragment\u2019s secret', '/#access_token=a#b&x=1', '/#access_token=[REDACTED]&x=1'],
    ['parameters of a route in the fragment', '/#/cart?token=abc', '/#/cart?token=[REDACTED]'],
    ['a user before backslashes', 'https:\\\\ada:pw@host/', 'https://[REDACTED]@host/'],
    [
      'the content of data: addresses',
      `data:text/plain,${'x'.repeat(500)}`,
      `data:text/plain,${'x'.repeat(48)}`,
    ],
  ];
  for (const [what, url, redacted] of cases) {
    it(`removes ${what}`, () => expect(redactUrl(url)).to.equal(redacted));
  }

  it('changes nothing in an address without secrets', () => {
    for (const url of [
      '',
      '/films?q=a%20b&genre=Drama#/cart',
      'https://host.example/@ada/notes?shipping=fast&tokens=12&author=me',
      'blob:https://host.example/3f1c',
      '/?broken=%E0%A4%A&empty=&flag',
    ]) {
      expect(redactUrl(url)).to.equal(url);
    }
  });
});
