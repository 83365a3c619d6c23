/** A name and its value in a text, as `name=value`, `name: value` or `"name":"value"`. */
export interface TextPair {
  /** May begin with words that belong to the sentence, not to the name. */
  key: string;
  /** Range of the value, without quotes. */
  from: number;
  to: number;
  /** Whether it stands in the query of an address. */
  isParameter: boolean;
  /** Whether it is written as `name: value`, which words of a sentence may be. */
  isLabel: boolean;
  /** Whether a label goes on as a sentence does: `Password: must be long`. */
  isSentence: boolean;
}

/** Longest name that is looked for in front of a separator. */
const MAX_NAME_LENGTH = 64;

/** Words of a sentence that may belong to a name: `card number: 4111`. */
const MAX_NAME_WORDS = 3;

const WORD_BEFORE = /(?:^|[^\w-])([A-Za-z][\w-]* )$/;
/** A quote, escaped or not, behind the prefix that some languages put there: `u'a'`. */
const QUOTED = /(?:[bfru]{1,2}(?=\\*["']))?(\\*["'])/iy;

/** What goes on after a space: a credential after its scheme (RFC 9110, section 11.4), digits and IBANs in groups. */
const SCHEME = /(?:(?:[Bb]earer|[Bb]asic|[Dd]igest|[Tt]oken|[Nn]egotiate|[Aa]pi[Kk]ey) {1,2})?/y;
const GROUPS = /(?:\d{2,}(?: \d{2,})+|[A-Z]{2}\d{2}(?: [A-Z\d]{4})+(?: [A-Z\d]{1,3})?)(?!\w)/y;

/** Values without quotes: after `=`, there in the query of an address, after `:`, after a name that begins its line. */
const AFTER_EQUALS = /[^&;\s"'<>]*/y;
const IN_QUERY = /[^&#\s"'<>]*/y;
const AFTER_COLON = /(?:(?!,(?:\s|["'\w]+\s*:)|[)}\]](?:$|[\s,;)}\]]))[^\s"'<>;])*/y;
const REST_OF_LINE = /(?:(?!,\s*["'\w ]{1,40}[:=])[^\r\n;"'<>])*/y;
/** A header holds what separates elsewhere. */
const HEADER = /[^\r\n"'<>]*/y;

const HEADER_NAME = /(?:authorization|cookie)$/i;

/** After a colon and a space, the second half of a title rather than a value: `The Secret: A Love Story`. */
const SUBTITLE = / (?:An?|The) \p{Lu}\p{Ll}/uy;

/** Two words without a digit or a sign, of which the second names nothing itself. */
const SENTENCE = / {1,2}(?:\p{Lu}?\p{Ll}+|\p{Lu}) \p{L}\p{Ll}*(?![\p{L}\d_:=-]|\s*[:=])/uy;

/** After the name of a class or an id in a style sheet (Selectors Level 4). */
const PSEUDO_CLASS =
  /(?:not|is|where|has|lang|nth-[a-z-]+)\(|(?:hover|active|focus(?:-[a-z]+)?|visited|checked|(?:en|dis)abled|empty|target|(?:first|last|only)-[a-z-]+|before|after|placeholder)(?![\w-])/y;

const NAME_BEFORE =
  /([\p{L}\d_.[\]-]+)(?:["'\\]|&quot;){0,4} {0,2}(?:[:=]|is )? {0,2}(?:[bfru]{0,2}(?:["'\\]|&quot;){1,4})?$/u;

/** The word that names what stands at a place, if one does: `version is 1.2.3.4`, `"ean":"4006381333931"`. */
export function nameBefore(text: string, at: number): string {
  return NAME_BEFORE.exec(text.slice(Math.max(0, at - MAX_NAME_LENGTH), at))?.[1] ?? '';
}

/** Where values of one text end. One that begins in another of its kind ends with it, so that none is read twice. */
class ValueEnds {
  readonly #text: string;
  readonly #last = new Map<RegExp, { from: number; to: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** @param pattern - of characters of which each belongs to the value or ends it, whatever stands before */
  of(pattern: RegExp, from: number): number {
    let start = from;
    if (pattern === AFTER_EQUALS || pattern === AFTER_COLON) {
      start = this.#match(SCHEME, from);
      const groups = this.#match(GROUPS, start);
      if (groups > start) return groups;
    }
    const last = this.#last.get(pattern);
    const isInside = last !== undefined && start >= last.from && start <= last.to;
    const to = isInside ? last.to : this.#match(pattern, start);
    if (!isInside) this.#last.set(pattern, { from: start, to });
    return to;
  }

  #match(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return at + (pattern.exec(this.#text)?.[0].length ?? 0);
  }
}

/** All pairs of a text, in order; one in the value of another comes after that. */
export function findPairs(text: string): TextPair[] {
  const pairs: TextPair[] = [];
  const ends = new ValueEnds(text);
  const separators = /[:=]/g;
  let past = 0;
  for (let found = separators.exec(text); found !== null; found = separators.exec(text)) {
    const at = found.index;
    // The rest of an address's scheme, of `==` or of `::`.
    if (at < past || text.startsWith('//', at + 1) || text[at + 1] === text[at]) continue;
    const pair = pairAt(text, at, past, ends);
    if (pair === undefined) continue;
    pairs.push(pair);
    past = pair.from;
  }
  return pairs;
}

function pairAt(text: string, separator: number, past: number, ends: ValueEnds): TextPair | undefined {
  const isEquals = text[separator] === '=';
  const earliest = Math.max(past, separator - MAX_NAME_LENGTH);
  const end = endOfName(text, separator, earliest);
  let start = end;
  while (start > earliest && isNameCode(text.charCodeAt(start - 1))) start -= 1;
  if (start === end) return undefined;
  const name = text.slice(start, end);
  const key = (isEquals ? '' : wordsBefore(text.slice(earliest, start))) + name;
  const isLabel = !isEquals && !/["']/.test(text.slice(end, separator));
  if (isLabel && isOfSentence(text, separator, start, name)) return undefined;
  const isParameter = isEquals && /[?&#]/.test(text[start - 1] ?? '');
  let from = separator + 1;
  if (text[from] === '>') from += 1;
  while (text[from] === ' ' && from < separator + 4) from += 1;
  QUOTED.lastIndex = from;
  const opening = QUOTED.exec(text);
  if (opening !== null) {
    const quote = opening[1]!;
    from += opening[0].length;
    return {
      key,
      from,
      to: endOfQuoted(text, from, quote),
      isParameter: false,
      isLabel,
      isSentence: false,
    };
  }
  const begin = start + name.length - key.length;
  const isLine = begin === 0 || text[begin - 1] === '\n';
  let to = ends.of(valuePattern(name, isEquals, isParameter, isLine), from);
  while (to > from && /\s/.test(text[to - 1]!)) to -= 1;
  if (to === from) return undefined;
  const isSentence = isLabel && !HEADER_NAME.test(name) && isAt(SENTENCE, text, separator + 1);
  return { key, from, to, isParameter, isLabel, isSentence };
}

/** Whether a colon stands in a title, a selector or an address (RFC 4291). */
function isOfSentence(text: string, separator: number, start: number, name: string): boolean {
  if (text[start - 1] === ':' && /^[\da-f]{1,4}$/i.test(name)) return true;
  const isSelector = name.includes('.') || text[start - 1] === '#';
  return isAt(isSelector ? PSEUDO_CLASS : SUBTITLE, text, separator + 1);
}

/** @param pattern - one that is sticky */
function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Up to two spaces and a quote, escaped or not, may stand between a name and its separator. */
function endOfName(text: string, separator: number, earliest: number): number {
  let end = separator;
  while (end > earliest && end > separator - 2 && text[end - 1] === ' ') end -= 1;
  if (text[end - 1] !== '"' && text[end - 1] !== "'") return end;
  end -= 1;
  while (end > earliest && text[end - 1] === '\\') end -= 1;
  return end;
}

/** Letters, digits, and what joins them in names: `user[password]`, `card.number`, `%5Bpin%5D`. */
function isNameCode(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5b) ||
    (code >= 0x30 && code <= 0x39) ||
    [0x5d, 0x5f, 0x2d, 0x2e, 0x24, 0x25].includes(code) ||
    code > 0xbf
  );
}

function valuePattern(name: string, isEquals: boolean, isParameter: boolean, isLine: boolean): RegExp {
  if (isParameter) return IN_QUERY;
  if (isEquals) return AFTER_EQUALS;
  if (HEADER_NAME.test(name)) return HEADER;
  return isLine ? REST_OF_LINE : AFTER_COLON;
}

function wordsBefore(text: string): string {
  let words = '';
  for (let count = 0; count < MAX_NAME_WORDS; count += 1) {
    const word = WORD_BEFORE.exec(text.slice(0, text.length - words.length))?.[1];
    if (word === undefined) break;
    words = word + words;
  }
  return words;
}

/** A quote ends where it comes again in the same writing, escaped or not. */
function endOfQuoted(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (quote.length === 1 && text[at - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}
