import { expect } from '@open-wc/testing';
import { allTemplates } from '../../support/session-with-secrets.ts';

const R = '[REDACTED]';

describe('a text', () => {
  const redacted: [what: string, text: string, expected: string][] = [
    [
      'credentials after their scheme',
      'Authorization=Bearer abcdef and more',
      `Authorization=${R} and more`,
    ],
    [
      'a scheme with a plus for its space',
      'a=1&x=Bearer+q65wkFX37BiIuXmIAHhy&b=2',
      `a=1&x=Bearer+${R}&b=2`,
    ],
    ['groups of digits after their name', 'with card=2418 9688 1882 3312 today', `with card=${R} today`],
    ['an IBAN with a plus for each space', 'a=1&x=SM77+I126+1760+0473+98GH+4214+M47', `a=1&x=${R}`],
    ['an IBAN in which a phone number stands', 'AE91 1910 0384 7067 3660 867', R],
    ['an IBAN in which a card number stands', 'CZ83 0000 1106 9708 0109 1684', R],
    ['an IBAN after its name', 'with iban=DO31 SGGH 8800 1311 6062 4760 9009 now', `with iban=${R} now`],
    [
      'a record number after an equals sign',
      'medical record number=570600 is',
      `medical record number=${R} is`,
    ],
    [
      'a bare SSN after an equals sign',
      'social security number=893812431 is',
      `social security number=${R} is`,
    ],
    ['a password in a sentence', 'my password is ample-curl-93, thanks', `my password is ${R}, thanks`],
    ['a password of letters and signs', 'the passwd is JDqDR$YoHYsl!C and', `the passwd is ${R} and`],
    ['an IBAN of Iran', 'IR25 0600 4981 4061 5005 0508 07', R],
    ['a token in a sentence', 'access token is n1W5jAslWHYpi8Di4gE', `access token is ${R}`],
    [
      'a password behind an address',
      'jdbc:postgresql://a.b/c?user=app&password=x1',
      `jdbc:postgresql://a.b/c?user=app&password=${R}`,
    ],
    [
      'a password inside a quoted value',
      'got {"dsn":"Server=a;Password=b;Encrypt=1"} and',
      `got {"dsn":"Server=a;Password=${R};Encrypt=1"} and`,
    ],
    [
      'a session id after an equals sign',
      'the session id=KdrcrOD3icXjDDcKn is',
      `the session id=${R} is`,
    ],
    ['a CVV after an equals sign', 'the security code=685 is', `the security code=${R} is`],
    ['an address with a group that reads as a name', 'fe80::a742:58cc:9a3e:879c', R],
    ['a phone number of Spain', 'at 939 21 21 08.', `at ${R}.`],
    ['a phone number of Poland', 'at 87 985 59 06.', `at ${R}.`],
    ['a phone number of Brampton', 'at 016977 9937.', `at ${R}.`],
    ['a phone number in groups after its name', 'the phone is 344 950 765.', `the phone is ${R}.`],
    ['a phone number of Sweden', 'at 08-118 61 83.', `at ${R}.`],
    ['a short phone number of Sweden', 'at 025-041 88.', `at ${R}.`],
    ['a password of letters after its name', 'password: swordfish', `password: ${R}`],
    ['a phrase after its name', 'seed phrase: abandon ability able', `seed phrase: ${R}`],
    ['a password after a foreign name', 'contraseña: hunter2', `contraseña: ${R}`],
    ['a phone number of Brazil', 'at (62) 98086-9783.', `at ${R}.`],
  ];
  for (const [what, text, expected] of redacted) {
    it(`loses ${what}`, () => expect(allTemplates().sanitize(text)).to.equal(expected));
  }

  for (const text of [
    'https://a.example/b?version=35.39.34.33&sort=asc',
    'a=1&appVersion=26.40.40.14',
    'version%3D24.17.28.6',
    'app-version: 39.33.6.2',
    'version is 0.23.31.20',
    'build 12.1.22.3 of it',
    'got {"ean":"4613992395877"} here',
    '?barcode=4600653631062',
    '.card-body > .pin-left:not(:hover)',
    'film=The Secret: A Love Story',
    'a=1&x=The+Secret%3A+A+Love+Story',
    'on 06-01 12:30',
    'viewBox="939 21 21 80" and',
    'M10 939 21 21 80 12',
    'it (new password: [REDACTED]) is',
    'the password is required',
    'your token is expired',
    'the password is case-sensitive',
    'the token is gone! Sign in again',
    'password.js:10:5',
    'at login (http://localhost:5173/src/password.js?t=1:10:5)',
    'src/auth.ts: error',
    'Secret: Dare to Dream',
    'PIN: Personal',
    'secret: required',
    'Password: must be at least 8 characters',
    'form: password: must be at least 8 characters',
  ]) {
    it(`stays as it is: ${text}`, () => expect(allTemplates().sanitize(text)).to.equal(text));
  }

  it('that is a part of an e-mail address, as typed so far, is one under its key', () => {
    const typed = { email: 'ada.quill', form: { 'E-Mail': 'ada.quill@ex' }, to: [{ mail: 'ada_q' }] };
    const labels = { email: 'Your e-mail:', error: { email: 'required.' } };
    expect(allTemplates().sanitize({ typed, labels })).to.deep.equal({
      typed: { email: R, form: { 'E-Mail': R }, to: [{ mail: R }] },
      labels,
    });
  });

  it('that is a colour or an address, as a key, names nothing', () => {
    const index = { '#0cc519': { used: 1 }, 'https://a.example/signature/6': { seen: 1 } };
    expect(allTemplates().sanitize(index)).to.deep.equal(index);
  });

  it('under the name of a drawing is no phone number', () => {
    const drawing = { viewBox: '939 21 21 80', points: '12 345 67 89' };
    expect(allTemplates().sanitize(drawing)).to.deep.equal(drawing);
  });

  // Where each name made the rest of the text be read again, this took minutes.
  for (const part of ['a=', 'ab:', 'pin=', '&token=x', 'name="', '<b c="', "--d '", '\\n', '%3d'])
    it(`reads a long text of nothing but ${JSON.stringify(part)} in a time that grows with its length`, () => {
      const text = part.repeat(1_000_000 / part.length);
      expect(allTemplates().sanitize({ text }).text).to.be.a('string');
    });
});
