import { expect } from '@open-wc/testing';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';
import { at, labelledTrees, SECRETS, type Planted } from '../../support/labelled/corpus.ts';
import { TUNING_SEEDS } from '../../support/labelled/seeds.ts';
import { isLeft } from '../../support/labelled/traces.ts';

const MIN_RECALL = 0.99;
const SEEDS = TUNING_SEEDS.slice(0, 20);

describe('the templates together', () => {
  const left: Planted[] = [];
  const changed: unknown[] = [];
  const counts = new Map<string, number>();

  before(() => {
    const all = new Sanitizer().loadTemplates('pii', 'pci', 'hipaa', 'gdpr', 'secrets');
    for (const { state, planted } of SEEDS.flatMap(labelledTrees)) {
      const sanitized = all.sanitize(state);
      for (const one of planted) {
        const found = at(sanitized, one.path);
        if (!one.isSecret && JSON.stringify(found) !== JSON.stringify(one.carried)) changed.push(one);
        if (!one.isSecret) continue;
        counts.set(one.className, (counts.get(one.className) ?? 0) + 1);
        if (isLeft(one.value, found)) left.push(one);
      }
    }
  });

  for (const { kind } of SECRETS) {
    it(`remove every ${kind}, wherever it stands`, () => {
      const missed = left.filter(({ className }) => className === kind);
      const recall = 1 - missed.length / counts.get(kind)!;
      const examples = missed.slice(0, 5).map(({ carried }) => JSON.stringify(carried));
      expect(recall, examples.join('\n')).to.be.at.least(MIN_RECALL);
    });
  }

  it('change no value that only looks like one', () => {
    expect(changed.slice(0, 5)).to.deep.equal([]);
  });
});

describe('one template', () => {
  const cases: [template: string, removed: unknown[], kept: unknown[]][] = [
    [
      'pii',
      [
        { firstName: 'Ada' },
        { last_name: 'Lovelace' },
        { shippingAddress: { line: '1 Main St' } },
        { city: 'Zürich' },
        { dateOfBirth: '1990-01-01' },
        { passportNumber: 'X123' },
        { driverLicenseNumber: 'D123' },
        'DNI 12345678Z',
        'NINO QQ 12 34 56 C'.replace('QQ', 'AB'),
        'codice RSSMRA85T10A562S',
        'CPF 529.982.247-25',
        'NIR 2 55 08 14 168 025 38',
        'SIN 130 692 544',
        'pnr 811228-9874',
        'Call 2025550123 today',
      ],
      [
        { fileName: 'Ada' },
        { className: 'x' },
        'DNI 12345678A',
        'CPF 529.982.247-26',
        'SIN 130 692 545',
        'pnr 811228-9873',
        'SSN 000-12-3456',
        'git@github.com:a/b.git',
        { password: 'x' },
        'A Nightmare on Elm Street: The Dream Child',
      ],
    ],
    [
      'pci',
      [
        { cvv: 123 },
        { pin: '1234' },
        { cardholderName: 'Ada' },
        { x: 4111111111111111 },
        '%B4111111111111111^LOVELACE/ADA^29011010000?',
        ';4111111111111111=29011010000?',
        'cvv 123',
        { pan: '4111 1' },
        { card: { number: '', name: 'Ada' } },
        { cards: [{ brand: 'Visa', last4: '1111' }] },
        { name: '/card/holder', value: 'Ada' },
        { '/form.pin': '1234' },
        '4111\u200b1111\u200b1111\u200b1111',
        'pan: 411111',
        'see {"card":"4111"} there',
        'Q1ZWMj0xMjM0',
        'valid thru 09/29',
      ],
      [
        '4111111111111112',
        'order 1234567890123456',
        { cardCount: 3 },
        { ean: '4006381333931' },
        'Peter Pan: Return to Never Land',
        'Pan: 2015',
        'Report card: very good',
        { card: { title: 'Plan 2027', due: '2026-12-01' } },
        { cards: [{ rank: 'A', number: 7 }] },
        { card: 'Visa', pan: 12 },
        { cards: [{ first: 'Ada', last: 'Quill' }] },
        { name: '/card/title', value: 'Plan 2027' },
      ],
    ],
    [
      'hipaa',
      [
        { mrn: 'A12345' },
        { patientId: 42 },
        { memberId: 'W123' },
        { vin: '1HGCM82633A004352' },
        { deviceSerial: 'S-1' },
        { fingerprint: 'ab' },
        { patientPhoto: 'data:x' },
        { admissionDate: '2026-01-01' },
        { age: 91 },
        'MRN 12345678 admitted',
      ],
      [{ age: 42 }, { serial: 'x' }, { health: 'ok' }],
    ],
    [
      'gdpr',
      [
        { latitude: 47.3 },
        { religion: 'x' },
        { tradeUnionMember: true },
        { _ga: 'GA1.2.3' },
        'from 10.1.2.3',
        'to 2001:db8::1428:57ab',
        'GB82 WEST 1234 5698 7654 32',
        '00-1A-2B-3C-4D-5E',
      ],
      [
        'GB82 WEST 1234 5698 7654 33',
        'v1.2.3.4',
        '127.0.0.1',
        '::1',
        'std::vector',
        '12:34:56',
        { race: null },
        { biometric: false },
      ],
    ],
    [
      'secrets',
      [
        { password: 'x' },
        { tokens: ['x'] },
        'Authorization: Bearer abc',
        'invalid token: foo',
        'Cookie: a=b; c=d',
        '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
        'redis://u:p@host/0',
        'https://ada:pw@host.example/',
        'https://host.example/?code=abc&state=1',
        { key: 'Zk3Jq8Lw0aPx7RtY2mNv' },
        'Server=db;User Id=sa;Password=p;',
      ],
      [
        { tokens: 3 },
        { showPassword: true },
        { tokenType: 'Bearer' },
        { passwordLength: 8 },
        { key: 'film-12' },
        'Basic information',
        'a bearer of news',
        'Unexpected token: foo',
        'SyntaxError: Unexpected token: } in JSON',
      ],
    ],
  ];
  for (const [template, removed, kept] of cases) {
    const sanitizer = new Sanitizer().loadTemplates(template);
    for (const value of removed) {
      it(`${template} removes ${JSON.stringify(value)}`, () => {
        expect(sanitizer.sanitize(value)).not.to.deep.equal(value);
      });
    }
    for (const value of kept) {
      it(`${template} keeps ${JSON.stringify(value)}`, () => {
        expect(sanitizer.sanitize(value)).to.deep.equal(value);
      });
    }
  }
});
