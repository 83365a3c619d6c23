/** What no plain text holds: control characters, lone surrogates, and what is a line break or no character to some readers. */
const NOT_PLAIN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u;
/** The same for a block of lines, which holds tabs and line feeds. */
const NOT_LITERAL = /[^\P{Cc}\t\n]|[\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]/u;
/** What `JSON.stringify` leaves as it is and YAML does not allow, or takes for a line break. */
const NOT_PRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Texts that are something else when they stand without quotes, in YAML 1.1 or 1.2. */
const NEEDS_QUOTES: readonly RegExp[] = [
  // Ends that would be cut off, a key, a comment.
  /^$|^\s|\s$|:\s|:$|\s#/,
  // Indicators, and the marks of a document.
  /^[,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)/,
  /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<)$/i,
  // Numbers: decimal, to other bases, to the base of sixty; infinity, not a number.
  /^[-+]?[\d.][\d_.]*(?:e[-+]?\d*)?$/i,
  /^[-+]?0[box][\da-f_]*$/i,
  /^[-+]?\d[\d_]*(?::[\d_.]+)+$/,
  /^[-+]?\.(?:inf|nan)$/i,
  // Dates, whatever follows.
  /^\d{4}-\d\d?-\d\d?/,
];

/**
 * A text as a YAML scalar that YAML 1.1 and 1.2 read alike: plain, in double quotes, or, where it has
 * several lines, as a block of them.
 * @param indent - white space in front of each line of a block
 */
export function scalarText(text: string, indent: string): string {
  return isLiteral(text) ? literalText(text, indent) : inlineText(text);
}

/** A text on one line: what a key has to be. */
export function inlineText(text: string): string {
  return isPlain(text) ? text : quotedText(text);
}

function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text) && !NEEDS_QUOTES.some((pattern) => pattern.test(text));
}

/** JSON's escapes are YAML's too. */
function quotedText(text: string): string {
  return JSON.stringify(text).replace(
    NOT_PRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether lines keep what they are: spaces at an end would not survive an editor, at the start they would count. */
function isLiteral(text: string): boolean {
  return text.includes('\n') && !/^\s|[ \t](?:\n|$)/.test(text) && !NOT_LITERAL.test(text);
}

function literalText(text: string, indent: string): string {
  const hasEnd = text.endsWith('\n');
  const header = hasEnd ? (text.endsWith('\n\n') ? '|+' : '|') : '|-';
  const body = hasEnd ? text.slice(0, -1) : text;
  return `${header}\n${body.replace(/^(?=.)/gm, indent)}`;
}
