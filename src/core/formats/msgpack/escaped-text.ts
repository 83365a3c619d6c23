const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/** What stands behind a backslash in JSON, and what it stands for. */
const ESCAPES = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([letter, character]) => [letter.charCodeAt(0), character.charCodeAt(0)],
  ),
);

/**
 * Writes a JSON string's text, given without its quotes, as UTF-8; it is never longer than before.
 * @returns the bytes written, or undefined when it holds an escaped surrogate, which UTF-8 cannot say
 */
export function unescapeInto(text: Uint8Array, out: Uint8Array, start: number): number | undefined {
  let to = start;
  for (let at = 0; at < text.length;) {
    const byte = text[at]!;
    if (byte !== BACKSLASH) {
      out[to++] = byte;
      at += 1;
    } else if (text[at + 1] !== LETTER_U) {
      out[to++] = ESCAPES.get(text[at + 1]!)!;
      at += 2;
    } else {
      const unit = Number.parseInt(String.fromCharCode(...text.subarray(at + 2, at + 6)), 16);
      if (unit >= 0xd800 && unit < 0xe000) return undefined;
      to = writeUnit(unit, out, to);
      at += 6;
    }
  }
  return to - start;
}

function writeUnit(unit: number, out: Uint8Array, at: number): number {
  let to = at;
  if (unit < 0x80) {
    out[to++] = unit;
  } else {
    if (unit < 0x800) {
      out[to++] = 0xc0 | (unit >> 6);
    } else {
      out[to++] = 0xe0 | (unit >> 12);
      out[to++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    out[to++] = 0x80 | (unit & 0x3f);
  }
  return to;
}
