import { REDACTED } from './secret-keys.ts';

/** A part of a text between what separates in addresses, forms and prose. */
const PART = /[^\s&=?#;,"'<>/]+/g;

/** Percent-encoded, or with `+` for spaces between digits. */
const ENCODED = /%[\dA-Fa-f]{2}|\d\+\d/;

/** Long enough for the shortest secrets; padding, or letters and digits mixed, tell it from a name of twelve letters. */
const BASE64 =
  /(?<![A-Za-z\d+/_-])(?:[A-Za-z\d+/_-]{16,}={0,2}|[A-Za-z\d+/_-]{10,15}={1,2}|(?=[^A-Z]{0,11}[A-Z])(?=[^a-z]{0,11}[a-z])(?=\D{0,11}\d)[A-Za-z\d+/_-]{12})(?![A-Za-z\d+/_=-])/g;

/** References of HTML (section 13.5 of its standard), and escapes of strings of code, escaped themselves or not. */
const ESCAPE =
  /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos|nbsp|commat));|\\{1,16}(?:([nrt])|u([\da-f]{4})|x([\da-f]{2}))/gi;
const ESCAPED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', commat: '@' },
  ...{ n: '\n', r: '\r', t: '\t' },
};

/** Control sequences of a terminal (ECMA-48, section 5.4). */
const CONTROL_SEQUENCES = /(?:\u001b\[[\d;:?]*[@-~])+/g;

/** Characters of base64 by which text is told from other bytes. */
const SNIFFED = 12;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Redacts inside percent-encoded parts of a text; what does not change stays as it is written. */
export function redactPercentEncoded(text: string, redact: (decoded: string) => string): string {
  if (!/[%+]/.test(text)) return text;
  return text.replace(PART, (part, at: number) => {
    // In the value of a parameter, a plus stands for a space (application/x-www-form-urlencoded).
    const isSpaced = text[at - 1] === '=' && part.includes('+');
    const decoded = isSpaced || ENCODED.test(part) ? decode(part, isSpaced) : undefined;
    if (decoded === undefined) return part;
    const redacted = redact(decoded);
    if (redacted === decoded) return part;
    const encoded = redacted.split(REDACTED).map(encodeURIComponent).join(REDACTED);
    return isSpaced ? encoded.replaceAll('%20', '+') : encoded;
  });
}

function decode(part: string, isSpaced: boolean): string | undefined {
  try {
    return decodeURIComponent(part.replace(isSpaced ? /\+/g : /(?<=\d)\+(?=\d)/g, ' '));
  } catch {
    return undefined;
  }
}

/** A text without what colours it on a terminal; what it kept apart stays apart. */
export function withoutControlSequences(text: string): string {
  if (!text.includes('\u001b')) return text;
  return text.replace(CONTROL_SEQUENCES, (sequence, at: number) =>
    /\w/.test(text[at - 1] ?? '') && /[\w+(]/.test(text[at + sequence.length] ?? '') ? ' ' : '',
  );
}

/** Redacts in what a text with escapes says; what does not change stays as it is written. */
export function redactEscaped(text: string, redact: (decoded: string) => string): string {
  const decoded = text.replace(ESCAPE, (_written, ...groups: (string | undefined)[]) =>
    escapedCharacter(groups),
  );
  if (decoded === text) return text;
  const redacted = redact(decoded);
  return redacted === decoded ? text : withEscapes(redacted, decoded, text);
}

/** Writes again as it was what a redacted text has of a text with escapes. */
function withEscapes(redacted: string, decoded: string, text: string): string {
  const writings = new Map<string, string>();
  /** Where each character of the decoded text begins in the text. */
  const places: number[] = [];
  let past = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const [written, ...groups] = match;
    const character = escapedCharacter(groups);
    if (!writings.has(character)) writings.set(character, written);
    for (; past < match.index; past += 1) places.push(past);
    places.push(...Array<number>(character.length).fill(match.index));
    past = match.index + written.length;
  }
  for (; past <= text.length; past += 1) places.push(past);
  let from = 0;
  return redacted
    .split(REDACTED)
    .map((part) => {
      const at = decoded.indexOf(part, from);
      // What a pattern of the app has put there.
      if (at < 0) return Array.from(part, (character) => writings.get(character) ?? character).join('');
      from = at + part.length;
      return text.slice(places[at], places[from]);
    })
    .join(REDACTED);
}

function escapedCharacter(groups: readonly (string | undefined)[]): string {
  const [decimal, reference, name, letter, unicode, byte] = groups;
  const word = name ?? letter;
  if (word !== undefined) return ESCAPED[word.toLowerCase()]!;
  const code = decimal === undefined ? parseInt(reference ?? unicode ?? byte!, 16) : Number(decimal);
  return String.fromCodePoint(code);
}

/** Takes base64 (RFC 4648, both alphabets) out of a text where what it says is redacted. */
export function redactBase64(text: string, redact: (decoded: string) => string): string {
  return text.replace(BASE64, (part) => {
    const decoded = decodeBase64(part);
    return decoded === undefined || redact(decoded) === decoded ? part : REDACTED;
  });
}

/** The text that base64 stands for; undefined where it stands for no text. */
export function decodeBase64(part: string): string | undefined {
  const plain = part.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  try {
    // Most names of sixteen letters decode, to bytes that no text begins with.
    if (!/^[\t\n\r\x20-\x7e]*$/.test(atob(plain.slice(0, SNIFFED)))) return undefined;
    return decoder.decode(Uint8Array.from(atob(plain), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}
