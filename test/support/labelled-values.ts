/** Seeded numbers (mulberry32): the same values for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  of<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)]!;
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.between(0, 9)).join('');
  }

  text(count: number, alphabet: string): string {
    return Array.from({ length: count }, () => this.of([...alphabet])).join('');
  }
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const WORD = `${LOWER}${UPPER}0123456789`;
const HEX = '0123456789abcdef';
const FIRST = ['ada', 'zoe', 'juergen', 'sian', 'lukasz', 'bo', "o'neil", 'anais'];
const LAST = ['lovelace', 'lefevre', 'gross', 'wojcik', 'pena', 'li', 'smith-jones'];

/** One class of values that are to be removed. */
export interface LabelledClass {
  name: string;
  make: (dice: Dice) => string;
  /** Keys under which it is one whatever it looks like; only there where `isKeyed`. */
  keys: readonly string[];
  isKeyed?: boolean;
  /** Whether it also occurs as a number. */
  isNumber?: boolean;
}

function withLuhn(body: string): string {
  let sum = 0;
  [...body].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return body + String((10 - (sum % 10)) % 10);
}

function card(dice: Dice): string {
  const [prefix, length] = dice.of<[string, number]>([
    ['4', 16],
    ['4', 13],
    ['51', 16],
    ['55', 16],
    ['2221', 16],
    ['2720', 16],
    ['34', 15],
    ['37', 15],
    ['6011', 16],
    ['65', 16],
    ['36', 14],
    ['3530', 16],
    ['62', 19],
    ['6759', 18],
  ]);
  return withLuhn(prefix + dice.digits(length - prefix.length - 1));
}

function grouped(dice: Dice): string {
  const digits = card(dice);
  const separator = dice.of(['', '', ' ', '-']);
  const groups = digits.length === 15 ? /(\d{4})(\d{6})(\d{5})/ : /(\d{4})(?=\d)/g;
  return digits.replace(
    groups,
    digits.length === 15 ? `$1${separator}$2${separator}$3` : `$1${separator}`,
  );
}

function ssn(dice: Dice): string {
  const area = String(dice.between(1, 899)).padStart(3, '0').replace('666', '667');
  const group = String(dice.between(1, 99)).padStart(2, '0');
  return `${area}-${group}-${String(dice.between(1, 9999)).padStart(4, '0')}`;
}

function phone(dice: Dice): string {
  const area = `${dice.between(2, 9)}${dice.digits(2)}`;
  const exchange = `${dice.between(2, 9)}${dice.digits(2)}`;
  const line = dice.digits(4);
  return dice.of([
    `+1${area}${exchange}${line}`,
    `+49 171 ${dice.between(1, 9)}${dice.digits(6)}`,
    `+44 20 7${dice.digits(3)} ${dice.digits(4)}`,
    `+33 6 ${dice.digits(2)} ${dice.digits(2)} ${dice.digits(2)} ${dice.digits(2)}`,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `1-${area}-${exchange}-${line}`,
    `${area}-${exchange}-${line} x${dice.digits(3)}`,
    `020 7${dice.digits(3)} ${dice.digits(4)}`,
    `07${dice.digits(3)} ${dice.digits(6)}`.replace(/(\d{3})(\d{3})$/, '$1 $2'),
    `06 ${dice.digits(2)} ${dice.digits(2)} ${dice.digits(2)} ${dice.digits(2)}`,
    `0${dice.between(30, 89)} ${dice.digits(4)} ${dice.digits(4)}`,
    `03-${dice.digits(4)}-${dice.digits(4)}`,
  ]);
}

