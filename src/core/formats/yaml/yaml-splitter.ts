import { SessionError, type SessionErrorCode } from '../../model/errors.ts';
import { NO_SESSION } from '../../model/no-session.ts';
import { MAX_IMPORT_DEPTH, MAX_RECORD_BYTES } from '../../model/limits.ts';
import type { SectionName } from '../../model/records.ts';
import { ChunkWindow } from '../chunk-window.ts';
import { BlockLines } from './block-lines.ts';
import { END_COMMENT, START_COMMENT } from './end-comment.ts';
import { FlowScanner, isSpace } from './flow-scanner.ts';
import { countLineFeeds, indexOfLineFeed } from './line-feeds.ts';
import { blockSectionOf, flowSectionAt, SECTION_START_BYTES } from './section-start.ts';

const SPACE = 0x20;
const PERCENT = 0x25;
const HASH = 0x23;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Longest first line: a file without line breaks is another kind of file. */
const MAX_FIRST_LINE_BYTES = 64 * 1024;

type State = 'start' | 'block' | 'block-section-end' | 'flow-entries' | 'flow-records' | 'end';

/** Text of one entry of the file's map, or of one record. */
export interface Unit {
  /** Good until the call returns. */
  bytes: Uint8Array;
  byteOffset: number;
  /** In block style, a list of one item or a map of one entry; in flow style, what stands between commas. */
  style: 'block' | 'flow';
}

/** Takes the parts of a file, in its order. */
export interface UnitTaker {
  member(unit: Unit): void;
  startSection(section: SectionName): void;
  record(unit: Unit): void;
  endSection(): void;
  /** The record, or nothing, that is being read, for errors. */
  readonly path: string | undefined;
}

/**
 * Cuts a session file in YAML into the entries of its map and the records of its sections, while it
 * arrives. Only what tells one from the next is looked at: indentation in block style, commas in flow
 * style. Sections in flow style that do not begin on the line of their key come as one entry.
 */
export class YamlSplitter {
  #state: State = 'start';
  readonly #taker: UnitTaker;
  readonly #window = new ChunkWindow();
  readonly #lines = new BlockLines((index) => this.#failDepth(index));
  readonly #flow = new FlowScanner((index) => this.#failDepth(index));
  /** Bytes of the window that were looked at: whole lines in block style. */
  #scanned = 0;
  /** Bytes in which there is no line feed. */
  #searched = 0;
  #isFinal = false;
  /** Column of the file's keys, and of the dashes of the section; -1 while it is not known. */
  #root = -1;
  #dash = -1;
  #section: SectionName | undefined;
  #isOpen = false;
  /** Level of flow collections at which the commas stand. */
  #level = 0;
  /** What stood before the next comma was a section. */
  #isTaken = false;
  /** The file has said how it ends, and has not ended so. */
  #isEndMissing = false;
  /** Lines before the window. */
  #line = 0;

  constructor(taker: UnitTaker) {
    this.#taker = taker;
  }

  /** Offset of the first byte that is not used. */
  get position(): number {
    return this.#window.position;
  }

