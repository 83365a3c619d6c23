/** What takes the place of a value that is removed. */
export const REDACTED = '[REDACTED]';

/** Keys are few and come again and again; an app with endless keys must not fill the memory. */
const MAX_CACHED_KEYS = 5_000;

/** Telling wherever they stand, also in names that run on: `confirmpassword`, `cardNumber`, `PHPSESSID`. */
const TELLING_PARTS =
  /passw(?:or)?[dt]|passphrase|passcode|pwd|secret(?!ar)|token(?!s\b|i[sz])|credential|api ?key|sess(?:ion)? ?id|(?:credit|debit|payment|bank) ?card|card ?(?:no\b|num|holder|code|exp|cv)|(?:security|verification) ?code|social ?security|cvv|cvc/;

/**
 * Telling as words of their own: `pin` says nothing in `shipping`, `card` nothing in `film-card-size`. An
 * expiry by itself is a card's; a `tokenExpiry` is caught above, and a `cacheExpiry` is no secret.
 */
const TELLING_WORDS =
  /\b(?:pass|pin|otp|one ?time ?code|jwt|bearer|sid|auth|authorization|signature|(?:access|private|signing|encryption|master) ?key|csc|iban|ssn|cc ?(?:n\w+|exp\w*)|(?:account|routing) ?n(?:o|um\w*)|(?:card|pan|cookie)$)\b|^card\b|^expiry$|^exp(?:iry|iration)? ?(?:month|year)$/;

const cache = new Map<string, boolean>();

/**
 * Whether a name that the app gave, to a key, a field or a query parameter, says that its value is a
 * secret whatever it looks like: passwords, tokens and keys, card and bank numbers, national ids.
 */
export function isSecretKey(key: string): boolean {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const words = key
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[^a-zA-Z]+/g, ' ')
    .trim()
    .toLowerCase();
  const isSecret = TELLING_PARTS.test(words) || TELLING_WORDS.test(words);
  if (cache.size >= MAX_CACHED_KEYS) cache.clear();
  cache.set(key, isSecret);
  return isSecret;
}

/** Whether a value under a secret key is removed: a flag such as `showPassword` gives nothing away. */
export function isSecretValue(key: string, value: unknown): boolean {
  return typeof value !== 'boolean' && value !== null && value !== undefined && isSecretKey(key);
}