function iban(dice: Dice): string {
  const country = dice.of(['DE', 'GB', 'FR', 'NL', 'NO', 'ES', 'MT']);
  const body = {
    DE: () => dice.digits(18),
    GB: () => dice.text(4, UPPER) + dice.digits(14),
    FR: () => dice.digits(10) + dice.text(11, UPPER + '0123456789') + dice.digits(2),
    NL: () => dice.text(4, UPPER) + dice.digits(10),
    NO: () => dice.digits(11),
    ES: () => dice.digits(20),
    MT: () => dice.text(4, UPPER) + dice.digits(5) + dice.text(18, UPPER + '0123456789'),
  }[country]!();
  const number = [...`${body}${country}00`].map((character) => String(parseInt(character, 36))).join('');
  const check = String(98n - (BigInt(number) % 97n)).padStart(2, '0');
  const plain = country + check + body;
  return dice.of([true, false]) ? plain : plain.replace(/(.{4})(?=.)/g, '$1 ');
}

function ipv6(dice: Dice): string {
  const group = (): string => dice.text(dice.between(1, 4), HEX).replace(/^0+(?=.)/, '');
  const full = Array.from({ length: 8 }, group);
  return dice.of([full.join(':'), `2001:db8::${dice.text(4, HEX)}:${dice.between(1, 99)}`]);
}

const encode = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The classes of values whose recall is measured. */
export const LABELLED: readonly LabelledClass[] = [
  {
    name: 'email',
    make: (dice) =>
      `${dice.of(FIRST)}${dice.of(['.', '_', '+', ''])}${dice.of(LAST)}${dice.of(['', dice.digits(2)])}@${dice.of(['example.com', 'mail.example.co.uk', 'x-y.museum', 'bücher.example'])}`,
    keys: ['email', 'userEmail', 'contact'],
  },
  { name: 'card number', make: grouped, keys: ['cardNumber', 'value', 'pan'] },
  { name: 'card number as digits', make: card, keys: ['n', 'cardNumber'], isNumber: true },
  {
    name: 'CVV',
    make: (dice) => dice.digits(dice.between(3, 4)).replace(/^0/, '1'),
    keys: ['cvv', 'cvc', 'CVV2', 'securityCode', 'card_cvv'],
    isKeyed: true,
    isNumber: true,
  },
  { name: 'US SSN', make: ssn, keys: ['ssn', 'value', 'socialSecurityNumber'] },
  { name: 'phone', make: phone, keys: ['phone', 'value', 'mobileNumber', 'fax'] },
  {
    name: 'bare phone under its key',
    make: (dice) => `${dice.between(2, 9)}${dice.digits(9)}`,
    keys: ['phone', 'phoneNumber', 'tel', 'fax', 'mobile_no'],
    isKeyed: true,
    isNumber: true,
  },
  { name: 'IBAN', make: iban, keys: ['iban', 'value', 'account'] },
  {
    name: 'IPv4',
    make: (dice) => [1, 2, 3, 4].map(() => dice.between(1, 254)).join('.'),
    keys: ['ip', 'value', 'remoteAddr'],
  },
  { name: 'IPv6', make: ipv6, keys: ['ip', 'value', 'clientIp'] },
  {
    name: 'MAC',
    make: (dice) => {
      const separator = dice.of([':', '-']);
      return [1, 2, 3, 4, 5, 6].map(() => dice.text(2, HEX)).join(separator);
    },
    keys: ['mac', 'value', 'macAddress'],
  },
  {
    name: 'MRN',
    make: (dice) => `${dice.of(['', 'MR', 'P-'])}${dice.digits(dice.between(6, 9))}`,
    keys: ['mrn', 'patientId', 'medicalRecordNumber', 'patient_no'],
    isKeyed: true,
  },
  {
    name: 'JWT',
    make: (dice) =>
      `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: dice.digits(6) })}.${dice.text(43, WORD)}`,
    keys: ['value', 'jwt', 'x'],
  },
  {
    name: 'API key',
    make: (dice) =>
      dice.of([
        `AKIA${dice.text(16, `${UPPER}234567`)}`,
        `ghp_${dice.text(36, WORD)}`,
        `glpat-${dice.text(20, WORD)}`,
        `AIza${dice.text(35, WORD)}`,
        `xoxb-${dice.digits(11)}-${dice.text(24, WORD)}`,
        `sk_live_${dice.text(24, WORD)}`,
        `sk-proj-${dice.text(40, WORD)}`,
        `npm_${dice.text(36, WORD)}`,
        `SG.${dice.text(22, WORD)}.${dice.text(43, WORD)}`,
        `hf_${dice.text(34, WORD)}`,
        `SK${dice.text(32, HEX)}`,
        `dop_v1_${dice.text(64, HEX)}`,
        `shpat_${dice.text(32, HEX)}`,
      ]),
    keys: ['value', 'apiKey', 'x'],
  },
  {
    name: 'Authorization',
    make: (dice) =>
      dice.of([
        `Bearer ${dice.text(32, WORD)}0`,
        `Basic ${btoa(`${dice.of(FIRST)}:${dice.text(8, WORD)}`)}`,
      ]),
    keys: ['Authorization', 'authorization', 'value'],
  },
  {
    name: 'password',
    make: (dice) => dice.text(dice.between(6, 14), `${WORD}!$*-_.`),
    keys: ['password', 'newPassword', 'user_passwd', 'pwd', 'secret', 'refreshToken', 'access_token'],
    isKeyed: true,
  },
  {
    name: 'connection string',
    make: (dice) =>
      `${dice.of(['postgres', 'mysql', 'mongodb+srv', 'redis', 'amqp'])}://${dice.of(FIRST)}:${dice.text(9, WORD)}@db.internal.example:5432/shop`,
    keys: ['value', 'connectionString', 'url'],
  },
];

