import { refuseArgument, SessionError } from '../model/errors.ts';
import type { SanitizePattern } from '../model/sanitize-pattern.ts';
import { CHECKS } from './checks.ts';
import { compilePattern, type CompiledPattern, type RequiredTexts } from './matcher.ts';
import { parseReplacement, type Replacement } from './replacement.ts';
import { holdsCard, REDACTED } from './secret-keys.ts';
import { FEATURES } from './text-features.ts';

/** Of patterns in templates that name none. */
const TEMPLATE_PRIORITY = 50;

/** A pattern made ready to run. */
export interface Rule {
  name: string;
  priority: number;
  matcher: CompiledPattern['matcher'] | undefined;
  required: RequiredTexts | undefined;
  check: ((text: string) => boolean) | undefined;
  /** Bits of features, one of which a text must have; 0 where every text is looked at. */
  needs: number;
  keys: RegExp | undefined;
  under: RegExp | undefined;
  holds: 'card' | undefined;
  beside: readonly string[] | undefined;
  labels: RegExp | undefined;
  skipsSentences: boolean;
  unless: RegExp | undefined;
  booleans: boolean;
  /** What takes the place of a whole value. */
  replacement: string;
  /** What takes the place of a match. */
  expand: Replacement;
  /** Added by the app: it also sees a value with its key, as `"key":"value"`. */
  isOwn: boolean;
}

/** @throws SessionError `invalid-argument`, with the position in the pattern where that is what is wrong */
export function createRule(pattern: SanitizePattern, isOwn = false): Rule {
  const {
    name,
    check,
    needs = [],
    keys,
    replacement = REDACTED,
    priority = TEMPLATE_PRIORITY,
  } = pattern;
  if (typeof name !== 'string' || name === '') refuseArgument('name', 'a text', name);
  if (typeof replacement !== 'string') refuseArgument('replacement', 'a text', replacement);
  if (!Number.isFinite(priority)) refuseArgument('priority', 'a number', priority);
  if (pattern.pattern === undefined && keys === undefined) {
    throw new SessionError(
      'invalid-argument',
      `The pattern "${name}" has neither "pattern" nor "keys".`,
      {
        path: 'pattern',
      },
    );
  }
  const compiled = pattern.pattern === undefined ? undefined : compilePattern(pattern.pattern, isOwn);
  return {
    name,
    priority,
    matcher: compiled?.matcher,
    required: compiled?.required,
    check: check === undefined ? undefined : CHECKS[check],
    needs: needs.reduce((bits, feature) => bits | FEATURES[feature], 0),
    keys,
    under: pattern.under,
    holds: pattern.holds,
    beside: pattern.beside,
    labels: pattern.labels,
    skipsSentences: pattern.skipsSentences ?? false,
    unless: pattern.unless,
    booleans: pattern.booleans ?? false,
    replacement,
    expand: parseReplacement(replacement),
    isOwn,
  };
}

/** Whether a key's rule takes a value: a text, or an object as a whole. */
export function takesValue({ under, holds }: Rule, value: string | object): boolean {
  if (holds !== undefined) return holdsCard(value);
  return under === undefined || (typeof value === 'string' && under.test(value));
}
