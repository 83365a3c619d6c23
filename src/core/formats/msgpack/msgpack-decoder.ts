import { SessionError, type SessionErrorCode } from '../../model/errors.ts';
import { NO_SESSION } from '../../model/no-session.ts';
import { SECTIONS, type SectionName } from '../../model/records.ts';
import type { InflatedChunk } from '../gzip/inflated-chunk.ts';
import { ChunkWindow } from '../chunk-window.ts';
import { RunBuilder } from '../run-builder.ts';
import type { FilePart, SessionDecoder, Summarise } from '../session-codec.ts';
import { MsgpackToken } from './msgpack-token.ts';
import { ValueReader } from './value-reader.ts';

type State = 'start' | 'key' | 'value' | 'record' | 'end';

/** Entries of a file's own map: a session has nine. */
const MAX_MEMBERS = 1_024;

/**
 * Takes a session that is one MessagePack map apart while it arrives. Any tool's MessagePack is
 * read, with headers of any width; what JSON cannot say becomes a tagged value:
 *
 * | MessagePack | record |
 * | --- | --- |
 * | int and uint beyond 2^53 | `bigint` |
 * | float: NaN, infinities, -0 | `nan`, `infinity`, `-infinity`, `-0` |
 * | bin | `bytes` named `Uint8Array` |
 * | ext -1, timestamp of 32, 64 or 96 bits | `date`, with nine digits of the second where three do not hold it |
 * | ext 0x5c | text with a surrogate without its partner, written as a JSON string |
 * | any other ext, a timestamp that is no date | `bytes` named `ext(type)` |
 * | key: number, boolean, nil | text, as JavaScript writes it; any other key is refused |
 *
 * A key twice in one map is refused, and so is text that is not UTF-8. Errors carry the byte offset and the record's path.
 */
export class MsgpackDecoder implements SessionDecoder {
  #state: State = 'start';
  readonly #window = new ChunkWindow();
  readonly #token = new MsgpackToken();
  readonly #reader = new ValueReader((code, message, offset) => this.#fail(code, message, offset));
  /** Bytes without which nothing can go on. */
  #needed = 1;
  #isInside = false;
  #valueOffset = 0;
  /** Entries of the file's map, or records of the section, that are still to come. */
  #membersLeft = 0;
  #recordsLeft = 0;
  #key = '';
  readonly #seen = new Set<string>();
  #section: SectionName | undefined;
  #index = 0;
  readonly #run: RunBuilder;
  /** Read and not given out. */
  #parts: FilePart[] = [];

  /** @param summarise - applied to each record, which it may change. @defaultValue the record itself */
  constructor(summarise?: Summarise) {
    this.#run = new RunBuilder(summarise);
  }

  /**
   * @throws SessionError `not-a-session`, `invalid-msgpack`, `invalid-utf8`, `duplicate-key`, `too-deep`,
   * `too-large`, `trailing-data`
   */
  push({ bytes }: InflatedChunk): FilePart[] {
    this.#window.add(bytes);
    while (this.#window.length >= this.#needed && this.#step(this.#parts));
    this.#window.keep();
    return this.#takeParts();
  }

  salvage(): FilePart[] {
    const run = this.#section && this.#run.take(this.#section);
    if (run !== undefined) this.#parts.push(run);
    return this.#takeParts();
  }

  end(): FilePart[] {
    const byteOffset = this.#window.offset + this.#window.end;
    if (this.#state === 'end') return [];
    if (byteOffset === 0) this.#fail('not-a-session', 'The file is empty.', 0);
    const path = this.#path();
    const where = path === undefined ? '' : ` of ${path}`;
    return this.#fail('truncated', `The file ends in the middle${where}: it was cut off.`, byteOffset);
  }

  #takeParts(): FilePart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }

  /** One move of the machine. @returns false when more bytes are needed */
  #step(parts: FilePart[]): boolean {
    this.#needed = 1;
    switch (this.#state) {
      case 'start':
        return this.#readStart();
      case 'key':
        return this.#readKey();
      case 'value':
        return this.#readMember(parts);
      case 'record':
        return this.#readRecord(parts);
      case 'end':
        return this.#fail(
          'trailing-data',
          'There is something behind the end of the session.',
          this.#window.position,
        );
    }
  }

