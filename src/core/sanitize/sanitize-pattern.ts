import type { CheckName } from './checks.ts';
import type { Feature } from './text-features.ts';

/**
 * One kind of value that is redacted: by what texts look like (`pattern`), by the name under which a value
 * stands (`keys`), or by both. Plain data, so that it crosses to a worker.
 */
export interface SanitizePattern {
  /** Shown in previews and statistics; of two patterns of one name the first is used. */
  name: string;
  /**
   * Matched anywhere in texts. A string may begin with flags as Go writes them: `(?i)`, `(?s)`, `(?m)`.
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
  /** Words of keys under which `pattern` is not looked for. */
  unless?: RegExp;
  /** Whether `keys` remove `true` and `false` too. @defaultValue false */
  booleans?: boolean;
  /** May hold `$1` or `${1}`, and `${name}`, for groups of `pattern`. @defaultValue `[REDACTED]` */
  replacement?: string;
  /** Highest first; ties in the order of addition. @defaultValue 50 in templates */
  priority?: number;
}
