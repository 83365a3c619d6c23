import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';
import { FlowScanner, isSpace, type FailDepth } from './flow-scanner.ts';

const SPACE = 0x20;
const EXCLAMATION_MARK = 0x21;
const QUOTE = 0x22;
const HASH = 0x23;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const COLON = 0x3a;
const GREATER_THAN = 0x3e;
const QUESTION_MARK = 0x3f;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const BAR = 0x7c;

/** What is open at the end of a line. A plain text and a block of lines go on while lines are indented further. */
type State = 'none' | 'plain' | 'block' | 'single' | 'double' | 'flow';

/**
 * Follows block style YAML line by line, as far as it takes to know which lines begin something: those
 * that are not within a text of several lines or a flow collection.
 */
export class BlockLines {
  #state: State = 'none';
  /** Column of the innermost key or dash. */
  #parent = -1;
  readonly #failDepth: FailDepth;
  readonly #flow: FlowScanner;

  constructor(failDepth: FailDepth) {
    this.#failDepth = failDepth;
    this.#flow = new FlowScanner(failDepth);
  }

  /** Whether whatever the next line holds belongs to a text in quotes or to a flow collection. */
  get isInQuotesOrFlow(): boolean {
    return this.#state === 'single' || this.#state === 'double' || this.#state === 'flow';
  }

  /** A unit has ended: what follows is at the outermost level. */
  reset(): void {
    this.#state = 'none';
    this.#parent = -1;
  }

  /** Whether a line that is not empty goes on with a plain text or a block of lines. */
  continues(indent: number, isComment: boolean): boolean {
    if (this.#state !== 'plain' && this.#state !== 'block') return false;
    if (indent > this.#parent && !(isComment && this.#state === 'plain')) return true;
    this.#state = 'none';
    return false;
  }

  /** Takes a line that lies within quotes or a flow collection, wholly or at its beginning. */
  continue(bytes: Uint8Array, from: number, to: number): void {
    const at = this.#finish(bytes, from, to);
    if (!this.isInQuotesOrFlow) this.#rest(bytes, at, to, at - from);
  }

  /**
   * Takes a line.
   * @param from - of its first byte that is no space
   * @param column - where that stands
   */
  take(bytes: Uint8Array, from: number, to: number, column: number): void {
    this.#nodes(bytes, from, to, column - from);
  }

  /** @param shift - column of a byte less its index */
  #nodes(bytes: Uint8Array, from: number, to: number, shift: number): void {
    let at = from;
    let depth = 0;
    for (;;) {
      while (at < to && isSpace(bytes[at]!)) at += 1;
      if (at >= to) return;
      const byte = bytes[at]!;
      const isAlone = at + 1 >= to || isSpace(bytes[at + 1]!);
      if ((byte === HYPHEN || byte === QUESTION_MARK || byte === COLON) && isAlone) {
        this.#parent = at + shift;
        depth += 1;
        if (depth > MAX_IMPORT_DEPTH) this.#failDepth(at);
        at += 1;
      } else if (byte === AMPERSAND || byte === EXCLAMATION_MARK) {
        while (at < to && !isSpace(bytes[at]!)) at += 1;
      } else {
        const end = this.#node(bytes, at, to, at + shift);
        if (end === undefined) return;
        at = end;
      }
    }
  }

  /** @returns the index behind a key and its colon; undefined where the line has nothing more to tell */
  #node(bytes: Uint8Array, at: number, to: number, column: number): number | undefined {
    const byte = bytes[at]!;
    if (byte === HASH) return undefined;
    if (byte === BAR || byte === GREATER_THAN) {
      this.#state = 'block';
      return undefined;
    }
    const isQuoted = byte === QUOTE || byte === APOSTROPHE;
    if (isQuoted || byte === OPEN_BRACKET || byte === OPEN_BRACE) {
      this.#state = byte === QUOTE ? 'double' : isQuoted ? 'single' : 'flow';
      if (!isQuoted) this.#flow.begin(0);
      const end = this.#finish(bytes, isQuoted ? at + 1 : at, to);
      return this.isInQuotesOrFlow ? undefined : this.#afterKey(bytes, end, to, column);
    }
    for (let end = at; end < to; end += 1) {
      if (bytes[end] === COLON && (end + 1 >= to || isSpace(bytes[end + 1]!))) {
        this.#parent = column;
        return this.#value(bytes, end + 1, to);
      }
      if (bytes[end] === HASH && end > at && isSpace(bytes[end - 1]!)) return undefined;
    }
    this.#state = 'plain';
    return undefined;
  }

  /** A plain value needs no look: no key can follow it. @returns as `#node` */
  #value(bytes: Uint8Array, from: number, to: number): number | undefined {
    let at = from;
    while (at < to && bytes[at] === SPACE) at += 1;
    const byte = at < to ? bytes[at]! : HASH;
    const isLetter = (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
    if (!isLetter) return at;
    this.#state = 'plain';
    return undefined;
  }

  /** What was in quotes or brackets may have been a key. @returns as `#node` */
  #afterKey(bytes: Uint8Array, from: number, to: number, column: number): number | undefined {
    let at = from;
    while (at < to && isSpace(bytes[at]!)) at += 1;
    if (at >= to || bytes[at] !== COLON) return undefined;
    this.#parent = column;
    return at + 1;
  }

  #rest(bytes: Uint8Array, from: number, to: number, column: number): void {
    const at = this.#afterKey(bytes, from, to, column);
    if (at !== undefined) this.#nodes(bytes, at, to, column - from);
  }

  /** Goes on with what is open. @returns the index behind its end, or `to` */
  #finish(bytes: Uint8Array, from: number, to: number): number {
    if (this.#state === 'flow') {
      let at = this.#flow.next(bytes, from, to, 1);
      while (at < to && this.#flow.depth > 0) at = this.#flow.next(bytes, at + 1, to, 1);
      return this.#end(at, to);
    }
    const quote = this.#state === 'double' ? QUOTE : APOSTROPHE;
    for (let at = from; at < to; at += 1) {
      if (bytes[at] === BACKSLASH && quote === QUOTE) at += 1;
      else if (bytes[at] === quote) {
        if (quote === QUOTE || bytes[at + 1] !== APOSTROPHE) return this.#end(at, to);
        at += 1;
      }
    }
    return to;
  }

  #end(at: number, to: number): number {
    if (at < to) this.#state = 'none';
    return at < to ? at + 1 : to;
  }
}
