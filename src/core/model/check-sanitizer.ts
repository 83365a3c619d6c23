import { refuseArgument } from './errors.ts';
import type { SessionSanitizer } from './sanitization.ts';

/** @throws SessionError `invalid-argument` with the path of the option, unless it is a sanitiser */
export function checkSanitizer(
  value: unknown,
  path: string,
  expected = 'a Sanitizer',
): asserts value is SessionSanitizer {
  const { describe } = (value ?? {}) as Partial<SessionSanitizer>;
  if (typeof describe !== 'function') refuseArgument(path, expected, value);
}
