/** What a match must pass besides: check digits, ranges of numbers in use, a decoder. */
export type CheckName =
  | 'basic'
  | 'card'
  | 'email'
  | 'entropy'
  | 'iban'
  | 'ipv4'
  | 'ipv6'
  | 'jwt'
  | 'mac'
  | 'phone'
  | 'br-cpf'
  | 'ca-sin'
  | 'es-dni'
  | 'fr-nir'
  | 'in-aadhaar'
  | 'it-cf'
  | 'pl-pesel'
  | 'se-pnr'
  | 'us-ssn';

/** What a text can have, by which a pattern says that it may match there. */
export type Feature =
  /** `@` */
  | 'at'
  /** `:` or `=`: it may say a name and its value. */
  | 'pair'
  /** `%` */
  | 'percent'
  /** A backslash: in a JSON line, characters that are not seen as themselves. */
  | 'escape'
  /** At least six digits. */
  | 'digits'
  /** At least thirteen digits. */
  | 'manyDigits'
  /** At least three dots and four digits. */
  | 'dotted'
  /** At least sixteen characters of base64, base64url or an identifier in a row. */
  | 'run'
  /** Twelve such characters, no more and no fewer, of both cases and with digits: base64 of the shortest secrets. */
  | 'shortRun'
  /** A space, and a digit or one of `!#$*+^~`, as random passwords have them. */
  | 'proseMark'
  /** A space, and at least three digits. */
  | 'proseDigits'
  /** At least five hyphens. */
  | 'hyphens'
  /** `{` or `[` */
  | 'bracket'
  /** `<`, or a space with two quotes or a word that begins with a hyphen: a name may stand apart from its value. */
  | 'named'
  /** `&` and `;`: it may hold references to characters. */
  | 'reference'
  /** A line break, and what parts cells. */
  | 'table';

/**
 * One kind of value that is redacted: by what texts look like (`pattern`), by the name under which a value
 * stands (`keys`), or by both. Plain data, so that it crosses to a worker.
 */
export interface SanitizePattern {
  /** Shown in previews and statistics, where patterns of one name count as one; exceptions hold for all of them. */
  name: string;
  /**
   * Matched anywhere in texts. A string may be written as for Go: see `Sanitizer.addPattern`.
   * What takes exponential time is stopped, and the text is removed.
   */
  pattern?: string | RegExp;
  /** What a match of `pattern` must pass besides, such as a check digit. */
  check?: CheckName;
  /** At least one of these has to be in a text for `pattern` to be looked for. @defaultValue it always is */
  needs?: readonly Feature[];
  /**
   * Matched against the words of a key, in lower case and one space apart (`card number` for `cardNumber`):
   * whatever stands under it is removed. Keys are looked for in objects, and as `name=value` and
   * `name: value` in texts.
   */
  keys?: RegExp;
  /** Limits `keys` to values whose text it matches; objects and lists are then looked into. */
  under?: RegExp;
  /** Limits `keys` to what is, or has a field of, a payment card; other objects and lists are looked into. */
  holds?: 'card';
  /**
   * Limits `keys` to objects in which a pattern of one of these names takes the value of another key: a `name`
   * is a person's beside an `email`.
   */
  beside?: readonly string[];
  /** Limits `keys` in texts, as `name: value`, to values that it matches: a word may say more in prose. */
  labels?: RegExp;
  /**
   * Limits `keys` in texts, as `name: value`, to what does not go on as a sentence does: `Password: must be long`.
   * @defaultValue false
   */
  skipsSentences?: boolean;
  /** Words of keys that are none of `keys`, and under which, and after which in texts, `pattern` is not looked for. */
  unless?: RegExp;
  /** Whether `true` under `keys` becomes `false`. @defaultValue false */
  booleans?: boolean;
  /** May hold `$1` or `${1}`, and `${name}` or `$<name>`, for groups of `pattern`. @defaultValue `[REDACTED]` */
  replacement?: string;
  /** Highest first; ties in the order of addition. @defaultValue 50 in templates */
  priority?: number;
}
