import type { Faker } from '@faker-js/faker';
import { makerOf, numberOf, type ValueMaker } from './labelled-value.ts';

/** Titles with what stands in names, numbers, times and addresses. */
const TITLES = [
  ...['2001: A Space Odyssey', 'K-19: The Widowmaker', 'THX 1138', 'U-571', 'Fahrenheit 9/11', '1408'],
  ...['Mission: Impossible III', '3:10 to Yuma', 'Se7en', '(500) Days of Summer', 'The Passport', '8½'],
  ...[
    'Pin Up Girl',
    'Secret Window',
    'The Secret: A Love Story',
    'Catch Me @ 5',
    'Token of Love',
    '11:14',
  ],
  ...[
    'The Key',
    'Code 46',
    'House of Cards',
    'Address Unknown',
    'Born on the Fourth of July',
    '12 Monkeys',
  ],
];

const STYLES = [
  ...['translate3d(0px, -12.5px, 0)', 'margin: 0 auto 12px', 'grid-area: 1 / 2 / 3 / 4', 'a::before'],
  ...['@media (min-width: 1280px) and (max-width: 1919px)', 'transition: opacity 150ms ease-in-out'],
  ...['cubic-bezier(0.4, 0, 0.2, 1)', 'rgba(12, 34, 56, 0.78)', '.card-body > .pin-left:not(:hover)'],
];

/** As a key, its words would speak for what stands under it. */
const AS_NAME = { isIndex: false };

const UNTIL = '2026-06-01T12:00:00.000Z';

const time = (faker: Faker): Date => faker.date.past({ years: 3, refDate: UNTIL });

const version = (faker: Faker, parts: number): string =>
  Array.from({ length: parts }, () => faker.number.int(40)).join('.');

