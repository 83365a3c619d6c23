import { NativeMap } from '../model/native.ts';
import { REDACTED } from '../model/redacted.ts';

export { REDACTED } from '../model/redacted.ts';

/** Keys are few and come again and again; an app with endless keys must not fill the memory. */
const MAX_CACHED_KEYS = 5_000;

/**
 * Names of what lets somebody in, those of passwords also in the languages most written in Europe. Some are
 * telling wherever they stand, also in names that run on, such as `confirmpassword` and `PHPSESSID`; the others
 * as words of their own: `pin` says nothing in `shipping`.
 */
export const CREDENTIAL_KEYS =
  /passw(?:or)?[dt]|passphrase|passcode|pwd|secret(?!ar)|token(?!s\b|i[sz])|credential|api ?key|sess(?:ion)? ?id|verification ?code|totp|(?:mfa|two ?factor|recovery|backup|reset|access|activation|sms) ?code|session ?key|(?:seed|recovery) ?phrase|mnemonic|connection ?string|security ?answer|kennwort|contrasena|mot ?de ?passe|wachtwoord|пароль|\b(?:senha|losenord|adgangskode|salasana|has[lł]o|heslo|pass(?! through\b)|pw|pin|otp|one ?time ?code|fa ?code|jwt|bearer|sid|auth|authorization|signature|(?:access|private|signing|encryption|master|licen[cs]e|activation|consumer|shared|account|storage|deploy|ssh|subscription) ?key|(?:code|oauth) ?verifier|(?:cookie|csrf|xsrf)$)\b/;

/** Names of secrets that are sentences themselves. */
export const PHRASE_KEYS = /passphrase|mnemonic|(?:seed|recovery) ?phrase/;

/** Names of what is said of a secret: `tokenType`, `passwordStrength`, `cardTitle`. */
export const ATTRIBUTE_KEYS =
  /\b(?:types?|kind|methods?|scheme|strength|length|policy|status|required|optional|visible|visibility|enabled|title|label|placeholder|algorithm)$/;

/** Names of secrets that are numbers, and much else in a sentence: `PIN: Personal`. */
export const PIN_KEYS = /\bpin(?: ?(?:code|block|number|no))?$/;

/**
 * Names of what a payment card carries; `card` says nothing in `film-card-size`. An expiry by itself is a
 * card's; a `tokenExpiry` is caught above, and a `cacheExpiry` is no secret.
 */
export const CARD_KEYS =
  /(?:credit|debit|payment|bank) ?card|card ?(?:no\b|num|holder|code|exp|cv)|security ?code|cvv|cvc|\b(?:csc|cc ?(?:n\w+|exp\w*))\b|^card .|^cc$|^expiry$|^exp(?:iry|iration)? ?(?:month|year)$/;

/** Words that name a payment card, or one of a game, a board or a page: what stands under them tells. */
export const CARD_WORDS = /\b(?:cards?|pan)$/;

/** Names of what only a payment card has, and of what tells it by its digits. */
const CARD_PARTS =
  /^(?:cvv2?|cvc2?|csc|security code|(?:card ?)?holder(?: ?name)?|last four.*|exp(?:iry|iration)?(?: ?(?:date|month|year|mm|yy))?)$/;
const LAST_DIGITS = /^last[ _-]?4/i;
const CARD_NUMBERS = /^(?:card ?)?(?:n(?:o|um(?:ber)?)|pan)$/;

/** Lists of cards, and a number in a field of one. */
const MAX_CARD_DEPTH = 2;

/** Fewer digits are of a size or a rank. */
const CARD_DIGITS = /\d(?:\D?\d){3}/;

/** Names of the numbers by which banks and states know a person. */
export const IDENTITY_KEYS =
  /social ?security|passport ?n(?:o\b|um)|tax ?id\b|\b(?:iban|ssn|(?:account|routing) ?n(?:o|um\w*))\b/;

/** Names of lists and maps of secrets; as a number under such a name, they are counted. */
export const PLURAL_KEYS = /\b(?:\w*tokens|cookies)$/;