/** UTF-8 with one character for each byte. */
function binaryOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}

/** A place in which a value can stand. Those of `keyed` bring its key along. */
export interface Carrier {
  name: string;
  needsKey: boolean;
  put: (value: string, key: string) => unknown;
}

export const CARRIERS: readonly Carrier[] = [
  { name: 'value', needsKey: false, put: (value) => ({ list: [{ x: 1 }, { deep: value }] }) },
  { name: 'under its key', needsKey: true, put: (value, key) => ({ user: { [key]: value, count: 3 } }) },
  {
    name: 'with its name beside it',
    needsKey: true,
    put: (value, key) => ({ fields: [{ name: key, value }] }),
  },
  {
    name: 'entry of a Map',
    needsKey: true,
    put: (value, key) => ({ $type: 'map', entries: [[key, value]] }),
  },
  {
    name: 'query',
    needsKey: true,
    put: (value, key) => `https://shop.example/cart?page=2&${key}=${encodeURIComponent(value)}&sort=asc`,
  },
  { name: 'form body', needsKey: true, put: (value, key) => `a=1&${key}=${encodeURIComponent(value)}` },
  { name: 'path', needsKey: false, put: (value) => `/users/${encodeURIComponent(value)}/edit` },
  {
    name: 'JSON in a text',
    needsKey: true,
    put: (value, key) => JSON.stringify({ ok: true, user: { [key]: value } }),
  },
  {
    name: 'JSON inside prose',
    needsKey: true,
    put: (value, key) => `answered ${JSON.stringify({ ok: true, [key]: value })} after 12 ms`,
  },
  {
    name: 'header line',
    needsKey: true,
    put: (value, key) => `Accept: text/html\r\n${key}: ${value}\r\nDNT: 1`,
  },
  { name: 'prose', needsKey: false, put: (value) => `We could not reach ${value}, so try again later.` },
  {
    name: 'prose with its name',
    needsKey: true,
    put: (value, key) => `request failed with ${key}: ${value}`,
  },
  {
    name: 'base64',
    needsKey: true,
    put: (value, key) => btoa(binaryOf(`${key}=${value}`)),
  },
  {
    name: 'error',
    needsKey: false,
    put: (value) => ({
      $type: 'error',
      name: 'Error',
      message: `no ${value}`,
      stack: `Error: no ${value}\n    at f (a.js:1:2)`,
    }),
  },
  { name: 'key', needsKey: false, put: (value) => ({ byId: { [value]: 1 } }) },
];

