import type { Faker } from '@faker-js/faker';
import { faker as german } from '@faker-js/faker/locale/de';
import { faker as american } from '@faker-js/faker/locale/en_US';
import { faker as australian } from '@faker-js/faker/locale/en_AU';
import { faker as british } from '@faker-js/faker/locale/en_GB';
import { faker as spanish } from '@faker-js/faker/locale/es';
import { faker as french } from '@faker-js/faker/locale/fr';
import { faker as italian } from '@faker-js/faker/locale/it';
import { faker as japanese } from '@faker-js/faker/locale/ja';
import { faker as dutch } from '@faker-js/faker/locale/nl';
import { faker as polish } from '@faker-js/faker/locale/pl';
import { faker as brazilian } from '@faker-js/faker/locale/pt_BR';
import { faker as swedish } from '@faker-js/faker/locale/sv';
import { makerOf, numberOf, type ValueMaker } from './labelled-value.ts';

const COUNTRIES = [
  ...[american, british, german, french, spanish, italian, dutch, swedish],
  ...[japanese, brazilian, australian, polish],
];

function email(faker: Faker): string {
  return faker.helpers.arrayElement([
    () => faker.internet.email(),
    () => faker.internet.email({ provider: faker.internet.domainName() }),
    () => faker.internet.email().replace('@', `+${faker.word.noun()}@`),
    () => faker.internet.exampleEmail({ allowSpecialCharacters: false }).toLowerCase(),
  ])();
}

function phone(faker: Faker): string {
  const country = faker.helpers.arrayElement(COUNTRIES);
  country.seed(faker.number.int());
  // No country's code begins with a zero, though some of these do.
  if (faker.datatype.boolean())
    return country.phone.number({ style: 'international' }).replace(/^\+0/, '+3');
  if (country === american) return country.phone.number({ style: 'human' });
  // Two zeros are how one calls abroad: no area begins so, though some of these do.
  return country.phone.number({ style: 'national' }).replace(/^(\(?0)0/, '$11');
}

function ssn(faker: Faker): string {
  const area = faker.helpers.arrayElement([
    faker.number.int({ min: 1, max: 665 }),
    faker.number.int({ min: 667, max: 899 }),
  ]);
  const separator = faker.helpers.arrayElement(['-', '-', ' ', '']);
  const parts: [number: number, length: number][] = [
    [area, 3],
    [faker.number.int({ min: 1, max: 99 }), 2],
    [faker.number.int({ min: 1, max: 9_999 }), 4],
  ];
  return parts.map(([number, length]) => String(number).padStart(length, '0')).join(separator);
}

function ipv4(faker: Faker): string {
  return faker.helpers.arrayElement([
    () => faker.internet.ipv4({ network: 'private-a' }),
    () => faker.internet.ipv4({ network: 'private-c' }),
    () => Array.from({ length: 4 }, () => faker.number.int({ min: 1, max: 254 })).join('.'),
  ])();
}

function ipv6(faker: Faker): string {
  const group = (): string => faker.number.hex({ min: 1, max: 65_535 });
  return faker.helpers.arrayElement([
    () => faker.internet.ipv6(),
    () => faker.internet.ipv6().toUpperCase(),
    () => `2001:db8::${group()}:${group()}`,
    () => `fe80::${group()}:${group()}:${group()}:${group()}`,
    () => `2a02:${group()}:${group()}::${group()}`,
    () => `::ffff:${faker.internet.ipv4({ network: 'private-a' })}`,
  ])();
}

function medicalRecordNumber(faker: Faker): string {
  const digits = faker.string.numeric({ length: { min: 6, max: 10 }, allowLeadingZeros: false });
  return faker.helpers.arrayElement(['', '', 'MRN-', 'P', 'PT-', 'H']) + digits;
}

/** What tells one person, or one person's machine, from others. */
export const PERSONAL_VALUES: readonly ValueMaker[] = [
  makerOf(
    'email',
    [
      ['email', 'email'],
      ['userEmail', 'e-mail'],
      ['contact_email', 'mail to'],
    ],
    (faker) => {
      const text = email(faker);
      return { text, core: text.slice(0, text.indexOf('@')) };
    },
  ),
  makerOf(
    'US SSN',
    [
      ['ssn', 'SSN'],
      ['socialSecurityNumber', 'social security number'],
    ],
    (faker) => {
      const text = ssn(faker);
      // Nine digits in a row are anything.
      return { text, ...numberOf(text), isKeyed: /^\d+$/.test(text) };
    },
  ),
  makerOf(
    'phone',
    [
      ['phone', 'phone'],
      ['mobileNumber', 'mobile'],
      ['tel', 'tel'],
      ['contactPhone', 'call'],
    ],
    (faker) => {
      const text = phone(faker);
      // Digits in a row without a plus sign are anything, too.
      return { text, ...numberOf(text), isKeyed: /^\d+$/.test(text) };
    },
  ),
  makerOf(
    'IPv4',
    [
      ['ip', 'IP'],
      ['remoteAddr', 'from'],
      ['client_ip', 'client'],
    ],
    (faker) => ({ text: ipv4(faker) }),
  ),
  makerOf(
    'IPv6',
    [
      ['ip', 'IP'],
      ['remoteAddress', 'from'],
      ['ipv6', 'address'],
    ],
    (faker) => ({ text: ipv6(faker) }),
  ),
  makerOf(
    'MAC',
    [
      ['mac', 'MAC'],
      ['macAddress', 'MAC address'],
      ['hw_addr', 'device'],
    ],
    (faker) => {
      const mac = faker.internet.mac({ separator: faker.helpers.arrayElement([':', '-']) });
      return { text: faker.datatype.boolean() ? mac : mac.toUpperCase() };
    },
  ),
  makerOf(
    'MRN',
    [
      ['mrn', 'MRN'],
      ['patientId', 'patient id'],
      ['medicalRecordNumber', 'medical record number'],
      ['patient_number', 'patient number'],
    ],
    (faker) => {
      const text = medicalRecordNumber(faker);
      return { text, ...numberOf(text), isKeyed: true };
    },
  ),
];
