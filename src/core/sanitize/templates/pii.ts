import type { SanitizePattern } from '../../model/sanitize-pattern.ts';
import { IDENTITY_KEYS } from '../secret-keys.ts';

/** E.164, with or without separators (ITU-T E.123). */
const INTERNATIONAL = '\\+[1-9]\\d{0,2}(?:[ .\\-\\u00a0]?\\(?\\d{1,5}\\)?){1,5}\\d';
/** NANP: neither area nor exchange begins with 0 or 1. */
const NORTH_AMERICAN =
  '(?:1[ .-])?(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}(?<sep>[ .-]))[2-9]\\d{2}(?:\\k<sep>|[ .-])\\d{4}(?: ?(?:x|ext\\.?) ?\\d{1,6})?';
/** A trunk prefix 0, as in most of Europe, Asia and Oceania. */
const WITH_TRUNK_PREFIX =
  '\\(?0[1-9]\\d{0,4}\\)?[ /]\\d{2,4}(?:[ -]?\\d{2,4}){1,3}|0[1-9](?:(?<s>[ .-])\\d{2})(?:\\k<s>\\d{2}){3}|0[1-9]\\d{0,3}-\\d{2,4}-\\d{3,4}';
/** Groups in which Spain, Poland, Brazil and Sweden write them; not in a row of other numbers, such as coordinates. */
const IN_GROUPS =
  '(?<!\\d )(?:[6-9]\\d{2} \\d{2} \\d{2} \\d{2}|[1-9]\\d \\d{3} \\d{2} \\d{2}|\\([1-9]\\d\\) ?\\d{4,5}-\\d{4}|0\\d{1,3}-\\d{3} \\d{2} \\d{2}|0\\d{2,3}-\\d{2,3} \\d{2}(?: \\d{2})?)(?! \\d|:)';