/** Values that look like some class and are none, each with the key under which apps have them. */
export function cleanValues(dice: Dice): Record<string, unknown> {
  const hex = (count: number): string => dice.text(count, HEX);
  return {
    id: `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    orderId: dice.between(1e9, 2e9),
    orderNumber: `ORD-${dice.digits(4)}-${dice.digits(6)}`,
    invoice: `INV-20${dice.digits(2)}-${dice.digits(5)}`,
    createdAt: `2026-${String(dice.between(1, 12)).padStart(2, '0')}-${String(dice.between(1, 28)).padStart(2, '0')}T${String(dice.between(0, 23)).padStart(2, '0')}:12:${dice.between(10, 59)}.${dice.digits(3)}Z`,
    day: `2026-0${dice.between(1, 9)}-1${dice.between(0, 9)}`,
    localDate: `0${dice.between(1, 9)}.1${dice.between(0, 2)}.2026`,
    timestamp: 1_760_000_000_000 + dice.between(0, 1e9),
    nanoseconds: `17600000${dice.digits(11)}`,
    startTime: dice.next() * 1e6,
    version: `${dice.between(0, 30)}.${dice.between(0, 40)}.${dice.between(0, 99)}`,
    appVersion: `${dice.between(0, 30)}.${dice.between(0, 40)}.${dice.between(0, 99)}.${dice.between(0, 255)}`,
    packageName: `lodash@${dice.between(0, 9)}.${dice.between(0, 40)}.${dice.between(0, 99)}`,
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${dice.between(90, 150)}.0.0.0 Safari/537.36`,
    sha1: hex(40),
    sha256: hex(64),
    etag: `W/"${hex(12)}-${dice.digits(8)}"`,
    price: dice.between(1, 99_999) / 100,
    total: `$${dice.between(1, 9)},${dice.digits(3)}.${dice.digits(2)}`,
    point: { x: dice.next() * 1600, y: dice.next() * 900 },
    transform: `translate(${(dice.next() * 100).toFixed(4)}, ${(dice.next() * 100).toFixed(4)})`,
    viewBox: `0 0 ${dice.between(100, 900)} ${dice.between(100, 900)}`,
    path: `M${dice.digits(2)}.${dice.digits(3)} ${dice.digits(2)}.${dice.digits(3)}L${dice.digits(3)} ${dice.digits(3)}`,
    isbn: `978-3-16-1${dice.digits(5)}-${dice.digits(1)}`,
    sku: `${dice.text(3, UPPER)}-${dice.digits(4)}-${dice.digits(3)}`,
    file: `icon@2x.png`,
    stack: `TypeError: x is undefined\n    at render (film-card.ts:${dice.between(1, 900)}:${dice.between(1, 80)})\n    at update (http://localhost:8000/src/app.ts:12:7)`,
    color: `#${hex(6)}`,
    duration: `${dice.between(0, 23)}:${dice.digits(2).replace(/^[6-9]/, '1')}:${dice.between(10, 59)}`,
    percent: `${dice.between(0, 100)}%`,
    tokenCount: dice.between(1, 9000),
    maxTokens: 4096,
    showPassword: true,
    shipping: 'express',
    author: 'Jane',
    fileName: `report-${dice.digits(8)}.pdf`,
    className: 'card card-body pin-left',
    eventName: 'cart/added',
    search: `?page=${dice.between(1, 90)}&sort=price&q=space%20opera`,
    selector: `film-grid > film-card#f-${dice.digits(6)} > button.add`,
    locale: 'en-GB',
    message: `Loaded ${dice.between(100, 999)} films in ${dice.between(100, 999)} ms`,
    zero: '00000000-0000-0000-0000-000000000000',
    counter: dice.between(1e6, 1e9),
    range: `${dice.between(10, 99)}-${dice.between(100, 999)}`,
    time: dice.next() * 1e12,
    phoneCount: 3,
    mime: 'application/json; charset=utf-8',
    title: dice.of(['Peter Pan: Return to Never Land', 'A Nightmare on Elm Street: The Dream Child']),
    shortId: dice.text(12, WORD),
    syntaxError: 'SyntaxError: Unexpected token: foo',
    dimension: `${dice.between(100, 4000)}x${dice.between(100, 4000)}`,
  };
}