  /** @throws SessionError */
  push(bytes: Uint8Array): void {
    this.#window.add(bytes);
    while (this.#step());
    if (this.#window.length > MAX_RECORD_BYTES) {
      this.fail('too-large', `A value is longer than ${MAX_RECORD_BYTES} bytes.`, this.position);
    }
    this.#window.keep();
  }

  /** What is left is the last line. @throws SessionError */
  finish(): void {
    this.#isFinal = true;
    while (this.#step());
    const end = this.#window.offset + this.#window.end;
    if (this.#isEndMissing) {
      this.fail('truncated', `The file was cut off: it does not end with "${END_COMMENT}".`, end);
    }
    if (this.#state === 'start') this.fail('not-a-session', 'The file is empty.', 0);
    if (this.#state === 'flow-entries' || this.#state === 'flow-records' || this.#lines.isInQuotesOrFlow)
      this.fail('truncated', 'The file ends in the middle: it was cut off.', end);
    this.#closeUnit(this.#window.end);
    this.#closeSection();
  }

  /** Says the line as well, where another one could help. @param byteOffset - in the file, not before the window */
  fail(code: SessionErrorCode, message: string, byteOffset: number, path = this.#taker.path): never {
    const { bytes, start, offset } = this.#window;
    const line = this.#line + countLineFeeds(bytes, start, byteOffset - offset) + 1;
    const where = byteOffset === 0 || code === 'not-a-session' ? '' : `Line ${line}: `;
    throw new SessionError(code, where + message, { byteOffset, path });
  }

  /** @returns false when more bytes are needed */
  #step(): boolean {
    if (this.#state === 'flow-entries' || this.#state === 'flow-records') return this.#stepFlow();
    return this.#stepLine();
  }

  #stepLine(): boolean {
    const window = this.#window;
    const from = window.start + this.#scanned;
    if (this.#state === 'start' && !this.#isFinal && window.offset + window.end < BYTE_ORDER_MARK.length)
      return false;
    if (
      window.position + this.#scanned === 0 &&
      BYTE_ORDER_MARK.every((byte, i) => window.bytes[i] === byte)
    ) {
      this.#drop(BYTE_ORDER_MARK.length);
      return true;
    }
    if (this.#startsFlow(from)) return true;
    const found = indexOfLineFeed(window.bytes, from + this.#searched, window.end);
    if (found === undefined && (!this.#isFinal || from === window.end)) {
      this.#searched = window.end - from;
      if (this.#state === 'start' && this.#searched > MAX_FIRST_LINE_BYTES) this.#failStart(from);
      return false;
    }
    const to = found === undefined ? window.end : found + 1;
    this.#takeLine(from, to);
    if (this.#state === 'block-section-end') this.#state = 'block';
    this.#scanned = to - window.start;
    this.#searched = 0;
    if (!this.#isOpen) this.#drop(this.#scanned);
    return true;
  }

  #takeLine(from: number, to: number): void {
    const { bytes } = this.#window;
    if (this.#lines.isInQuotesOrFlow) {
      this.#lines.continue(bytes, from, to);
      return;
    }
    let at = from;
    while (at < to && bytes[at] === SPACE) at += 1;
    let content = at;
    while (content < to && isSpace(bytes[content]!)) content += 1;
    if (content === to) return;
    const indent = at - from;
    const isComment = bytes[content] === HASH;
    if (this.#lines.continues(indent, isComment)) return;
    if (isComment) this.#takeComment(from, to);
    else if (this.#state === 'end' || this.#state === 'block-section-end') this.#takeEnd(from, to);
    else if (indent === 0 && this.#takeMarker(from, to)) return;
    else this.#takeContent(from, at, to, indent);
  }

  #takeComment(from: number, to: number): void {
    if (this.#state === 'start' && this.#isMarker(from, to, START_COMMENT)) this.#isEndMissing = true;
    else if (this.#isMarker(from, to, END_COMMENT)) this.#isEndMissing = false;
  }

  /** Nothing but a mark of the end may stand behind the end. */
  #takeEnd(from: number, to: number): void {
    if (this.#state === 'block-section-end') {
      this.fail(
        'invalid-yaml',
        'Nothing may stand behind a list on its line.',
        this.#window.offset + from,
      );
    }
    if (!this.#isMarker(from, to, '...')) {
      this.fail(
        'trailing-data',
        'There is something behind the end of the session.',
        this.#window.offset + from,
      );
    }
  }

  #takeMarker(from: number, to: number): boolean {
    const { bytes, offset } = this.#window;
    if (this.#state === 'start' && bytes[from] === PERCENT) return true;
    const isStart = this.#isMarker(from, to, '---');
    if (!isStart && !this.#isMarker(from, to, '...')) return false;
    if (this.#root !== -1 && isStart) {
      this.fail('trailing-data', 'There is a second document in the file.', offset + from);
    }
    if (!isStart) {
      this.#closeUnit(from);
      this.#closeSection();
      if (this.#state !== 'start') this.#state = 'end';
    }
    return true;
  }

  /** Whether a line is a mark, with nothing or a comment behind it. */
  #isMarker(from: number, to: number, mark: string): boolean {
    const { bytes } = this.#window;
    for (let i = 0; i < mark.length; i += 1) if (bytes[from + i] !== mark.charCodeAt(i)) return false;
    let at = from + mark.length;
    while (at < to && isSpace(bytes[at]!)) at += 1;
    return at === to || (bytes[at] === HASH && at > from + mark.length);
  }

  #takeContent(from: number, at: number, to: number, indent: number): void {
    const { bytes, offset } = this.#window;
    const isAlone = at + 1 >= to || isSpace(bytes[at + 1]!);
    const isDash = bytes[at] === HYPHEN && isAlone;
    if (this.#state === 'start') {
      if (isDash) this.#failStart(from);
      this.#state = 'block';
      this.#root = indent;
    }
    const isInList = this.#dash !== -1;
    // Of a key behind a question mark, or a list: both may stand under the key itself.
    const isValue = isDash || (bytes[at] === COLON && isAlone && this.#isOpen && !isInList);
    if (isDash && !isInList && this.#section !== undefined) this.#startItems(from, indent);
    else if (isDash && isInList && indent === this.#dash) this.#openUnit(from);
    else if (!isValue && indent === this.#root) this.#openEntry(from, to);
    else if (
      this.#isOpen &&
      (indent > Math.max(this.#root, this.#dash) || (isValue && indent === this.#root))
    ) {
      // What began as a section holds something else.
      if (!isInList) this.#section = undefined;
    } else {
      this.fail('invalid-yaml', 'The line is not indented as those before it.', offset + from);
    }
    this.#lines.take(bytes, at, to, indent);
  }

  #openEntry(from: number, to: number): void {
    this.#openUnit(from);
    this.#closeSection();
    this.#section = blockSectionOf(this.#window.bytes, from + this.#root, to);
  }

  /** The key of a section is used; its first record begins. */
  #startItems(from: number, indent: number): void {
    this.#taker.startSection(this.#section!);
    this.#drop(from - this.#window.start);
    this.#dash = indent;
    this.#lines.reset();
  }

  #openUnit(from: number): void {
    this.#closeUnit(from);
    this.#isOpen = true;
    this.#lines.reset();
  }

  /** @param to - index of what does not belong to it any more */
  #closeUnit(to: number): void {
    const { bytes, start, offset } = this.#window;
    if (this.#isOpen) {
      const unit: Unit = {
        bytes: bytes.subarray(start, to),
        byteOffset: offset + start,
        style: 'block',
      };
      if (this.#dash === -1) this.#taker.member(unit);
      else this.#taker.record(unit);
    }
    this.#isOpen = false;
    this.#drop(to - start);
  }

  #closeSection(): void {
    if (this.#dash !== -1) this.#taker.endSection();
    this.#dash = -1;
    this.#section = undefined;
  }

  /** Goes over to flow style where the file, or a section, is in it. */
  #startsFlow(from: number): boolean {
    const { bytes, end } = this.#window;
    if (this.#lines.isInQuotesOrFlow) return false;
    if (this.#state === 'start') {
      let at = from;
      while (at < end && isSpace(bytes[at]!)) at += 1;
      if (at >= end || bytes[at] !== OPEN_BRACE) return false;
      this.#root = 0;
      this.#drop(at + 1 - this.#window.start);
      this.#state = 'flow-entries';
      this.#level = 1;
      this.#flow.begin(1);
      return true;
    }
    const start = from + this.#root;
    if (this.#state !== 'block' || start >= end || isSpace(bytes[start]!)) return false;
    const found = flowSectionAt(bytes, start, end);
    if (found === undefined) return false;
    this.#closeUnit(from);
    this.#closeSection();
    this.#startFlowRecords(found.section, this.#root + found.length, 1);
    return true;
  }

  #startFlowRecords(section: SectionName, length: number, level: number): void {
    this.#section = section;
    this.#taker.startSection(section);
    this.#drop(length);
    this.#state = 'flow-records';
    this.#level = level;
    this.#flow.begin(level);
  }

  #stepFlow(): boolean {
    const window = this.#window;
    if (this.#scanned === 0) {
      let blank = 0;
      while (window.start + blank < window.end && isSpace(window.bytes[window.start + blank]!))
        blank += 1;
      if (blank > 0) this.#drop(blank);
      if (this.#state === 'flow-entries') {
        if (!this.#isFinal && window.length < SECTION_START_BYTES && !this.#hasEnd()) return false;
        const found = flowSectionAt(window.bytes, window.start, window.end);
        if (found !== undefined) {
          this.#startFlowRecords(found.section, found.length, 2);
          return true;
        }
      }
    }
    const at = this.#flow.next(window.bytes, window.start + this.#scanned, window.end, this.#level);
    if (at === window.end) {
      this.#scanned = window.length;
      return false;
    }
    this.#takeFlow(at);
    return true;
  }

  /** Whether the file's last bracket is there, or a comma, without looking closely. */
  #hasEnd(): boolean {
    const { bytes, start, end } = this.#window;
    for (let at = start; at < end; at += 1) if (bytes[at] === COMMA || bytes[at] === 0x7d) return true;
    return false;
  }

  /** @param at - index of the comma or the bracket */
  #takeFlow(at: number): void {
    const { bytes, start, offset } = this.#window;
    const isEnd = this.#flow.depth < this.#level;
    const unit: Unit = { bytes: bytes.subarray(start, at), byteOffset: offset + start, style: 'flow' };
    const isBlank = unit.bytes.every(isSpace);
    if (isBlank ? !isEnd && !this.#isTaken : this.#isTaken) {
      this.fail('invalid-yaml', 'An entry is missing, or a comma.', offset + at);
    }
    const isRecord = this.#state === 'flow-records';
    if (!isBlank && isRecord) this.#taker.record(unit);
    else if (!isBlank) this.#taker.member(unit);
    this.#drop(at + 1 - start);
    this.#isTaken = false;
    if (!isEnd) return;
    if (!isRecord) {
      this.#state = 'end';
      return;
    }
    this.#taker.endSection();
    this.#section = undefined;
    this.#state = this.#level === 1 ? 'block-section-end' : 'flow-entries';
    this.#level = 1;
    this.#isTaken = this.#state === 'flow-entries';
    if (this.#isTaken) this.#flow.begin(1);
  }

  #failDepth(index: number): never {
    const message = `A value is nested more than ${MAX_IMPORT_DEPTH} levels deep.`;
    return this.fail('too-deep', message, this.#window.offset + index);
  }

  #failStart(from: number): never {
    const message = `${NO_SESSION}: it does not begin with a key and its value.`;
    return this.fail('not-a-session', message, this.#window.offset + from);
  }

  #drop(count: number): void {
    const window = this.#window;
    this.#line += countLineFeeds(window.bytes, window.start, window.start + count);
    window.start += count;
    this.#scanned = 0;
    this.#searched = 0;
  }
}
