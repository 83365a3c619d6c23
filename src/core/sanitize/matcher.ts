import { SessionError } from '../model/errors.ts';
import { compileBounded } from './bounded-regexp.ts';
import type { Match } from './regexp-match.ts';
import { costOf } from './regexp-cost.ts';
import { parseRegExpTree } from './regexp-parser.ts';
import { requiredTexts } from './required-texts.ts';

/** Finds the first match from an index on; `stopped` says that it did not come to an end in its time. */
export type Matcher = (text: string, from: number) => Match | 'stopped' | undefined;

/** A pattern that can be run. */
export interface CompiledPattern {
  matcher: Matcher;
  /** Texts of which a match holds at least one; absent where nothing is known of it. */
  required?: RequiredTexts | undefined;
}

export interface RequiredTexts {
  texts: readonly string[];
  ignoresCase: boolean;
}

/**
 * Work, in characters looked at, that a pattern may at worst cost one text before it is run by a matcher that
 * counts its steps: the engine's own cannot be interrupted.
 */
const MAX_NATIVE_WORK = 20_000_000;

/**
 * @param pattern - as ECMAScript writes it: what an app wrote in another way has been translated
 * @param isOwn - of the app: nothing is known of the time that it takes
 * @throws SessionError `invalid-argument`
 */
export function compilePattern(pattern: string | RegExp, isOwn: boolean): CompiledPattern {
  const { source, flags } = new RegExp(pattern);
  const regexp = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
  const native: Matcher = (text, from) => {
    regexp.lastIndex = from;
    const match = regexp.exec(text);
    // With the flag `u`, the engine goes back to the beginning of a character of two halves.
    if (match !== null && match.index < from) return native(text, from + 1);
    return match === null ? undefined : { index: match.index, groups: match, names: match.groups };
  };
  if (!isOwn) return { matcher: native };
  const parsed = parseRegExpTree(source, regexp.flags);
  if (parsed === undefined) {
    throw new SessionError(
      'invalid-argument',
      `The pattern /${source}/ uses what cannot be run in bounded time.`,
      { path: 'pattern' },
    );
  }
  const bounded = compileBounded(parsed);
  const { isExponential, degree } = costOf(parsed.root);
  const texts = requiredTexts(parsed.root);
  return {
    matcher: (text, from) =>
      isExponential || text.length ** degree > MAX_NATIVE_WORK
        ? bounded(text, from)
        : native(text, from),
    required: texts && { texts, ignoresCase: regexp.ignoreCase },
  };
}
