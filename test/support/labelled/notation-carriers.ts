import type { Faker } from '@faker-js/faker';
import type { Carrier } from './carrier.ts';
import type { LabelledValue } from './labelled-value.ts';

/** Words that stand around values, and name none. */
const WORDS = ['panel', 'grid', 'slide', 'drawer', 'banner', 'footer', 'wizard', 'toolbar'];

/** Classes whose values cannot be told from an identifier when something is glued to them. */
const NEVER_GLUED = new Set(['IPv4', 'IPv6', 'Authorization', 'connection string', 'address of a page']);

/** Forms of values that can. */
const GLUED: Partial<Record<string, RegExp>> = {
  'US SSN': /-/,
  'card number': /^(?:\d{16}|\d{4}(?:-\d{4}){3})$/,
  phone: /^\+|^[2-9]\d{2}-[2-9]\d{2}-\d{4}$/,
};

const always = (): boolean => true;
const isLine = ({ text }: LabelledValue): boolean => !text.includes('\n');

const word = (faker: Faker): string => faker.helpers.arrayElement(WORDS);

const optionOf = (key: string): string =>
  key
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .replaceAll('_', '-')
    .toLowerCase();

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const onTerminal: Carrier = {
  name: 'terminal',
  takes: isLine,
  put: ({ text, key, isKeyed }, faker) => ({
    line:
      isKeyed || faker.datatype.boolean()
        ? `\u001b[1m${key}\u001b[22m: \u001b[32m'${text}'\u001b[39m }`
        : `${word(faker)}\u001b[32m${text}\u001b[0m\n`,
  }),
};

const afterEscape: Carrier = {
  name: 'escaped text',
  takes: ({ text, isKeyed }) => !isKeyed && !/[\n&]/.test(text),
  put: ({ text }, faker) => ({
    dump: faker.helpers.arrayElement([
      `${word(faker)}\\n${text}\\n${word(faker)}`,
      `${word(faker)}\\t${text}\\r\\n`,
      `${word(faker)}: ${text.replaceAll('@', '\\u0040').replaceAll('+', '\\u002b')}\\n`,
      `<b>${escapeMarkup(text).replaceAll('@', '&#64;')}</b>`,
    ]),
  }),
};

const inMarkupJson: Carrier = {
  name: 'JSON in HTML',
  takes: isLine,
  put: ({ text, key }) => ({
    html: `<div data-props="${escapeMarkup(JSON.stringify({ [key]: text, size: 2 }))}"></div>`,
  }),
};

const glued: Carrier = {
  name: 'glued',
  takes: ({ kind, text, isKeyed }) =>
    !isKeyed && !NEVER_GLUED.has(kind) && (GLUED[kind]?.test(text) ?? true),
  put: ({ text }, faker) => ({ slug: `${word(faker)}_${text}_${word(faker)}` }),
};

const inTable: Carrier = {
  name: 'CSV',
  takes: isLine,
  put: ({ text, key, isKeyed }, faker) => {
    const [separator = ''] = [',', ';', '\t', '|'].filter((one) => !text.includes(one));
    const row = (...cells: string[]): string => cells.join(separator);
    return {
      csv:
        isKeyed || faker.datatype.boolean()
          ? `${row('step', key, 'place')}\r\n${row('2', text, word(faker))}\r\n${row('3', '', 'x')}`
          : row(word(faker), text, '12/27', word(faker)),
    };
  },
};

const inMultipart: Carrier = {
  name: 'multipart',
  takes: isLine,
  put: ({ text, key }) => ({
    body: [
      ...['--b1', 'Content-Disposition: form-data; name="step"', '', 'two'],
      ...['--b1', `Content-Disposition: form-data; name="${key}"`, '', text, '--b1--', ''],
    ].join('\r\n'),
  }),
};

const inMarkup: Carrier = {
  name: 'markup',
  takes: isLine,
  put: ({ text, key }, faker) => {
    const value = escapeMarkup(text);
    return {
      markup: faker.helpers.arrayElement([
        `<input name="${key}" value="${value}">`,
        `<p><input class='wide' value='${value}' id='${key}'/></p>`,
        `<form><${key}>${value}</${key}></form>`,
      ]),
    };
  },
};

const onCommandLine: Carrier = {
  name: 'command line',
  takes: ({ text }) => !/['\n]/.test(text),
  put: ({ text, key }, faker) => ({
    cmd: `run ${word(faker)} --${optionOf(key)}${faker.helpers.arrayElement([' ', '='])}'${text}' -v`,
  }),
};

const asArgument: Carrier = {
  name: 'arguments',
  takes: always,
  put: ({ text, key, label }, faker) =>
    faker.helpers.arrayElement([
      () => ({ args: [`${label}:`, text] }),
      () => ({ args: [word(faker), `the ${label}:`, text, 2] }),
      () => ({ args: [`%s has ${label}: %s`, word(faker), text] }),
      () => ({ rawHeaders: ['accept', '*/*', optionOf(key), text, 'dnt', '1'] }),
    ])(),
};

const underLabel: Carrier = {
  name: 'under its label',
  takes: always,
  put: ({ text, key }, faker) =>
    faker.helpers.arrayElement([
      () => ({ fields: [{ label: key, value: text }] }),
      () => ({ cells: [{ id: key, text }] }),
      () => ({ rows: [{ key, val: text }] }),
      () => ({ change: { path: [word(faker), key], value: text } }),
    ])(),
};

const quoted: Carrier = {
  name: 'quoted',
  takes: ({ text }) => !/['"\n]/.test(text),
  put: ({ text, key, label }, faker) => ({
    note: faker.helpers.arrayElement([
      `${word(faker)} with ${label} "${text}" and`,
      `{u'${word(faker)}': 1, u'${key}': u'${text}'}`,
    ]),
  }),
};

/** Notations of other tools and languages, in which values come into an app's texts and lists. */
export const NOTATION_CARRIERS: readonly Carrier[] = [
  ...[onTerminal, afterEscape, inMarkupJson, glued, inTable, inMultipart],
  ...[inMarkup, onCommandLine, asArgument, underLabel, quoted],
];