/** What tells one person from others. */
export const PII: readonly SanitizePattern[] = [
  {
    name: 'email',
    pattern:
      /(?<![\p{L}\d._%+'-])[\p{L}\d_%+'~!$*^{|}-]+(?:\.[\p{L}\d_%+'~!$*^{|}-]+)*@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}(?:[\p{L}]{2,24}|xn--[\w-]{2,40})(?![\p{L}\d]|-[\p{L}\d-]*\.\p{L})/u,
    check: 'email',
    needs: ['at'],
  },
  {
    // Also what is typed of one so far; a word alone may be a label.
    name: 'email',
    keys: /\b(?:e ?)?mail(?: address(?:es)?)?s?$/,
    under: /@|%40|^\S+[._+\d][^\s.]\S*$/,
  },
  {
    name: 'phone',
    pattern: new RegExp(
      `(?<![A-Za-z\\d+.#]|\\d[_/-])(?:${INTERNATIONAL}|${NORTH_AMERICAN})(?![A-Za-z\\d]|[._/-]\\d)|(?<![\\w+.#]|\\d[,/-]|[\\da-f]{4}-)(?:${WITH_TRUNK_PREFIX}|${IN_GROUPS})(?!\\w|[./-]\\d|-[\\da-f]{4})`,
    ),
    check: 'phone',
    needs: ['digits'],
    unless: /\b(?:version|build|isbn|issn|sku|time ?stamp|path|view ?box|points|coords?)\b/,
  },
  {
    name: 'phone',
    keys: /\b(?:(?:tele)?phone(?: ?(?:no|num\w*))?s?|mobile(?: ?(?:no|num\w*))?|cell ?(?:phone|no|num\w*)|tel(?: ?(?:no|num\w*))?|fax(?: ?(?:no|num\w*))?|msisdn|whats ?app|contact ?(?:no|num\w*)|landline)$/,
    under: /(?:\d\D{0,3}){5}/,
  },
  {
    name: 'phone',
    pattern:
      /\b((?:phone|mobile|cell|tel|call|fax|text|sms)(?: number| no)?(?: is| me at| us at| at|\.|:)? {1,2})\+?\d(?:[ -]?\d){6,14}\b/i,
    needs: ['digits'],
    replacement: '$1[REDACTED]',
  },
  { name: 'identity number', keys: IDENTITY_KEYS },
  {
    name: 'identity number',
    keys: /\b(?:national (?:id\w*|insurance(?: n\w+)?)|(?:personal|citizen|resident|insurance|identity|id card) ?(?:id|no|num\w*)|identity card|nino|nric|dni|nie|cpf|aadhaar|pesel|bsn|curp|codice fiscale|person ?nummer|steuer ?id|nir|insee)$/,
    under: /\d/,
  },
  {
    name: 'passport or licence',
    keys: /\bpassport$|\b(?:driv\w* ?(?:s )?licen[cs]e|dl) ?(?:no|num\w*|id)?$|\bvisa (?:no|num\w*)$/,
    under: /\d/,
  },
  {
    name: 'US SSN',
    pattern:
      /(?<![\d.+]|\d[_/-])\d{3}([-\u2010-\u2013])\d{2}\1\d{4}(?!\d|[._-]\d)|(?<![\w.+-]|\d[,/])(?:\d{3}([ \u00a0])\d{2}\2\d{4}|(?<=\b(?:ssn|social security(?: number| no)?)(?:(?: is|:|#)? {1,2}#?|[:=#]))\d{9})(?!\w|-\w|\.\d)/i,
    check: 'us-ssn',
    needs: ['digits'],
  },
  {
    // United Kingdom (HMRC, NIM39110)
    name: 'UK national insurance number',
    pattern:
      /\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/,
    needs: ['digits'],
  },
  {
    name: 'French NIR',
    pattern:
      /(?<![\w.,-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\w-])/,
    check: 'fr-nir',
    needs: ['manyDigits'],
    unless: /\b(?:time ?stamp|\w* ?id)$/,
  },
  {
    name: 'Spanish DNI or NIE',
    pattern: /(?<![\w-])(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?![\w-])/,
    check: 'es-dni',
    needs: ['digits'],
  },
  {
    name: 'Italian codice fiscale',
    pattern: /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/i,
    check: 'it-cf',
    needs: ['run'],
  },
  {
    name: 'Brazilian CPF',
    pattern: /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])/,
    check: 'br-cpf',
    needs: ['digits'],
  },
  {
    name: 'Indian Aadhaar',
    pattern: /(?<![\w.-]|\d )[2-9]\d{3}([ -])\d{4}\1\d{4}(?![\w]|[ .-]\d)/,
    check: 'in-aadhaar',
    needs: ['digits'],
  },
  {
    name: 'Canadian SIN',
    pattern: /(?<![\w.-]|\d )[1-79]\d{2}([ -])\d{3}\1\d{3}(?![\w]|[ .-]\d)/,
    check: 'ca-sin',
    needs: ['digits'],
  },
  {
    name: 'Swedish personnummer',
    pattern: /(?<![\w.-])(?:19|20)?\d{6}[-+]\d{4}(?![\w-])/,
    check: 'se-pnr',
    needs: ['digits'],
  },
  {
    name: 'name',
    keys: /\b(?:(?:first|last|full|given|family|middle|maiden|legal|birth|real|patient|customer|contact|recipient|guest|passenger|employee|account ?holder|holder|beneficiary|spouse|mother s?(?: maiden)?|father s?) ?names?|surname|forename|fname|lname|user ?name|nick ?name|screen ?name|account ?holder)$/,
    under: /\p{L}/u,
  },
  {
    // Alone, it is anything's; one word with a capital inside it, or a hyphen, is a component's.
    name: 'name',
    keys: /^name$/,
    under:
      /^(?:\p{Lu}[\p{Ll}\p{M}'’]+|\p{Lo}{2,12}|\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){1,4})$/u,
    beside: [
      ...['email', 'phone', 'date of birth', 'postal address', 'identity number'],
      ...['passport or licence', 'credential', 'card data'],
    ],
  },
  {
    name: 'postal address',
    keys: /\b(?:(?:street|home|billing|shipping|mailing|postal|residential|delivery|work|physical|customer|patient|contact) ?address(?:es)?|address ?lines?|addr(?:line)?|street ?(?:name|no|num\w*)|house ?(?:no|num\w*)|post(?:al)? ?code|zip ?code)$|^address(?:es)?$/,
    under: /[\p{L}\d]/u,
  },
  {
    // A title may end in one of these: `A Nightmare on Elm Street: …`.
    name: 'postal address',
    keys: /\b(?:street|apartment|city|town|suburb|county)$/,
    under: /[\p{L}\d]/u,
    labels: /\d/,
  },
  { name: 'postal address', keys: /\bzip$/, under: /^\d{5}(?:-\d{4})?$/ },
  {
    name: 'date of birth',
    keys: /\b(?:date of birth|birth ?(?:date|day|year)|dob|born(?: on| at)?|year of birth)$/,
    under: /\d/,
  },
];
