/** What takes the place of a value that is removed. */
export const REDACTED = '[REDACTED]';

/** Keys are few and come again and again; an app with endless keys must not fill the memory. */
const MAX_CACHED_KEYS = 5_000;

/** Telling wherever they stand, also in names that run on: `confirmpassword`, `cardNumber`, `PHPSESSID`. */
const TELLING_PARTS =
  /passw(?:or)?[dt]|passphrase|passcode|pwd|secret(?!ar)|token(?!s\b|i[sz])|credential|api ?key|sess(?:ion)? ?id|(?:credit|debit|payment|bank) ?card|card ?(?:no\b|num|holder|code|exp|cv)|(?:security|verification) ?code|social ?security|cvv|cvc|totp|(?:mfa|recovery|backup) ?code|session ?key|(?:seed|recovery) ?phrase|mnemonic|passport ?n(?:o\b|um)|tax ?id\b|connection ?string/;

/**
 * Telling as words of their own: `pin` says nothing in `shipping`, `card` nothing in `film-card-size`. An
 * expiry by itself is a card's; a `tokenExpiry` is caught above, and a `cacheExpiry` is no secret.
 */
const TELLING_WORDS =
  /\b(?:pass(?! through\b)|pw|pin|otp|one ?time ?code|jwt|bearer|sid|auth|authorization|signature|(?:access|private|signing|encryption|master) ?key|csc|iban|ssn|cc ?(?:n\w+|exp\w*)|(?:account|routing) ?n(?:o|um\w*)|(?:card|pan|cookie)$)\b|^card\b|^cc$|^expiry$|^exp(?:iry|iration)? ?(?:month|year)$/;

/** Lists and maps of secrets; as a number under such a name, they are counted. */
const PLURALS = /\b(?:\w*tokens|cookies|cards)$/;

/** How many there are is no secret. */
const COUNT = /\bcounts?$/;

const cache = new Map<string, KeyKind>();

/**
 * Whether a name that the app gave, to a key, a field or a query parameter, says that its value is a
 * secret whatever it looks like: passwords, tokens and keys, card and bank numbers, national ids.
 */
export function isSecretKey(key: string): boolean {
  return kindOf(key) === 'secret';
}

/** `plural`: of secrets, unless it is a number of them. */
type KeyKind = 'secret' | 'plural' | 'ordinary';

function kindOf(key: string): KeyKind {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const words = key
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[^a-zA-Z]+/g, ' ')
    .trim()
    .toLowerCase();
  let kind: KeyKind = 'ordinary';
  if (!COUNT.test(words)) {
    if (TELLING_PARTS.test(words) || TELLING_WORDS.test(words)) kind = 'secret';
    else if (PLURALS.test(words)) kind = 'plural';
  }
  if (cache.size >= MAX_CACHED_KEYS) cache.clear();
  cache.set(key, kind);
  return kind;
}

/** Whether a value under a secret key is removed: a flag such as `showPassword`, or a count, gives nothing away. */
export function isSecretValue(key: string, value: unknown): boolean {
  if (typeof value === 'boolean' || value === null || value === undefined) return false;
  const kind = kindOf(key);
  return kind === 'secret' || (kind === 'plural' && typeof value !== 'number');
}
