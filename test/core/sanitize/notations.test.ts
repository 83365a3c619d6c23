import { expect } from '@open-wc/testing';
import { allTemplates } from '../../support/session-with-secrets.ts';

const R = '[REDACTED]';
const CARD = '4539148803436467';

describe('a value in another notation', () => {
  const redacted: [what: string, data: unknown, expected: unknown][] = [
    ['coloured on a terminal', `\u001b[32m${CARD}\u001b[0m`, R],
    ['after a coloured name', "password: \u001b[32m'hunter2'\u001b[39m }", `password: '${R}' }`],
    ['after an escaped line break', 'a\\n555-323-4567\\nb', `a\\n${R}\\nb`],
    ['with an escaped sign', 'to ada\\u0040example.com now', `to ${R} now`],
    ['with a reference for its sign', 'ada&#64;example.com &amp; co', `${R} &amp; co`],
    [
      'in JSON in an attribute',
      '{&quot;pin&quot;:&quot;1234&quot;}',
      `{&quot;pin&quot;:&quot;${R}&quot;}`,
    ],
    ['glued to a word', `cart-${CARD}`, `cart-${R}`],
    ['between words', `order_${CARD}_paid`, `order_${R}_paid`],
    ['glued to letters', `id${CARD}`, `id${R}`],
    ['with something behind it', 'a@x.com-5', `${R}-5`],
    ['glued to a name', 'user_123-45-6789_x', `user_${R}_x`],
    ['after a name and a colon', 'mac:00:1B:44:11:3A:B7', `mac:${R}`],
    ['of IPv6 after a name and a colon', 'ip:2001:db8::1', `ip:${R}`],
    [
      'between bare commas',
      `Jane,${CARD},12/27,555-12-3456,555-323-4567,7`,
      `Jane,${R},12/27,${R},${R},7`,
    ],
    ...['  ', '\t', '/', '_', '\u00a0', '–'].map((separator): [string, string, string] => [
      `in groups with ${JSON.stringify(separator)}`,
      ['4539', '1488', '0343', '6467'].join(separator),
      R,
    ]),
    ['in a form', 'name="password"\r\n\r\nhunter2\r\n--b--', `name="password"\r\n\r\n${R}\r\n--b--`],
    ['in a field', '<input value="hunter2" name="password">', `<input value="${R}" name="password">`],
    ['in an element', '<a:password x="1">hunter2</a:password>', `<a:password x="1">${R}</a:password>`],
    ['of an option', 'run --password hunter2 -v', `run --password ${R} -v`],
    ['of curl', 'curl -u ada:hunter2 https://a.example', `curl -u ada:${R} https://a.example`],
    ['in quotes', 'the password "hunter2" is', `the password "${R}" is`],
    ['in Python', "{u'password': u'hunter2'}", `{u'password': u'${R}'}`],
    [
      'in a table',
      'user;"password"\r\njane;"hunt;er2"\r\njoe;\r\n',
      `user;"password"\r\njane;${R}\r\njoe;\r\n`,
    ],
    ['of an argument', ['x', 'the password:', 'hunter2'], ['x', 'the password:', R]],
    ['of a placeholder', ['%s: password is %s', 'a', 'b'], ['%s: password is %s', 'a', R]],
    ['of a header', ['accept', '*/*', 'x-token', 'a'], ['accept', '*/*', 'x-token', R]],
    ['of a label', { label: 'Password', text: 'a' }, { label: 'Password', text: R }],
    [
      'at a list of steps',
      { path: ['user', 'password', 0], value: 'a' },
      { path: ['user', 'password', 0], value: R },
    ],
  ];
  for (const [what, data, expected] of redacted) {
    it(`is redacted ${what}`, () => {
      const record = (payload: unknown): string =>
        JSON.stringify({ seq: 1, time: 1, name: 'event', payload });
      expect(allTemplates().sanitize(data)).to.deep.equal(expected);
      expect(allTemplates().forLines().sanitize('events', record(data))).to.equal(record(expected));
    });
  }
});

describe('what only looks like another notation', () => {
  const kept: unknown[] = [
    ...[`a${CARD}`, `deadbeef${CARD}cafe`, `x1${CARD}`, `0.${CARD}`, `d41d8${CARD}ab`, `1-${CARD}`],
    ...['std::vector<int>', 'at:12:34:56', 'img_01-06-2026', 'react@19.0.0-rc', '1234-45-6789-12'],
    ...['\u001b[32mok\u001b[0m', 'a &amp; b', 'C:\\new\\temp\\x', "Unexpected token '<'"],
    ...['<film-card>Hello</film-card>', '<b>token</b>', '<input type="password" value="">'],
    ...['var(--token-color, red)', '--no-password file', 'a,b\nc,d', 'Dear all, hi\nfoo, bar'],
    'The circuit is down, connect the SAS card\non is Mon, 23 Oct 2023 05:51:25 GMT',
    ['secret', 'password', 'film', 'card'],
    ['Peter Pan:', 'Return to Never Land'],
    ['100% of', 'tokens'],
    { label: 'Password', value: 'password' },
    { path: ['user', 'film'], value: 'x' },
    {
      '566cc16': 1,
      'CSC-5570-857': 1,
      'secret@15.2.37': 2,
      '/var/secret_plan.jpg': 3,
      'C:\\pin.png': 4,
    },
    ...['ba973c57-274d-47b9-b2bb-501695b67c58', 'd0298d60-28e2-4768-be39-753c0947485a'],
    'requestId%3D21df182e-0169-4496-8467-e0c88e9b175a',
  ];
  for (const data of kept) {
    it(`stays as it is: ${JSON.stringify(data)}`, () =>
      expect(allTemplates().sanitize(data)).to.deep.equal(data));
  }

  it('is the text of a button that was pressed', () => {
    const event = { seq: 1, time: 1, category: 'dom', name: 'click', target: 'button#password' };
    const data = { version: '2.0', events: [{ ...event, payload: { text: 'Show' } }] };
    expect(allTemplates().sanitize(data)).to.deep.equal(data);
  });

  it('around a value that is removed stays as it is written', () => {
    const text = '<b data-a="{&quot;id&quot;:&quot;ada@example.com&quot;,&#x22;n&#x22;:2}">';
    expect(allTemplates().sanitize(text)).to.equal(text.replace('ada@example.com', '[REDACTED]'));
  });
});
