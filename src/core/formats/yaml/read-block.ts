import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';
import { setField } from '../../model/set-field.ts';
import { plainValue } from './plain-value.ts';

/** Thrown where the text is more than this reader knows. */
const UNKNOWN = new Error('Not in the simple style.');

/** What a plain scalar or a key in the simple style does not begin with. */
const NOT_FIRST = /[&*!%@`>?,[\]{}#|\t]/;
/** Dashes and colons that are none of a plain scalar, and what some take for a break of lines. */
const NOT_PLAIN = /^[-:](?: |$)|: |:$|[\t\u0085\u2028\u2029\ufeff]/;
const BLOCK_HEADER = /\|([-+]?)\n/y;

/**
 * Reads block style YAML of the kind that programs write: maps and lists, with scalars on one line or
 * in a literal block. It gives what any reader of YAML gives, or nothing.
 * @returns undefined where the text is of another style, or faulty
 */
export function readBlock(text: string): { value: unknown } | undefined {
  try {
    return { value: new BlockReader(text).read() };
  } catch (error) {
    if (error === UNKNOWN) return undefined;
    throw error;
  }
}

class BlockReader {
  readonly #text: string;
  /** Of the first character of a line that is no space, at `#indent`; lines without content are passed over. */
  #at = 0;
  #indent = 0;
  #depth = 0;

  constructor(text: string) {
    const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
    this.#text = lines.endsWith('\n') ? lines : `${lines}\n`;
    // A last line of spaces alone may belong to a block, and has no end.
    if (lines.includes('\r') || lines.endsWith(' ')) throw UNKNOWN;
  }

  read(): unknown {
    this.#startLine(0);
    const value = this.#collection(this.#indent);
    if (this.#at < this.#text.length) throw UNKNOWN;
    return value;
  }

  /** Goes to the next line that has content. */
  #startLine(from: number): void {
    const text = this.#text;
    for (let start = from; start < text.length;) {
      let at = start;
      while (text.charCodeAt(at) === 0x20) at += 1;
      const character = text[at];
      if (character === '\t') throw UNKNOWN;
      if (character !== '\n' && character !== '#') {
        this.#at = at;
        this.#indent = at - start;
        return;
      }
      start = text.indexOf('\n', at) + 1;
    }
    this.#at = text.length;
    this.#indent = -1;
  }

  #collection(column: number): unknown {
    this.#depth += 1;
    // One more than a record: what it stands in.
    if (this.#depth > MAX_IMPORT_DEPTH + 1) throw UNKNOWN;
    const value = this.#isDash() ? this.#list(column) : this.#map(column);
    this.#depth -= 1;
    return value;
  }

  #isDash(): boolean {
    const text = this.#text;
    return text[this.#at] === '-' && (text[this.#at + 1] === ' ' || text[this.#at + 1] === '\n');
  }

  #list(column: number): unknown[] {
    const list: unknown[] = [];
    while (this.#indent === column && this.#isDash()) {
      const dash = this.#at;
      this.#at += 1;
      if (this.#skipToContent()) {
        const inner = column + this.#at - dash;
        this.#indent = inner;
        list.push(this.#isCollection() ? this.#collection(inner) : this.#scalar(column));
      } else {
        list.push(this.#indent > column ? this.#collection(this.#indent) : null);
      }
    }
    if (this.#indent > column) throw UNKNOWN;
    return list;
  }

  #map(column: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    do {
      const key = this.#key();
      if (Object.hasOwn(map, key)) throw UNKNOWN;
      setField(map, key, this.#entry(column));
    } while (this.#indent === column && !this.#isDash());
    if (this.#indent > column) throw UNKNOWN;
    return map;
  }

  #entry(column: number): unknown {
    if (this.#skipToContent()) return this.#scalar(column);
    const isInside = this.#indent > column || (this.#indent === column && this.#isDash());
    return isInside ? this.#collection(this.#indent) : null;
  }

  /** Goes to what stands further on the line. @returns false where nothing does, at the next line */
  #skipToContent(): boolean {
    const text = this.#text;
    let at = this.#at;
    while (text.charCodeAt(at) === 0x20) at += 1;
    if (text[at] === '\n' || text[at] === '#') {
      this.#startLine(text.indexOf('\n', at) + 1);
      return false;
    }
    this.#at = at;
    return true;
  }

  #isCollection(): boolean {
    return this.#isDash() || this.#keyEnd() !== undefined;
  }

  /** Index of the colon behind a key; undefined where there is no key in the simple style. */
  #keyEnd(): number | undefined {
    const text = this.#text;
    const first = text[this.#at]!;
    if (first === '"' || first === "'") {
      let at = this.#closingQuote(first) + 1;
      while (text.charCodeAt(at) === 0x20) at += 1;
      return text[at] === ':' && /[ \n]/.test(text[at + 1]!) ? at : undefined;
    }
    const line = this.#restOfLine();
    const colon = /:(?: |$)/.exec(line)?.index;
    if (colon === undefined || NOT_FIRST.test(first) || first === '-' || first === ':') return undefined;
    const key = line.slice(0, colon);
    return key.includes(' #') || key.includes('\t') ? undefined : this.#at + colon;
  }

  /** Reads a key and its colon. */
  #key(): string {
    const end = this.#keyEnd();
    if (end === undefined) throw UNKNOWN;
    const raw = this.#text.slice(this.#at, end).replace(/ +$/, '');
    this.#at = end + 1;
    if (raw.startsWith('"') || raw.startsWith("'")) return unquote(raw);
    if (typeof plainValue(raw) !== 'string') throw UNKNOWN;
    return raw;
  }

  /** Reads a scalar up to the next line. @param parent - column of its key or dash */
  #scalar(parent: number): unknown {
    const first = this.#text[this.#at]!;
    if (first === '"' || first === "'") return this.#quoted(first);
    if (first === '|') return this.#literal(parent);
    const line = this.#restOfLine();
    const comment = line.indexOf(' #');
    const text = (comment === -1 ? line : line.slice(0, comment)).replace(/ +$/, '');
    this.#startLine(this.#at + line.length + 1);
    if (text === '[]' || text === '{}') return text === '[]' ? [] : {};
    // A line that is indented further goes on with it.
    if (NOT_FIRST.test(first) || NOT_PLAIN.test(text) || this.#indent > parent) throw UNKNOWN;
    return plainValue(text);
  }

  #quoted(quote: string): string {
    const text = this.#text;
    const end = this.#closingQuote(quote) + 1;
    const raw = text.slice(this.#at, end);
    let at = end;
    while (text.charCodeAt(at) === 0x20) at += 1;
    if (text[at] !== '\n' && (text[at] !== '#' || at === end)) throw UNKNOWN;
    this.#startLine(text.indexOf('\n', at) + 1);
    return unquote(raw);
  }

  /** Index of the quote that ends a text on its line. */
  #closingQuote(quote: string): number {
    const text = this.#text;
    let at = text.indexOf(quote, this.#at + 1);
    while (at !== -1 && (quote === '"' ? isEscaped(text, at) : text[at + 1] === quote)) {
      at = text.indexOf(quote, at + (quote === '"' ? 1 : 2));
    }
    const lineEnd = text.indexOf('\n', this.#at);
    if (at === -1 || at > lineEnd) throw UNKNOWN;
    return at;
  }

  #restOfLine(): string {
    return this.#text.slice(this.#at, this.#text.indexOf('\n', this.#at));
  }

  #literal(parent: number): string {
    BLOCK_HEADER.lastIndex = this.#at;
    const chomp = BLOCK_HEADER.exec(this.#text)?.[1];
    if (chomp === undefined) throw UNKNOWN;
    const text = this.#text;
    let at = BLOCK_HEADER.lastIndex;
    let column = 0;
    while (text[at + column] === ' ') column += 1;
    if (column <= parent || text[at + column] === '\n' || text[at + column] === '\t') throw UNKNOWN;
    const lines: string[] = [];
    while (at < text.length) {
      const end = text.indexOf('\n', at);
      const line = text.slice(at, end);
      const spaces = line.length - line.replace(/^ +/, '').length;
      if (spaces < column && spaces < line.length) {
        // Less indented, but not out of it.
        if (spaces > parent) throw UNKNOWN;
        break;
      }
      lines.push(line.slice(column));
      at = end + 1;
    }
    this.#startLine(at);
    const body = lines.join('\n');
    const content = body.replace(/\n+$/, '');
    if (chomp === '-') return content;
    return chomp === '+' ? `${body}\n` : `${content}\n`;
  }
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text[start - 1] === '\\') start -= 1;
  return (at - start) % 2 === 1;
}

/** @param raw - a text in quotes, on one line; escapes that JSON does not have are left to another reader */
function unquote(raw: string): string {
  if (raw.startsWith("'")) return raw.slice(1, -1).replaceAll("''", "'");
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return JSON.parse(raw) as string;
  } catch {
    throw UNKNOWN;
  }
}