/** Values that look like a secret and are none: none of them may change. */
export const LOOK_ALIKES: readonly ValueMaker[] = [
  makerOf(
    'order id',
    [['orderId', 'order']],
    ({ string }) => ({ text: `ORD-${string.numeric(4)}-${string.numeric(6)}` }),
    'phone',
  ),
  makerOf(
    'order number',
    [
      ['orderNumber', 'order'],
      ['productId', 'product'],
      ['ticket', 'ticket'],
    ],
    ({ string }) => {
      const text = string.numeric({ length: { min: 6, max: 12 }, allowLeadingZeros: false });
      return { text, ...numberOf(text) };
    },
    'phone',
  ),
  makerOf(
    'invoice',
    [['invoice', 'invoice']],
    ({ string }) => ({ text: `INV-2026-${string.numeric(5)}` }),
    'US SSN',
  ),
  makerOf(
    'time in ms',
    [
      ['timestamp', 'at'],
      ['createdAt', 'created'],
      ['ts', 'since'],
    ],
    (faker) => ({ ...asTime(String(time(faker).getTime())) }),
    'card number',
  ),
  makerOf(
    'time in s',
    [['exp', 'until']],
    (faker) => asTime(String(time(faker).getTime()).slice(0, -3)),
    'phone',
  ),
  makerOf(
    'time in µs',
    [['micros', 'at']],
    (faker) => asTime(`${time(faker).getTime()}${faker.string.numeric(3)}`),
    'card number',
  ),
  makerOf(
    'ISO date',
    [['updatedAt', 'updated']],
    (faker) => ({ text: time(faker).toISOString() }),
    'phone',
  ),
  makerOf(
    'day',
    [['day', 'on']],
    (faker) => ({ text: time(faker).toISOString().slice(0, 10) }),
    'US SSN',
  ),
  makerOf('date in words', [['day', 'on']], (faker) => ({ text: time(faker).toUTCString() }), 'IPv6'),
  makerOf(
    'time of day',
    [
      ['duration', 'after'],
      ['opensAt', 'opens at'],
    ],
    (faker) => ({
      text: time(faker)
        .toISOString()
        .slice(11, faker.helpers.arrayElement([16, 19, 23])),
    }),
    'IPv6',
  ),
  makerOf(
    'git hash',
    [
      ['commit', 'commit'],
      ['sha', 'at'],
      ['etag', 'etag'],
    ],
    ({ git, helpers }) => ({ text: git.commitSha({ length: helpers.arrayElement([7, 40]) }) }),
    'API key',
  ),
  makerOf(
    'digest',
    [['sha256', 'sha256']],
    ({ string }) => ({ text: string.hexadecimal({ length: 64, prefix: '', casing: 'lower' }) }),
    'API key',
  ),
  makerOf(
    'short id',
    [['shortId', 'item']],
    ({ string }) => ({ text: string.alphanumeric(12), ...AS_NAME }),
    'API key',
  ),
  makerOf(
    'error of a parser',
    [['message', 'got']],
    ({ helpers }) => ({
      text: `SyntaxError: Unexpected token${helpers.arrayElement([': foo', ' } in JSON', ': ;'])}`,
      ...AS_NAME,
    }),
    'password',
  ),
  makerOf(
    'UUID',
    [
      ['id', 'film'],
      ['requestId', 'request'],
    ],
    ({ string }) => ({ text: string.uuid() }),
    'API key',
  ),
  makerOf(
    'version of four parts',
    [
      ['version', 'version'],
      ['appVersion', 'build'],
    ],
    (faker) => ({ text: version(faker, 4), isKeyed: true }),
    'IPv4',
  ),
  makerOf('version', [['release', 'release']], (faker) => ({ text: version(faker, 3) }), 'IPv4'),
  makerOf(
    'package',
    [['packageName', 'package']],
    (faker) => ({ text: `${faker.word.noun()}@${version(faker, 3)}` }),
    'email',
  ),
  makerOf(
    'coordinates',
    [['point', 'at']],
    ({ location }) => ({
      text: `${location.longitude({ precision: 6 })}, ${location.latitude({ precision: 6 })}`,
    }),
    'phone',
  ),
  makerOf(
    'size',
    [['width', 'width']],
    ({ number }) => {
      const text = String(number.float({ max: 2_000, fractionDigits: 4 }));
      return { text, number: Number(text) };
    },
    'phone',
  ),
  makerOf(
    'SKU',
    [
      ['sku', 'SKU'],
      ['productCode', 'code'],
    ],
    ({ string }) => ({
      text: `${string.alpha({ length: 3, casing: 'upper' })}-${string.numeric(4)}-${string.numeric(3)}`,
    }),
    'phone',
  ),
  makerOf(
    'ISBN',
    [['isbn', 'ISBN']],
    ({ commerce, helpers }) => ({ text: commerce.isbn({ variant: helpers.arrayElement([10, 13]) }) }),
    'phone',
  ),
  makerOf(
    'EAN',
    [
      ['ean', 'EAN'],
      ['barcode', 'barcode'],
      ['gtin', 'GTIN'],
    ],
    ({ string }) => {
      // German and Swiss articles begin as the numbers of cards do, and a tenth of all pass for one.
      const text = `4${string.numeric(12)}`;
      return { text, ...numberOf(text), isKeyed: true };
    },
    'card number',
  ),
  makerOf(
    'price',
    [['price', 'price']],
    ({ commerce, helpers }) => ({
      text: `${helpers.arrayElement(['', '$', '€'])}${Number(commerce.price({ max: 90_000 })).toLocaleString('en-US')}`,
    }),
    'US SSN',
  ),
  makerOf(
    'style',
    [['style', 'style']],
    ({ helpers }) => ({ text: helpers.arrayElement(STYLES), ...AS_NAME }),
    'IPv6',
  ),
  makerOf(
    'drawing',
    [
      ['viewBox', 'viewBox'],
      ['points', 'points'],
    ],
    ({ number, helpers }) => {
      const numbers = helpers.multiple(() => number.int({ min: 10, max: 990 }), {
        count: { min: 4, max: 8 },
      });
      // Four small numbers are anything; a path begins with its command.
      const isPath = numbers.length > 4;
      return { text: (isPath ? 'M' : '') + numbers.join(' '), isKeyed: !isPath };
    },
    'phone',
  ),
  makerOf(
    'class name',
    [['className', 'class']],
    ({ helpers }) => ({
      text: helpers.arrayElement([
        'card card-body',
        'token is-pass',
        'pin-left sid-bar',
        'md:w-1/2 lg:p-4',
      ]),
      ...AS_NAME,
    }),
    'password',
  ),
  makerOf(
    'file path',
    [['file', 'file']],
    ({ system, helpers }) => ({
      text: helpers.arrayElement([system.filePath(), `C:\\web\\${system.fileName()}`, `icon@2x.png`]),
    }),
    'email',
  ),
  makerOf('colour', [['color', 'colour']], ({ color }) => ({ text: color.rgb() }), 'MAC'),
  makerOf(
    'sequence number',
    [
      ['seq', 'number'],
      ['count', 'count'],
    ],
    ({ number }) => numberAndText(number.int({ min: 1_000, max: 2e9 })),
    'MRN',
  ),
  makerOf(
    'place in a file',
    [['source', 'at']],
    ({ helpers, number }) => ({
      text: `${helpers.arrayElement(['password.js', 'secrets.ts', 'auth/token.vue'])}:${number.int({ min: 1, max: 999 })}:${number.int({ min: 1, max: 80 })}`,
      ...AS_NAME,
    }),
    'password',
  ),
  makerOf(
    'what is said of a secret',
    [
      ['tokenType', 'token type'],
      ['passwordStrength', 'password strength'],
      ['authMethod', 'auth method'],
      ['cardTitle', 'card title'],
    ],
    ({ helpers }) => ({
      text: helpers.arrayElement(['Bearer', 'strong', 'password', 'Dare to Dream']),
      isKeyed: true,
    }),
    'password',
  ),
  makerOf(
    'name of a thing',
    [['name', 'name']],
    ({ commerce, helpers }) => ({
      text: helpers.arrayElement([commerce.productName(), 'LoginForm', 'film-card']),
      ...AS_NAME,
    }),
    'password',
  ),
  makerOf(
    'film title',
    [['title', 'film']],
    ({ helpers }) => ({ text: helpers.arrayElement(TITLES), ...AS_NAME }),
    'password',
  ),
  makerOf(
    'book title',
    [['title', 'book']],
    ({ book }) => ({ text: book.title(), ...AS_NAME }),
    'password',
  ),
  makerOf(
    'address of a page',
    [['href', 'see']],
    ({ internet, word, string }) => ({
      text: `https://${internet.domainName()}/${word.noun()}/${string.numeric(8)}?page=3&sort=-price`,
    }),
    'connection string',
  ),
  makerOf(
    'host and port',
    [['host', 'host']],
    ({ helpers }) => ({
      text: helpers.arrayElement(['localhost:8000', 'redis:6379', 'db.internal:5432', '127.0.0.1:3000']),
    }),
    'connection string',
  ),
  makerOf(
    'browser',
    [['browser', 'browser']],
    ({ number }) => ({
      text: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/${number.int({ min: 90, max: 150 })}.0.0.0 Safari/537.36`,
    }),
    'IPv4',
  ),
  makerOf(
    'type of content',
    [['contentType', 'type']],
    ({ system }) => ({ text: `${system.mimeType()}; charset=utf-8` }),
    'API key',
  ),
  makerOf(
    'range',
    [['range', 'bytes']],
    ({ number }) => ({ text: `${number.int(999)}-${number.int({ min: 1_000, max: 99_999 })}` }),
    'phone',
  ),
  makerOf(
    'name of code',
    [['component', 'component']],
    ({ helpers }) => ({
      text: helpers.arrayElement([
        'AbstractConnectionFactoryBean2',
        'renderFilmCardWithTokens',
        'std::vector<int>',
        'module:film/card',
      ]),
      ...AS_NAME,
    }),
    'API key',
  ),
];

function asTime(text: string): { text: string; number?: number } {
  return { text, ...numberOf(text) };
}

function numberAndText(number: number): { text: string; number: number } {
  return { text: String(number), number };
}
