import type { SessionErrorCode } from '../../model/errors.ts';
import { MAX_IMPORT_DEPTH, MAX_RECORD_BYTES } from '../../model/limits.ts';
import { utf8ErrorOffset } from '../json/json-error.ts';
import { setField } from '../../model/set-field.ts';
import { MsgpackToken, type TokenKind } from './msgpack-token.ts';
import { readKey, readScalar } from './read-scalar.ts';
import { TextReader } from './text-reader.ts';

/** Throws a `SessionError`. @param byteOffset - in the file */
export type Fail = (code: SessionErrorCode, message: string, byteOffset: number) => never;

/** A map or an array that is not all there yet. */
interface Level {
  list: unknown[] | undefined;
  /** The list where it is one: a level is used for one or the other, again and again. */
  map: Record<string, unknown>;
  /** Of the value that comes next in a map; undefined where its key does. */
  key: string | undefined;
  /** Values to come. */
  left: number;
}

/**
 * What a value takes beyond the bytes that it has here: as JSON two at the least, in memory more. What
 * the recorder writes stays below the limit, with the most and the shortest values that it keeps.
 */
const VALUE_BYTES = 6;
/** As much for a map or an array, however empty. */
const CONTAINER_BYTES = 11;
/** As much for a value that becomes an object with a `$type`. */
const TAGGED_BYTES = 48;

/**
 * Reads one MessagePack value after the other, over as many chunks as it takes: what is read of a
 * value stays read. No declared length is believed before its bytes are there.
 */
export class ValueReader {
  readonly #token = new MsgpackToken();
  readonly #texts = new TextReader();
  readonly #fail: Fail;
  readonly #levels: Level[] = Array.from({ length: MAX_IMPORT_DEPTH }, () => ({
    list: undefined,
    map: {},
    key: undefined,
    left: 0,
  }));
  #depth = 0;
  #isKey = false;
  /** Bytes that what is read of the value takes, as JSON or in memory: an empty map is one byte in the file. */
  #weight = 0;
  /** Bytes that have to be there for `read` to go on; 0 when the value is complete. */
  needed = 0;
  value: unknown;

  constructor(fail: Fail) {
    this.#fail = fail;
  }

  /** Starts on a value. @param isKey - whether it is a key, which no map or array can be */
  begin(isKey = false): void {
    this.#isKey = isKey;
    this.#weight = 0;
  }

  /**
   * Goes on with the value.
   * @param offset - of the first of `bytes` in the file
   * @returns the index up to which the bytes are used
   */
  read(bytes: Uint8Array, start: number, end: number, offset: number): number {
    const token = this.#token;
    this.#texts.setWindow(bytes, end, offset);
    for (let at = start; ;) {
      this.needed = 1;
      if (at >= end) return at;
      const isComplete = token.read(bytes, at, end);
      const { kind, size, length, isContainer } = token;
      if (isComplete) this.#check(offset + at);
      this.needed = size;
      if (at + size > end) return at;
      const level = this.#depth === 0 ? undefined : this.#levels[this.#depth - 1]!;
      const isKey =
        level === undefined ? this.#isKey : level.list === undefined && level.key === undefined;
      let value: unknown;
      if (kind === 'text') value = this.#text(bytes, at + token.headerSize, offset, isKey);
      else if (isKey) value = readKey(token, bytes, at) ?? this.#failKey(offset + at);
      else if (!isContainer) value = readScalar(token, bytes, at);
      else value = this.#open(offset + at);
      at += size;
      this.#weight += size + weightOf(kind);
      if (isKey && level !== undefined) {
        level.key = value as string;
        if (Object.hasOwn(level.map, level.key)) this.#failDuplicate(level.key, offset + at - size);
      } else if (!(isContainer && length > 0) && this.#finish(value)) {
        this.needed = 0;
        return at;
      }
    }
  }

  #check(byteOffset: number): void {
    const { kind, length, size } = this.#token;
    if (kind === 'reserved') {
      this.#fail('invalid-msgpack', 'The byte c1 begins no MessagePack value.', byteOffset);
    }
    if (Math.max(length, this.#weight + size) > MAX_RECORD_BYTES) {
      this.#fail('too-large', `A value is longer than ${MAX_RECORD_BYTES} bytes.`, byteOffset);
    }
  }

  #text(bytes: Uint8Array, start: number, offset: number, isKey: boolean): string {
    const end = start + this.#token.length;
    try {
      return isKey ? this.#texts.key(start, end) : this.#texts.text(start, end);
    } catch {
      const at = start + utf8ErrorOffset(bytes.subarray(start, end));
      return this.#fail('invalid-utf8', 'A text is not valid UTF-8.', offset + at);
    }
  }

  #open(byteOffset: number): unknown {
    const { kind, length } = this.#token;
    if (this.#depth === MAX_IMPORT_DEPTH) {
      this.#fail('too-deep', `A value is nested more than ${MAX_IMPORT_DEPTH} levels deep.`, byteOffset);
    }
    const value = kind === 'array' ? [] : {};
    if (length > 0) {
      const level = this.#levels[this.#depth]!;
      level.list = kind === 'array' ? (value as unknown[]) : undefined;
      level.map = value;
      level.key = undefined;
      level.left = length;
      this.#depth += 1;
    }
    return value;
  }

  /** Puts a value where it belongs, and closes what ends with it. @returns whether that was all */
  #finish(last: unknown): boolean {
    let value = last;
    while (this.#depth > 0) {
      const level = this.#levels[this.#depth - 1]!;
      if (level.list === undefined) setField(level.map, level.key!, value);
      else level.list.push(value);
      level.key = undefined;
      level.left -= 1;
      if (level.left > 0) return false;
      value = level.map;
      this.#depth -= 1;
    }
    this.value = value;
    return true;
  }

  #failDuplicate(key: string, byteOffset: number): never {
    return this.#fail('duplicate-key', `The key "${key}" stands twice in one map.`, byteOffset);
  }

  #failKey(byteOffset: number): never {
    return this.#fail(
      'invalid-msgpack',
      'The key of a map must be a text, a number, a boolean or nil.',
      byteOffset,
    );
  }
}

function weightOf(kind: TokenKind): number {
  if (kind === 'binary' || kind === 'extension') return TAGGED_BYTES;
  return kind === 'map' || kind === 'array' ? CONTAINER_BYTES : VALUE_BYTES;
}