  #readStart(): boolean {
    const { bytes, start, end } = this.#window;
    const isComplete = this.#token.read(bytes, start, end);
    const { kind, length, size } = this.#token;
    if (kind !== 'map')
      this.#fail('not-a-session', `${NO_SESSION}: it does not begin with a MessagePack map.`, 0);
    if (!isComplete) return this.#wait(size);
    if (length > MAX_MEMBERS) {
      this.#fail('too-large', `The file says that it has ${length} entries: no session has.`, 0);
    }
    this.#membersLeft = length;
    this.#window.start += size;
    this.#nextMember();
    return true;
  }

  #nextMember(): void {
    this.#state = this.#membersLeft === 0 ? 'end' : 'key';
    this.#membersLeft -= 1;
    this.#key = '';
    this.#section = undefined;
  }

  #readKey(): boolean {
    if (!this.#read(true)) return false;
    this.#key = this.#reader.value as string;
    if (this.#seen.has(this.#key)) {
      this.#fail('duplicate-key', `The key "${this.#key}" stands twice in the file.`, this.#valueOffset);
    }
    this.#seen.add(this.#key);
    this.#state = 'value';
    return true;
  }

  #readMember(parts: FilePart[]): boolean {
    const section = SECTIONS.find((name) => name === this.#key);
    if (section !== undefined && !this.#isInside) {
      const { bytes, start, end } = this.#window;
      const isComplete = this.#token.read(bytes, start, end);
      const { kind, length, size } = this.#token;
      if (kind === 'array') {
        if (!isComplete) return this.#wait(size);
        this.#window.start += size;
        this.#startSection(section, length);
        parts.push({ kind: 'section', section });
        if (length === 0) this.#nextMember();
        return true;
      }
    }
    if (!this.#read(false)) return false;
    const byteOffset = this.#valueOffset;
    parts.push({ kind: 'member', key: this.#key, value: this.#reader.value, byteOffset });
    this.#nextMember();
    return true;
  }

  #startSection(section: SectionName, count: number): void {
    this.#section = section;
    this.#recordsLeft = count;
    this.#index = 0;
    this.#state = 'record';
  }

  #readRecord(parts: FilePart[]): boolean {
    if (!this.#read(false)) return false;
    this.#run.add(this.#reader.value, this.#valueOffset, this.#window.position);
    this.#index += 1;
    this.#recordsLeft -= 1;
    const isLast = this.#recordsLeft === 0;
    const run = isLast || this.#run.isFull ? this.#run.take(this.#section!) : undefined;
    if (run !== undefined) parts.push(run);
    if (isLast) this.#nextMember();
    return true;
  }

  /** Begins a value or goes on with it. @returns whether it is complete */
  #read(isKey: boolean): boolean {
    const window = this.#window;
    if (!this.#isInside) {
      this.#isInside = true;
      this.#valueOffset = window.position;
      this.#reader.begin(isKey);
    }
    window.start = this.#reader.read(window.bytes, window.start, window.end, window.offset);
    if (this.#reader.needed > 0) return this.#wait(this.#reader.needed);
    this.#isInside = false;
    return true;
  }

  #wait(needed: number): false {
    this.#needed = needed;
    return false;
  }

  #path(): string | undefined {
    if (this.#section !== undefined) return `${this.#section}[${this.#index}]`;
    return this.#key === '' ? undefined : this.#key;
  }

  #fail(code: SessionErrorCode, message: string, byteOffset: number): never {
    const path = this.#path();
    throw new SessionError(code, message, { byteOffset, ...(path === undefined ? {} : { path }) });
  }
}
