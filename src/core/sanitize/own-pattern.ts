import type { SanitizePattern } from '../model/sanitize-pattern.ts';
import { readPattern } from './pattern-text.ts';
import { checkReplacement } from './replacement.ts';
import { createRule } from './rule.ts';

/** A copy of a pattern of the app, ready to cross to a worker. @throws SessionError `invalid-argument` */
export function readOwnPattern(pattern: SanitizePattern): SanitizePattern {
  const read =
    pattern.pattern === undefined
      ? { ...pattern }
      : { ...pattern, pattern: readPattern(pattern.pattern) };
  const { replacement } = createRule(read, true);
  if (read.pattern instanceof RegExp) checkReplacement(replacement, read.pattern);
  return read;
}
