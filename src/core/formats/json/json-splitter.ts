import { SessionError } from '../../model/errors.ts';
import { NO_SESSION } from '../../model/no-session.ts';
import { MAX_RECORD_BYTES, SEGMENT_BYTES } from '../../model/limits.ts';
import { SECTIONS, type SectionName } from '../../model/records.ts';
import { grownLength } from '../chunk-window.ts';
import type { InflatedChunk } from '../gzip/inflated-chunk.ts';
import { RunBuilder } from '../run-builder.ts';
import type { FilePart, SessionDecoder, Summarise } from '../session-codec.ts';
import { parseRecord, parseRun } from './json-run.ts';
import { JsonScanner } from './json-scanner.ts';

type State =
  | 'start'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'value'
  | 'after-value'
  | 'first-record'
  | 'record'
  | 'after-record'
  | 'end';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const NEWLINE = 0x0a;
const COMMA = 0x2c;

/** White space in one place beyond which it is there to keep the reader busy. */
const MAX_SPACE_BYTES = 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Takes a session file apart while it arrives, without holding it: `push` chunks of any size, then
 * `end`. Records on lines of their own are parsed many at a time; any other layout, one by one.
 * Errors carry the byte offset in the uncompressed text and the record's path.
 */
export class JsonSplitter implements SessionDecoder {
  #state: State = 'start';
  #bytes = new Uint8Array(0);
  /** What `#bytes` is a view of, once it is no view of a chunk. */
  #kept = new Uint8Array(0);
  /** White space read since anything else. */
  #spaceCount = 0;
  /** Of the first byte of `#bytes`. */
  #offset = 0;
  #key = '';
  #section: SectionName | undefined;
  #index = 0;
  #byLine = true;
  readonly #scanner = new JsonScanner();
  readonly #seen = new Set<string>();
  readonly #summarise: Summarise;
  /** Of records that are read one by one. */
  readonly #run: RunBuilder;
  /** Read and not given out. */
  #parts: FilePart[] = [];

  /** @param summarise - applied to each record, which it may change. @defaultValue the record itself */
  constructor(summarise: Summarise = (record) => record) {
    this.#summarise = summarise;
    this.#run = new RunBuilder(summarise);
  }

