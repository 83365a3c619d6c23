import type { CheckName } from '../model/sanitize-pattern.ts';
import { CODE_FILE } from './code-file.ts';
import { hasLuhn } from './luhn.ts';
import { NATIONAL_CHECKS } from './national-ids.ts';

/** Issuer ranges of payment cards by their first digits, with the lengths of their numbers (ISO/IEC 7812; lists published by the networks). */
const CARD_ISSUERS: readonly [prefix: RegExp, lengths: readonly number[]][] = [
  // Visa
  [/^4/, [13, 16, 18, 19]],
  // Mastercard
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  // American Express
  [/^3[47]/, [15]],
  // Diners Club; 54 and 55 are Mastercard's by now
  [/^3(?:0[0-5]|095|6|[89])/, [14, 15, 16, 17, 18, 19]],
  // Discover, UnionPay, RuPay
  [/^(?:6011|64[4-9]|65|62|60|81|82|508)/, [16, 17, 18, 19]],
  // JCB
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  // Maestro, Switch, Solo, Laser, InstaPayment
  [
    /^(?:50(?:18|20|38)|5[0678]|6304|633[34]|63[7-9]|67(?:0[69]|59|6|71)|490[35]|4911|4936|564182)/,
    [13, 14, 15, 16, 17, 18, 19],
  ],
  // Mir
  [/^220[0-4]/, [16, 17, 18, 19]],
  // Troy, Verve
  [/^(?:9792|506(?:099|1)|5078[6-9]|5079)/, [16, 19]],
];

function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return (
    hasLuhn(digits) &&
    /[^0]/.test(digits) &&
    CARD_ISSUERS.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits))
  );
}

/** ISO 13616: moved to the end, letters as numbers from 10, the whole is 1 modulo 97. */
function isIban(text: string): boolean {
  const characters = text.replace(/[^A-Za-z\d]/g, '').toUpperCase();
  let rest = 0;
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Addresses that every machine has tell nothing. */
function isIpv4(text: string): boolean {
  return (
    text.split('.').every((part) => Number(part) <= 255 && (part === '0' || !part.startsWith('0'))) &&
    !/^(?:127\.0\.0\.1|0\.0\.0\.0|255\.255\.255\.255)$/.test(text)
  );
}

/** RFC 4291, section 2.2: eight groups, one run of them shortened to `::`; the last two may be an IPv4 address. */
function isIpv6(text: string): boolean {
  const [address = ''] = text.split(/[%/]/);
  if (!/\d/.test(address) || /^::1?$/.test(address)) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  let count = 0;
  for (const half of halves) {
    const groups = half === '' ? [] : half.split(':');
    for (const [at, group] of groups.entries()) {
      if (group.includes('.')) {
        if (at !== groups.length - 1 || half !== halves.at(-1)) return false;
        count += 2;
      } else if (/^[\da-f]{1,4}$/i.test(group)) count += 1;
      else return false;
    }
  }
  return halves.length === 2 ? count <= 7 && count >= 2 : count === 8;
}

function isMac(text: string): boolean {
  return !/^(?:0|f|\W)+$/i.test(text) && /[:-]/.test(text);
}

/** Names of images and modules look like addresses: `icon@2x.png`, `git@github.com:a/b`. */
function isEmail(text: string): boolean {
  return (
    !/\.(?:png|jpe?g|gif|svg|webp|avif|ico|tgz|woff2?|ttf)$|^git@/i.test(text) && !CODE_FILE.test(text)
  );
}

/** As many digits as phone numbers have (E.164: at most fifteen). */
function isPhone(text: string): boolean {
  const { length } = text.replace(/(?:x|ext).*$/i, '').replace(/\D/g, '');
  return length >= 7 && length <= 15;
}

/** Bits per character of a text (Shannon). */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** Random characters of both cases and digits; a UUID or a hash in hexadecimal names something, and opens nothing. */
function isHighEntropy(text: string): boolean {
  return (
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text) &&
    /\d/.test(text) &&
    !/\s/.test(text) &&
    entropyOf(text) >= 3.8
  );
}

/** Base64 of `user:password` (RFC 7617). */
function isBasicCredential(text: string): boolean {
  try {
    return atob(text.replace(/^\S+\s+/, '')).includes(':');
  } catch {
    return false;
  }
}

/** RFC 7519: the first part is a JSON object. */
function isJwt(text: string): boolean {
  try {
    const [head = ''] = text.split('.');
    return atob(head.replaceAll('-', '+').replaceAll('_', '/')).startsWith('{');
  } catch {
    return false;
  }
}

/** What is asked of a text that a pattern matched, by name: a pattern crosses to a worker as plain data. */
export const CHECKS = {
  basic: isBasicCredential,
  card: isCardNumber,
  email: isEmail,
  entropy: isHighEntropy,
  iban: isIban,
  ipv4: isIpv4,
  ipv6: isIpv6,
  jwt: isJwt,
  mac: isMac,
  phone: isPhone,
  ...NATIONAL_CHECKS,
} satisfies Record<CheckName, (text: string) => boolean>;
