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

/** @param isOwn - of the app: nothing is known of the time that it takes @throws SessionError `invalid-argument` */
export function compilePattern(pattern: string | RegExp, isOwn: boolean): CompiledPattern {
  const { source, flags } = typeof pattern === 'string' ? fromText(pattern) : pattern;
  const regexp = compile(source, flags);
  const native: Matcher = (text, from) => {
    regexp.lastIndex = from;
    const match = regexp.exec(text);
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

/** Flags in front, as Go writes them, and its spelling of named groups. */
function fromText(text: string): { source: string; flags: string } {
  const [prefix, flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [''];
  return { source: text.slice(prefix.length).replaceAll('(?P<', '(?<'), flags };
}

function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
  } catch (cause) {
    const position = validLength(source);
    throw new SessionError(
      'invalid-argument',
      `The pattern cannot be read at position ${position}: ${(cause as Error).message}.`,
      { path: 'pattern', byteOffset: position, cause },
    );
  }
}

/** Length of the longest beginning of a pattern that can be read by itself. */
function validLength(source: string): number {
  for (let length = source.length - 1; length > 0; length -= 1) {
    try {
      new RegExp(source.slice(0, length));
      return length;
    } catch {
      // What is wrong lies further in front.
    }
  }
  return 0;
}
