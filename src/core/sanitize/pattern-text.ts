import { refuseArgument, SessionError } from '../model/errors.ts';
import { escapeRegExp } from './escape-regexp.ts';

/** Classes of characters in brackets, as POSIX names them and Go's `regexp/syntax` spells them out. */
const POSIX: Record<string, string> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

/** Escapes of Go and PCRE, and what says the same. */
const ESCAPES: Record<string, string> = {
  '\\A': '(?<![^])',
  '\\z': '(?![^])',
  '\\Z': '(?=\\n?(?![^]))',
  '\\a': '\\x07',
};

/** What to write in the place of what the engine refuses. */
const ADVICE: readonly [RegExp, string][] = [
  [/\?>/y, '(?:…)'],
  [/\+/y, 'no + behind another quantifier'],
  [/\\h/y, '[ \\t]'],
  [/\\p\{\w+\}/iy, '\\p{Script=…} for a script'],
  [/\\R/y, '\\r?\\n'],
  [/\\/y, 'the characters that it stands for'],
];

const ESCAPE = /\\(?:[pPux]\{[^}]*\}|[pP][A-Z]|[^])/;
const IN_BRACKETS = new RegExp(`\\[:(\\w+):\\]|\\[:|${ESCAPE.source}`, 'g');
const TOKEN = new RegExp(
  `\\\\Q([^]*?)(?:\\\\E|$)|\\[(?:\\[:\\w+:\\]|\\\\[^]|[^\\]\\\\])*\\]|\\(\\?P<|\\(\\?[\\w^-]+[:)]|\\{\\d+(?:,\\d*)?\\}|[{}\\]]|${ESCAPE.source}`,
  'g',
);

/**
 * Reads a pattern of the app. A text may be written for Go or for JavaScript, a `RegExp` is JavaScript's.
 * @throws SessionError `invalid-argument`, with the position of what cannot be read or would mean something else
 */
export function readPattern(pattern: unknown): RegExp {
  if (pattern instanceof RegExp) return pattern;
  if (typeof pattern !== 'string') refuseArgument('pattern', 'a text or a RegExp', pattern);
  try {
    return compile(pattern);
  } catch (cause) {
    const position = validLength(pattern);
    const advice = ADVICE.find(([what]) => {
      what.lastIndex = position;
      return what.test(pattern);
    });
    // The engine repeats the whole pattern.
    const reason = (cause as Error).message.replace(/^Invalid regular expression: \/[^]*\/\w*: /, '');
    throw new SessionError(
      'invalid-argument',
      `The pattern cannot be read at position ${position}: ${reason}${advice ? `; write ${advice[1]}` : ''}.`,
      { path: 'pattern', byteOffset: position, cause },
    );
  }
}

/** With the flag `u`, the engine refuses escapes that mean nothing, where it would read them as the letter. */
function compile(text: string): RegExp {
  const [prefix, flags = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [''];
  const source = text.slice(prefix.length).replace(TOKEN, (token: string, quoted?: string) => {
    if (quoted !== undefined) return escapeRegExp(quoted);
    if (token === '(?P<') return '(?<';
    if (token.startsWith('(')) throw new Error('flags stand in front of all, as (?i)');
    if (token.startsWith('[')) return readBrackets(token);
    if (token.startsWith('\\')) return ESCAPES[token] ?? readEscape(token, '');
    return token.length > 1 ? token : `\\${token}`;
  });
  return new RegExp(source, `${flags}u`);
}

function readBrackets(brackets: string): string {
  if (/^\[\^?\]/.test(brackets)) throw new Error('write [\\]…] for a bracket, [\\s\\S] for all');
  if (/^\[\^?:\w+:\]/.test(brackets)) throw new Error(`write [${brackets}]`);
  return brackets.replace(IN_BRACKETS, (part: string, name?: string) => {
    if (part.startsWith('\\')) return readEscape(part, '-');
    const known = POSIX[name ?? ''];
    if (known === undefined) throw new Error(`there are only [:${Object.keys(POSIX).join(':], [:')}:]`);
    return known;
  });
}

/** @param also - what may be escaped besides what has a meaning outside brackets */
function readEscape(escape: string, also: string): string {
  if (escape.startsWith('\\x{')) return escape.replace('x', 'u');
  if (/^\\[pP][A-Z]/.test(escape)) return `${escape.slice(0, 2)}{${escape[2]}}`;
  const letter = escape.slice(1);
  return /^(?:_|[^\w$()*+./?[\\\]^{|}])$/.test(letter) && letter !== also ? letter : escape;
}

/** Length of the longest beginning of a pattern that can be read, its groups closed. */
function validLength(text: string): number {
  const groups = text.split('(').length - 1;
  // Where only an end is missing, the group without one is what is wrong.
  const depth = isReadable(text, groups) ? 0 : groups;
  for (let length = text.length - 1; length > 0; length -= 1) {
    if (isReadable(text.slice(0, length), depth)) return length;
  }
  return 0;
}

/** @param depth - how many groups may be open at the end */
function isReadable(text: string, depth: number): boolean {
  for (let open = 0; open <= depth; open += 1) {
    try {
      // The letter: a backslash at the end would take the bracket for its own.
      compile(open === 0 ? text : `${text}x${')'.repeat(open)}`);
      return true;
    } catch {
      // Perhaps with another group closed.
    }
  }
  return false;
}
