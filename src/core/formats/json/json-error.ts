/** What a number or a word begins with that is one (RFC 8259, sections 3 and 6). */
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

const encoder = new TextEncoder();

/** Offset of the first byte that no JSON text (RFC 8259) goes on with: engines say it each in its own way, or not at all. */
export function jsonErrorOffset(text: string): number {
  return encoder.encode(text.slice(0, errorIndex(text))).length;
}

/** Offset of the first byte of the first sequence that is not UTF-8. */
export function utf8ErrorOffset(bytes: Uint8Array): number {
  // Decoding puts U+FFFD where a sequence is wrong; encoded again, the bytes differ from there on.
  const repaired = encoder.encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  let at = 0;
  while (at < bytes.length && bytes[at] === repaired[at]) at += 1;
  while (at > 0 && (repaired[at]! & 0xc0) === 0x80) at -= 1;
  return at;
}

/** Follows the grammar as far as the text does. */
function errorIndex(text: string): number {
  const closers: string[] = [];
  let expected: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next' = 'value';
  let at = 0;
  for (;;) {
    at = skip(SPACE, text, at);
    const character: string | undefined = text[at];
    if (character === undefined) return at;
    const isKey: boolean = expected === 'key' || expected === 'first-key';
    const isValue: boolean = expected === 'value' || expected === 'first-value';
    if (
      character === closers.at(-1) &&
      expected !== 'value' &&
      expected !== 'key' &&
      expected !== 'colon'
    ) {
      closers.pop();
      at += 1;
      expected = 'next';
    } else if (character === '"' && (isKey || isValue)) {
      at = skipCharacters(text, at + 1);
      if (text[at] !== '"') return at;
      at += 1;
      expected = isKey ? 'colon' : 'next';
    } else if (isValue && (character === '{' || character === '[')) {
      closers.push(character === '{' ? '}' : ']');
      at += 1;
      expected = character === '{' ? 'first-key' : 'first-value';
    } else if (isValue) {
      const end = skip(SCALAR, text, at);
      if (end === at) return at;
      at = end;
      expected = 'next';
    } else if (expected === 'colon' && character === ':') {
      at += 1;
      expected = 'value';
    } else if (expected === 'next' && character === ',' && closers.length > 0) {
      at += 1;
      expected = closers.at(-1) === '}' ? 'key' : 'value';
    } else {
      return at;
    }
  }
}

/** Index of the quote that ends a string, or of the first character that may not stand in it. */
function skipCharacters(text: string, from: number): number {
  let at = from;
  for (;;) {
    const character = text[at];
    if (character === undefined || character === '"' || character < ' ') return at;
    const end = character === '\\' ? skip(ESCAPE, text, at) : at + 1;
    if (end === at) return at;
    at = end;
  }
}

/** Index behind what the sticky pattern matches; `from` where it matches nothing. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
