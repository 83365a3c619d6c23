import type { SanitizePattern } from '../../model/sanitize-pattern.ts';
import { ATTRIBUTE_KEYS, CARD_KEYS, CARD_WORDS, PIN_KEYS } from '../secret-keys.ts';

const PRIORITY = 100;

/** Digits in a row, or in groups as cards show them. */
const ALONE = '\\d{13,19}|\\d{4}([ .\\u00a0-])\\d{4,7}(?:\\1\\d{1,7}){1,3}';

/** The commonest length, which is evidence enough in a row of words, such as `cart-…` or `order_…_paid`. */
const IN_FOURS =
  '\\d{16}|\\d{4}( {1,2}|[.\\u00a0\\u200b\\u2010-\\u2013\\u2060\\ufeff\\t/_-])\\d{4}\\2\\d{4}\\2\\d{4}|3[47]\\d\\d( {2}|[\\u2010-\\u2013\\t/_])\\d{6}\\3\\d{5}';

/** Neither among digits, nor in a word of digits and letters, nor next to letters that are digits of base 16. */
const NOT_IN_HASH_BEFORE =
  '(?<![\\d+]|\\d[.\\u2010-\\u2013/_-]|\\d[A-Za-z]{1,40}|(?<![A-Za-z])[A-Fa-f]{1,40})';
const NOT_IN_HASH_BEHIND =
  '(?!\\d|[.\\u2010-\\u2013/_-]\\d|[A-Za-z]{1,40}\\d|[A-Fa-f]{1,40}(?![A-Za-z]))';

/** What PCI DSS calls cardholder data and sensitive authentication data. */
export const PCI: readonly SanitizePattern[] = [
  // Number, holder, expiry, CVV and whatever else a card's object holds.
  { name: 'card data', keys: CARD_KEYS, unless: ATTRIBUTE_KEYS, priority: PRIORITY },
  {
    name: 'card data',
    keys: CARD_WORDS,
    holds: 'card',
    labels: /^\W{0,3}(?:\d[ .-]?){6}/,
    priority: PRIORITY,
  },
  { name: 'card PIN', keys: PIN_KEYS, labels: /\d/, priority: PRIORITY },
  {
    name: 'card track',
    keys: /\b(?:track(?: ?(?:data|one|two))?|mag(?:netic)? ?stripe)$/,
    under: /\d{10}/,
  },
  {
    // ISO/IEC 7813: tracks 1 and 2.
    name: 'card track',
    pattern: /%B\d{13,19}\^[^\^]{2,26}\^\d{4}[^?]{0,100}\??|;\d{13,19}=\d{4}\d{0,30}\??/,
    needs: ['manyDigits'],
    priority: PRIORITY,
  },
  {
    name: 'card number',
    pattern: new RegExp(
      `(?<![\\w+]|\\d[.-]|[A-Za-z]-)(?:${ALONE})(?!\\w|\\.\\d|-\\w)|${NOT_IN_HASH_BEFORE}(?:${IN_FOURS})${NOT_IN_HASH_BEHIND}`,
    ),
    check: 'card',
    needs: ['manyDigits'],
    unless: /\b(?:ean|gtin|upc|bar ?code|isbn|issn|imei|time ?stamp|nanos|micros)\b/,
    priority: PRIORITY,
  },
  {
    name: 'card code',
    pattern: /\b((?:cvv2?|cvc2?|csc|security code)(?:(?: is| was|:)? {1,2}|=))\d{3,4}\b/i,
    needs: ['proseDigits'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'card expiry',
    pattern:
      /\b((?:exp(?:iry|ires|iration(?: date)?)?|valid thru|valid until)\.? {1,2})(?:0[1-9]|1[0-2]) ?\/ ?(?:20)?\d\d\b/i,
    needs: ['proseDigits'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
];
