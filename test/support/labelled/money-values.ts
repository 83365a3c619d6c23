import type { Faker } from '@faker-js/faker';
import { makerOf, numberOf, type ValueMaker } from './labelled-value.ts';

/** Lengths that the issuers of `creditCardNumber` leave out, by the first digits. */
const RARE_CARDS: readonly (readonly [prefix: string, length: number])[] = [
  ['4', 13],
  ['4', 19],
  ['6759', 13],
  ['62', 17],
  ['62', 18],
  ['36', 14],
];

/** The digit that makes the sum of the others, every second one doubled, end in 0 (ISO/IEC 7812-1, annex B). */
function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

function card(faker: Faker): string {
  const separator = faker.helpers.arrayElement(['', '', '-', ' ']);
  if (faker.number.int(3) > 0) {
    const issuer = faker.helpers.arrayElement([
      ...['visa', 'mastercard', 'american_express'],
      ...['discover', 'diners_club', 'jcb', 'maestro'],
    ]);
    return faker.finance.creditCardNumber({ issuer }).replaceAll('-', separator);
  }
  const [prefix, length] = faker.helpers.arrayElement(RARE_CARDS);
  const digits = prefix + faker.string.numeric(length - prefix.length - 1);
  return (digits + checkDigit(digits)).replace(/(.{4})(?=.)/g, `$1${separator}`);
}

/** What a bank or a shop knows a customer's money by. */
export const MONEY_VALUES: readonly ValueMaker[] = [
  makerOf(
    'card number',
    [
      ['cardNumber', 'card number'],
      ['ccNumber', 'card'],
      ['payment_card', 'paid with'],
    ],
    (faker) => {
      const text = card(faker);
      return { text, ...numberOf(text) };
    },
  ),
  makerOf(
    'CVV',
    [
      ['cvv', 'CVV'],
      ['cvc', 'CVC'],
      ['securityCode', 'security code'],
      ['card_cvv', 'cvv2'],
    ],
    (faker) => {
      const text = faker.string.numeric({ length: { min: 3, max: 4 }, allowLeadingZeros: false });
      return { text, ...numberOf(text), isKeyed: true };
    },
  ),
  makerOf(
    'IBAN',
    [
      ['iban', 'IBAN'],
      ['account', 'account'],
      ['bankAccount', 'transfer to'],
    ],
    (faker) => ({ text: faker.finance.iban({ formatted: faker.datatype.boolean() }) }),
  ),
];
