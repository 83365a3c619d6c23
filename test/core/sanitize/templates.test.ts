import { expect } from '@open-wc/testing';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';
import { CARRIERS, cleanValues, Dice, LABELLED } from '../../support/labelled-values.ts';

const VALUES_PER_PLACE = 30;
const MIN_RECALL = 0.99;

const all = new Sanitizer().loadTemplates('pii', 'pci', 'hipaa', 'gdpr', 'secrets');

describe('the templates together', () => {
  for (const { name, make, keys, isKeyed = false, isNumber = false } of LABELLED) {
    it(`remove every ${name}, wherever it stands`, () => {
      const dice = new Dice(20_261);
      const missed: string[] = [];
      let count = 0;
      const put = (data: unknown): void => {
        count += 1;
        if (all.preview(data).wouldRedactCount === 0) missed.push(JSON.stringify(data));
      };
      for (const carrier of CARRIERS.filter(({ needsKey }) => needsKey || !isKeyed)) {
        for (let at = 0; at < VALUES_PER_PLACE; at += 1) {
          const value = make(dice);
          const data = carrier.put(value, dice.of(keys));
          put(data);
          if (!isKeyed) expect(JSON.stringify(all.sanitize(data))).not.to.include(`"${value}"`);
        }
      }
      for (let at = 0; isNumber && at < VALUES_PER_PLACE; at += 1) {
        const number = Number(make(dice));
        if (Number.isSafeInteger(number)) put({ [dice.of(keys)]: number });
      }
      expect(1 - missed.length / count, missed.slice(0, 5).join('\n')).to.be.at.least(MIN_RECALL);
    });
  }

  it('change no value that only looks like one', () => {
    const dice = new Dice(20_262);
    for (let at = 0; at < 200; at += 1) {
      expect(all.preview({ rows: [cleanValues(dice)] }).matches).to.deep.equal([]);
    }
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
        { pan: 'tok_1' },
        'pan: 411111',
        'see {"card":"x"} there',
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
