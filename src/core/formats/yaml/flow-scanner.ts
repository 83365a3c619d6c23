import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';

const QUOTE = 0x22;
const HASH = 0x23;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const EXCLAMATION_MARK = 0x21;
const LINE_FEED = 0x0a;

/** What the next byte belongs to. A colon, and an apostrophe in a text between them, are known by what follows. */
type State =
  | 'start'
  | 'plain'
  | 'colon'
  | 'single'
  | 'apostrophe'
  | 'double'
  | 'escape'
  | 'property'
  | 'comment'
  | 'after';

/** Refuses what is nested too deep. @param index - of the byte, in what is read */
export type FailDepth = (index: number) => never;

/**
 * Finds where the entries of flow collections (YAML 1.2.2, section 7.4) end, over as many chunks as it
 * takes: it knows what stands in quotes, in a comment, or within another collection.
 */
export class FlowScanner {
  #state: State = 'start';
  #isAfterSpace = true;
  readonly #failDepth: FailDepth;
  /** Collections that are open. */
  depth = 0;

  constructor(failDepth: FailDepth) {
    this.#failDepth = failDepth;
  }

  /** @param depth - collections that are open already */
  begin(depth: number): void {
    this.#state = 'start';
    this.#isAfterSpace = true;
    this.depth = depth;
  }

  /**
   * Goes on up to the next comma on the level, or the bracket that closes it. `depth` has counted that
   * bracket; the byte is used, and the next call begins behind it.
   * @returns its index; `to` when there is none
   */
  next(bytes: Uint8Array, from: number, to: number, level: number): number {
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at]!;
      if (this.#isInside(byte)) continue;
      if (byte === COMMA) {
        this.#state = 'start';
        this.#isAfterSpace = true;
        if (this.depth === level) return at;
      } else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) {
        this.depth += 1;
        this.#state = 'start';
        if (this.depth > MAX_IMPORT_DEPTH + level) this.#failDepth(at);
      } else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) {
        this.depth -= 1;
        this.#state = 'after';
        if (this.depth < level) return at;
      } else {
        this.#begin(byte);
      }
    }
    return to;
  }

  /** Takes a byte that is part of what began before it. @returns false for one that stands for itself */
  #isInside(byte: number): boolean {
    switch (this.#state) {
      case 'double':
        if (byte === BACKSLASH) this.#state = 'escape';
        else if (byte === QUOTE) this.#state = 'after';
        return true;
      case 'escape':
        this.#state = 'double';
        return true;
      case 'single':
        if (byte === APOSTROPHE) this.#state = 'apostrophe';
        return true;
      case 'apostrophe':
        this.#state = byte === APOSTROPHE ? 'single' : 'after';
        return byte === APOSTROPHE;
      case 'comment':
        if (byte === LINE_FEED) this.#state = 'start';
        return true;
      case 'colon':
        this.#state = isSpace(byte) || isFlowIndicator(byte) ? 'start' : 'plain';
        break;
      case 'property':
        if (!isSpace(byte) && !isFlowIndicator(byte)) return true;
        this.#state = 'start';
        break;
      default:
    }
    return this.#state === 'plain' && !isFlowIndicator(byte) && this.#isPlain(byte);
  }

  #isPlain(byte: number): boolean {
    if (byte === COLON) this.#state = 'colon';
    else if (byte === HASH && this.#isAfterSpace) this.#state = 'comment';
    this.#isAfterSpace = isSpace(byte);
    return true;
  }

  #begin(byte: number): void {
    const isAfterSpace = this.#isAfterSpace;
    this.#isAfterSpace = isSpace(byte);
    if (this.#isAfterSpace) return;
    if (byte === HASH && isAfterSpace) this.#state = 'comment';
    else if (this.#state === 'after') this.#state = byte === COLON ? 'start' : 'plain';
    else if (byte === QUOTE) this.#state = 'double';
    else if (byte === APOSTROPHE) this.#state = 'single';
    else if (byte === AMPERSAND || byte === EXCLAMATION_MARK) this.#state = 'property';
    else this.#state = byte === COLON ? 'colon' : 'plain';
  }
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === LINE_FEED || byte === 0x09 || byte === 0x0d;
}

function isFlowIndicator(byte: number): boolean {
  return (
    byte === COMMA ||
    byte === OPEN_BRACKET ||
    byte === CLOSE_BRACKET ||
    byte === OPEN_BRACE ||
    byte === CLOSE_BRACE
  );
}
