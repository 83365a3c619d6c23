/** Telling wherever they stand, also in names that run on: `confirmpassword`, `cardNumber`, `PHPSESSID`. */
const TELLING_PARTS =
  /passw(?:or)?[dt]|passphrase|passcode|pwd|secret(?!ar)|token(?!s\b|i[sz])|credential|api ?key|sess(?:ion)? ?id|(?:credit|debit|payment|bank) ?card|card ?(?:no\b|num|holder|code|exp|cv)|(?:security|verification) ?code|social ?security|cvv|cvc/;

/** Telling as words of their own: `pin` says nothing in `shipping`, `card` nothing in `film-card-size`. */
const TELLING_WORDS =
  /\b(?:pass|pin|otp|one ?time ?code|jwt|bearer|sid|auth|authorization|signature|(?:access|private|signing|encryption|master) ?key|csc|iban|ssn|cc ?(?:n\w+|exp\w*)|(?:account|routing) ?n(?:o|um\w*)|(?:card|pan|cookie)$)\b|^card\b/;

/**
 * Whether a name that the app gave, to a field or a query parameter, says that its value is a secret:
 * passwords, tokens and keys, card and bank numbers, national ids.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[^a-zA-Z]+/g, ' ')
    .trim()
    .toLowerCase();
  return TELLING_PARTS.test(words) || TELLING_WORDS.test(words);
}
