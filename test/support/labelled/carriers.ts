import type { Faker } from '@faker-js/faker';
import type { Carrier } from './carrier.ts';
import type { LabelledValue } from './labelled-value.ts';
import { NOTATION_CARRIERS } from './notation-carriers.ts';

/** Names that say nothing of what stands under them. */
const NEUTRAL_KEYS = ['body', 'content', 'data', 'entry', 'input', 'text', 'x', 'item'];

/** Names of parts of a page: none of them speaks for what stands under it. */
const PLACES = ['panel', 'grid', 'slide', 'drawer', 'banner', 'footer', 'wizard', 'toolbar'];

/** A number of fewer digits is nothing without its name. */
const TELLING_DIGITS = 13;

const always = (): boolean => true;
/** A value that only its name tells is nothing without it. */
const knownByLooks = (value: LabelledValue): boolean => !value.isKeyed;

const neutral = (faker: Faker): string => faker.helpers.arrayElement(NEUTRAL_KEYS);

const place = (faker: Faker): string => faker.helpers.arrayElement(PLACES);

/** The value's own name; another one half of the time, where its looks are enough. */
function keyFor(value: LabelledValue, faker: Faker): string {
  return value.isKeyed || faker.datatype.boolean() ? value.key : neutral(faker);
}

const headerName = (key: string): string =>
  key
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .replaceAll('_', '-')
    .toLowerCase();

/** A sentence without a value in it. */
const words = (faker: Faker): string => faker.hacker.phrase().replace(/[.!]$/, '');

const percentEncoded = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(
    '',
  );

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

const asValue: Carrier = {
  name: 'value',
  takes: knownByLooks,
  put: ({ text }, faker) =>
    faker.helpers.arrayElement([
      () => ({ [neutral(faker)]: text }),
      () => [place(faker), place(faker), text],
      () => ({ rows: [{ cells: [{ [neutral(faker)]: text }] }] }),
    ])(),
};

const underKey: Carrier = {
  name: 'under its key',
  takes: always,
  put: ({ text, key }, faker) =>
    faker.helpers.arrayElement([
      () => ({ size: 'm', [key]: text, done: false }),
      () => ({ fields: [{ name: key, value: text }] }),
      () => ({ $type: 'map', entries: [[key, text]] }),
    ])(),
};

const asNumber: Carrier = {
  name: 'number',
  takes: ({ number }) => number !== undefined,
  put: (value, faker) => {
    const isTelling = String(value.number).length >= TELLING_DIGITS;
    return { size: 'm', [isTelling ? keyFor(value, faker) : value.key]: value.number };
  },
};

const inQuery: Carrier = {
  name: 'query',
  takes: always,
  put: (value, faker) => ({
    url: `https://${faker.internet.domainName()}/${place(faker)}?page=2&${keyFor(value, faker)}=${encodeURIComponent(value.text)}&sort=asc`,
  }),
};

const inJson: Carrier = {
  name: 'JSON in a text',
  takes: always,
  put: (value, faker) => {
    const json = JSON.stringify({ ok: true, [place(faker)]: { [keyFor(value, faker)]: value.text } });
    return { [neutral(faker)]: faker.datatype.boolean() ? json : `${words(faker)}: ${json}, retrying` };
  },
};

const inProse: Carrier = {
  name: 'prose',
  takes: always,
  put: ({ text, label, isKeyed }, faker) => {
    const separator = faker.helpers.arrayElement([': ', '=', ' is ']);
    const named = `${label}${separator}${text}`;
    const said = isKeyed || faker.datatype.boolean() ? named : text;
    return {
      message: faker.helpers.arrayElement([
        `${words(faker)}, ${said}`,
        `${words(faker)} (${said}) ${words(faker)}.`,
        `${said} and ${words(faker)}`,
        `${words(faker)}\n${said}\n${words(faker)}`,
      ]),
    };
  },
};

const inHeaders: Carrier = {
  name: 'headers',
  takes: ({ text }) => !text.includes('\n'),
  put: ({ text, key }, faker) => {
    const name = headerName(key);
    return faker.helpers.arrayElement([
      () => ({
        headers: [
          ['accept', '*/*'],
          [name, text],
          ['dnt', '1'],
        ],
      }),
      () => ({
        headers: [
          { name: 'accept', value: '*/*' },
          { name, value: text },
        ],
      }),
      () => ({ head: `Accept: text/html\r\n${name}: ${text}\r\nDNT: 1` }),
    ])();
  },
};

const inForm: Carrier = {
  name: 'form body',
  takes: always,
  put: (value, faker) => {
    const form = new URLSearchParams([
      ['step', 'two'],
      [keyFor(value, faker), value.text],
      ['save', 'on'],
    ]);
    return { [neutral(faker)]: form.toString() };
  },
};

const inBase64: Carrier = {
  name: 'base64',
  takes: always,
  put: (value, faker) => {
    const isNamed = value.isKeyed || faker.datatype.boolean();
    const inside = isNamed ? JSON.stringify({ [value.key]: value.text }) : value.text;
    const encoded = base64(inside);
    return { [neutral(faker)]: faker.datatype.boolean() ? encoded : `${words(faker)} ${encoded}` };
  },
};

const inPercent: Carrier = {
  name: 'percent-encoded',
  takes: always,
  put: (value, faker) => {
    const isNamed = value.isKeyed || faker.datatype.boolean();
    const encode = faker.helpers.arrayElement([encodeURIComponent, encodeURIComponent, percentEncoded]);
    const encoded = isNamed ? `${value.key}%3D${encode(value.text)}` : encode(value.text);
    return {
      [neutral(faker)]: faker.helpers.arrayElement([encoded, `/${place(faker)}/${encoded}/edit`]),
    };
  },
};

const asIndex: Carrier = {
  name: 'object key',
  takes: ({ isKeyed, isIndex }) => !isKeyed && isIndex,
  put: ({ text }, faker) => ({ byId: { [text]: { [place(faker)]: 1 } } }),
};

/** All of them. */
export const CARRIERS: readonly Carrier[] = [
  ...[asValue, underKey, asNumber, inQuery, inJson, inProse],
  ...[inHeaders, inForm, inBase64, inPercent, asIndex],
  ...NOTATION_CARRIERS,
];