/** How many there are is no secret. */
export const COUNT_KEYS = /\bcounts?$/;

/** In ASCII, Latin 1 and General Punctuation. */
const NO_LETTERS = /[\0-@[-`{-\u00bf\u2000-\u206f]+/g;

const cache = new NativeMap<string, KeyKind>();

/**
 * Whether a name that the app gave, to a key, a field or a query parameter, says that its value is a
 * secret whatever it looks like: passwords, tokens and keys, card and bank numbers, national ids.
 */
export function isSecretKey(key: string): boolean {
  const kind = kindOf(key);
  return kind === 'secret' || (kind === 'card' && !/s$/i.test(key));
}

/**
 * The words of a name, in lower case, without accents and one space apart: `card number` for `cardNumber` and
 * `CARD_NUMBER`.
 */
export function wordsOf(key: string): string {
  return withoutAccents(key)
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(NO_LETTERS, ' ')
    .trim()
    .toLowerCase();
}

/** Most names have none, and are many. */
function withoutAccents(key: string): string {
  return /[\u00c0-\uffff]/.test(key) ? key.normalize('NFKD').replace(/\p{M}/gu, '') : key;
}

/** `plural`: of secrets, unless it is a number of them. `card`: secret where it holds a payment card. */
type KeyKind = 'secret' | 'plural' | 'card' | 'ordinary';

function kindOf(key: string): KeyKind {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const words = wordsOf(key);
  let kind: KeyKind = 'ordinary';
  if (!COUNT_KEYS.test(words) && !ATTRIBUTE_KEYS.test(words)) {
    if (CREDENTIAL_KEYS.test(words) || CARD_KEYS.test(words) || IDENTITY_KEYS.test(words))
      kind = 'secret';
    else if (CARD_WORDS.test(words)) kind = 'card';
    else if (PLURAL_KEYS.test(words)) kind = 'plural';
  }
  if (cache.size >= MAX_CACHED_KEYS) cache.clear();
  cache.set(key, kind);
  return kind;
}

/** Whether there is nothing to hide: a field that nobody has filled yet. */
function isEmpty(value: unknown): boolean {
  return value === '' || value === null || value === undefined;
}

/** What is recorded of a secret: nothing but whether there is one. */
export function redacted<T>(value: T): T | string {
  return isEmpty(value) ? value : REDACTED;
}

/** Whether a value under a secret key is removed: a flag such as `showPassword`, or a count, gives nothing away. */
export function isSecretValue(key: string, value: unknown): boolean {
  if (typeof value === 'boolean' || isEmpty(value)) return false;
  const kind = kindOf(key);
  if (kind === 'card') return holdsCard(value);
  return kind === 'secret' || (kind === 'plural' && typeof value !== 'number');
}

/**
 * Whether a value under a name such as `card` is, or has, what a payment card has. What cannot be looked into is
 * taken for one.
 */
export function holdsCard(value: unknown, depth = 0): boolean {
  if (typeof value === 'function' || depth > MAX_CARD_DEPTH) return false;
  if (typeof value !== 'object' || value === null) return CARD_DIGITS.test(String(value));
  try {
    return Array.isArray(value)
      ? value.some((element) => holdsCard(element, depth + 1))
      : Object.keys(value).some((key) => isCardField(value, key, depth));
  } catch {
    return true;
  }
}

/** Whether a key names what a payment card has, where it stands on a card. */
export function isCardPart(key: string): boolean {
  return isTellingPart(key) || CARD_NUMBERS.test(wordsOf(key));
}

function isTellingPart(key: string): boolean {
  return CARD_PARTS.test(wordsOf(key)) || LAST_DIGITS.test(key);
}

function isCardField(value: object, key: string, depth: number): boolean {
  if (isTellingPart(key)) return true;
  if (!CARD_NUMBERS.test(wordsOf(key))) return false;
  const number: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  // Empty, it is one that nobody has typed yet.
  return number === '' || holdsCard(number, depth + 1);
}