  /**
   * @throws SessionError `invalid-json`, `invalid-utf8`, `duplicate-key`, `too-deep`, `too-large`,
   * `trailing-data`, `not-a-session`
   */
  push(chunk: InflatedChunk): FilePart[] {
    if (!this.#takeReusable(chunk, this.#parts)) {
      this.#append(chunk.bytes);
      while (this.#step(this.#parts));
      if (this.#bytes.buffer !== this.#kept.buffer) this.#keep(this.#bytes.length);
    }
    return this.#takeParts();
  }

  salvage(): FilePart[] {
    const run = this.#section && this.#run.take(this.#section);
    if (run !== undefined) this.#parts.push(run);
    return this.#takeParts();
  }

  /** @throws SessionError `truncated` when the file stops before its end */
  end(): FilePart[] {
    if (this.#state === 'end') return [];
    if (this.#state === 'start' && this.#bytes.length === 0) {
      throw new SessionError('not-a-session', 'The file is empty.', { byteOffset: 0 });
    }
    throw new SessionError('truncated', `The file ends in the middle${this.#where()}: it was cut off.`, {
      byteOffset: this.#offset + this.#bytes.length,
      ...this.#path(),
    });
  }

  #takeParts(): FilePart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  #append(bytes: Uint8Array): void {
    const length = this.#bytes.length;
    if (length === 0) {
      this.#bytes = bytes as Uint8Array<ArrayBuffer>;
      return;
    }
    // Room is doubled, so that a long value costs no more than its length; what runs refer to stays.
    const start = this.#bytes.buffer === this.#kept.buffer ? this.#bytes.byteOffset : Infinity;
    if (start + length + bytes.length > this.#kept.length) {
      this.#keep(grownLength(length + bytes.length));
    }
    const { byteOffset } = this.#bytes;
    this.#kept.set(bytes, byteOffset + length);
    this.#bytes = this.#kept.subarray(byteOffset, byteOffset + length + bytes.length);
  }

  /** Copies what is left into room of its own: a chunk belongs to the caller. */
  #keep(capacity: number): void {
    const kept = new Uint8Array(capacity);
    kept.set(this.#bytes);
    this.#kept = kept;
    this.#bytes = kept.subarray(0, this.#bytes.length);
  }

  #skip(count: number): void {
    this.#bytes = this.#bytes.subarray(count);
    this.#offset += count;
    this.#scanner.reset();
  }

  /** A piece that holds whole records and nothing else is passed on together with its compressed form. */
  #takeReusable(chunk: InflatedChunk, parts: FilePart[]): boolean {
    const { bytes, piece, crc32 } = chunk;
    const section =
      this.#state === 'record' || this.#state === 'first-record' ? this.#section : undefined;
    if (section === undefined || piece === undefined || crc32 === undefined) return false;
    this.#skipSpace();
    if (this.#bytes.length > 0) return false;
    const run = parseRun(bytes, decoder, this.#summarise);
    if (run?.bytes !== bytes) return false;
    parts.push({ kind: 'run', section, ...run, byteOffset: this.#offset, reusable: { piece, crc32 } });
    this.#index += run.records.length;
    this.#offset += bytes.length;
    this.#state = 'after-record';
    return true;
  }

  /** One move of the machine. @returns false when more bytes are needed */
  #step(parts: FilePart[]): boolean {
    if (this.#state === 'start' && this.#offset === 0 && !this.#skipByteOrderMark()) return false;
    this.#skipSpace();
    const next = this.#bytes[0];
    if (next === undefined) return false;
    const character = String.fromCharCode(next);
    switch (this.#state) {
      case 'start':
        if (character !== '{') {
          throw new SessionError(
            'not-a-session',
            `${NO_SESSION}: it does not begin with a JSON object.`,
            {
              byteOffset: this.#offset,
            },
          );
        }
        return this.#take('first-key');
      case 'first-key':
        return character === '}' ? this.#take('end') : this.#readKey();
      case 'key':
        return this.#readKey();
      case 'colon':
        return character === ':' ? this.#take('value') : this.#unexpected("':'");
      case 'value':
        return this.#readValue(character, parts);
      case 'after-value':
        if (character === ',') return this.#take('key');
        return character === '}' ? this.#take('end') : this.#unexpected("',' or '}'");
      case 'first-record':
        return character === ']' ? this.#endSection() : this.#readRecords(parts);
      case 'record':
        return this.#readRecords(parts);
      case 'after-record':
        if (character === ',') return this.#take('record');
        return character === ']' ? this.#endSection() : this.#unexpected("',' or ']'");
      case 'end':
        throw new SessionError('trailing-data', 'There is something behind the end of the session.', {
          byteOffset: this.#offset,
        });
    }
  }

  #take(state: State): true {
    this.#skip(1);
    this.#state = state;
    return true;
  }

  #endSection(): true {
    this.#section = undefined;
    this.#key = '';
    return this.#take('after-value');
  }

  #readKey(): boolean {
    if (this.#bytes[0] !== 0x22) return this.#unexpected('a key in double quotes');
    const found = this.#scanValue();
    if (found === undefined) return false;
    this.#key = String(parseRecord(found, decoder, { byteOffset: this.#offset }).value);
    if (this.#seen.has(this.#key)) {
      throw new SessionError('duplicate-key', `The key "${this.#key}" stands twice in the file.`, {
        byteOffset: this.#offset,
        path: this.#key,
      });
    }
    this.#seen.add(this.#key);
    this.#skip(found.length);
    this.#state = 'colon';
    return true;
  }

  #readValue(character: string, parts: FilePart[]): boolean {
    const section = SECTIONS.find((name) => name === this.#key);
    if (section !== undefined && character === '[') {
      this.#section = section;
      this.#index = 0;
      this.#byLine = true;
      parts.push({ kind: 'section', section });
      return this.#take('first-record');
    }
    const found = this.#scanValue();
    if (found === undefined) return false;
    const { value } = parseRecord(found, decoder, { byteOffset: this.#offset, path: this.#key });
    parts.push({ kind: 'member', key: this.#key, value, byteOffset: this.#offset });
    this.#key = '';
    this.#skip(found.length);
    this.#state = 'after-value';
    return true;
  }

  #readRecords(parts: FilePart[]): boolean {
    const section = this.#section!;
    const lines = this.#byLine ? this.#wholeLines() : undefined;
    const run = lines === undefined ? undefined : parseRun(lines, decoder, this.#summarise);
    if (run !== undefined) {
      // The run may be rewritten; what is used up is what was read.
      parts.push({ kind: 'run', section, ...run, byteOffset: this.#offset });
      this.#index += run.records.length;
      this.#skip(lines!.length);
      this.#state = 'after-record';
      return true;
    }
    if (lines !== undefined) this.#byLine = false;
    return this.#readSingly(section, parts);
  }

  /** Records one by one, as many as are there. @returns false when not even one is */
  #readSingly(section: SectionName, parts: FilePart[]): boolean {
    while (!this.#run.isFull) {
      const found = this.#scanValue();
      if (found === undefined) break;
      if (isFollowedOnItsLine(this.#bytes, found.length)) this.#byLine = false;
      const place = { byteOffset: this.#offset, ...this.#path() };
      const { value, line } = parseRecord(found, decoder, place);
      this.#run.add(value, this.#offset, this.#offset + found.length, line);
      this.#index += 1;
      this.#skip(found.length);
      this.#state = 'after-record';
      this.#skipSpace();
      if (this.#byLine || this.#bytes[0] !== COMMA) break;
      this.#take('record');
      this.#skipSpace();
    }
    const run = this.#run.take(section);
    if (run !== undefined) parts.push(run);
    return run !== undefined;
  }

  /** As many lines as fit in a segment: up to the end of the section, or to a comma and a line break. */
  #wholeLines(): Uint8Array | undefined {
    const bytes = this.#bytes.subarray(0, SEGMENT_BYTES);
    let end = 0;
    for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) {
      if (bytes[at + 1] === 0x5d) return bytes.subarray(0, at);
      if (bytes[at - 1] === COMMA) end = at - 1;
    }
    return end > 0 ? bytes.subarray(0, end) : undefined;
  }

  #scanValue(): Uint8Array | undefined {
    let length: number | undefined;
    try {
      length = this.#scanner.scan(this.#bytes);
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      throw new SessionError(error.code, error.message, {
        byteOffset: this.#offset + (error.byteOffset ?? 0),
        ...this.#path(),
      });
    }
    if (length === 0) return this.#unexpected('a value');
    if (length !== undefined) return this.#bytes.subarray(0, length);
    if (this.#bytes.length > MAX_RECORD_BYTES) {
      throw new SessionError('too-large', `A value is longer than ${MAX_RECORD_BYTES} bytes.`, {
        byteOffset: this.#offset,
        ...this.#path(),
      });
    }
    return undefined;
  }

  /** @returns false while only a part of the mark is there */
  #skipByteOrderMark(): boolean {
    const start = this.#bytes.subarray(0, BYTE_ORDER_MARK.length);
    if (start.length === 0 || !start.every((byte, i) => byte === BYTE_ORDER_MARK[i])) return true;
    if (start.length < BYTE_ORDER_MARK.length) return false;
    this.#skip(BYTE_ORDER_MARK.length);
    return true;
  }

  #skipSpace(): void {
    let count = 0;
    for (let byte = this.#bytes[0]; byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;) {
      count += 1;
      byte = this.#bytes[count];
    }
    if (count > 0) this.#skip(count);
    this.#spaceCount = this.#bytes.length === 0 ? this.#spaceCount + count : 0;
    if (this.#spaceCount > MAX_SPACE_BYTES) {
      throw new SessionError(
        'too-large',
        `There is nothing but space for more than ${MAX_SPACE_BYTES} bytes.`,
        {
          byteOffset: this.#offset,
          ...this.#path(),
        },
      );
    }
  }

  #path(): { path?: string } {
    if (this.#section !== undefined) return { path: `${this.#section}[${this.#index}]` };
    return this.#key === '' ? {} : { path: this.#key };
  }

  #where(): string {
    const { path } = this.#path();
    return path === undefined ? '' : ` of ${path}`;
  }

  #unexpected(expected: string): never {
    const found = String.fromCharCode(this.#bytes[0]!);
    throw new SessionError('invalid-json', `Expected ${expected}, but found ${JSON.stringify(found)}.`, {
      byteOffset: this.#offset,
      ...this.#path(),
    });
  }
}

/** Whether what stands behind a record shows that records have no lines of their own. */
function isFollowedOnItsLine(bytes: Uint8Array, end: number): boolean {
  const next = bytes[end + 1];
  return bytes[end] === COMMA && next !== undefined && next !== NEWLINE;
}
