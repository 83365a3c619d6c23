import type { TaggedValue } from '../../model/tagged-value.ts';
import { tag, tagBytes, tagFloat } from '../tag-scalar.ts';
import { readUnsigned, type MsgpackToken } from './msgpack-token.ts';
import * as type from './msgpack-types.ts';
import { timestampText } from './timestamp-text.ts';

const QUOTE = 0x22;
const TWO_32 = 2 ** 32;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const float = new DataView(new ArrayBuffer(8));

/**
 * The value of a token that is neither a text nor holds others; what JSON cannot say is tagged.
 * @param at - of the token's first byte; all of it is there
 */
export function readScalar(token: MsgpackToken, bytes: Uint8Array, at: number): unknown {
  const start = at + token.headerSize;
  const { first, kind, length } = token;
  if (kind === 'integer') return tagInteger(readInteger(first, bytes, start));
  if (kind === 'float') return tagFloat(readFloat(bytes, start, length));
  if (kind === 'nil') return null;
  if (kind === 'boolean') return first === type.TRUE;
  const payload = bytes.subarray(start, start + length);
  return kind === 'binary' ? tagBytes('Uint8Array', payload) : readExtension(bytes[start - 1]!, payload);
}

/** The text that such a value is as a key, as JavaScript writes it; undefined when it cannot be one. */
export function readKey(token: MsgpackToken, bytes: Uint8Array, at: number): string | undefined {
  const start = at + token.headerSize;
  const { first, kind, length } = token;
  if (kind === 'integer') return String(readInteger(first, bytes, start));
  if (kind === 'float') return String(readFloat(bytes, start, length));
  if (kind === 'nil') return 'null';
  if (kind === 'boolean') return String(first === type.TRUE);
  if (kind !== 'extension' || bytes[start - 1] !== type.EXT_ESCAPED_TEXT) return undefined;
  return readEscapedText(bytes.subarray(start, start + length));
}

/** @returns a bigint where a number would not be exact */
function readInteger(first: number, bytes: Uint8Array, at: number): number | bigint {
  if (first < type.FIX_MAP) return first;
  switch (first) {
    case type.UINT_8:
      return bytes[at]!;
    case type.UINT_16:
      return readUnsigned(bytes, at, 2);
    case type.UINT_32:
      return readUnsigned(bytes, at, 4);
    case type.UINT_64:
      return joinHalves(readUnsigned(bytes, at, 4), readUnsigned(bytes, at + 4, 4));
    case type.INT_8:
      return (bytes[at]! << 24) >> 24;
    case type.INT_16:
      return (readUnsigned(bytes, at, 2) << 16) >> 16;
    case type.INT_32:
      return readUnsigned(bytes, at, 4) | 0;
    case type.INT_64:
      return joinHalves(readUnsigned(bytes, at, 4) | 0, readUnsigned(bytes, at + 4, 4));
    default:
      return first - 0x100;
  }
}

function joinHalves(high: number, low: number): number | bigint {
  const value = high * TWO_32 + low;
  return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low);
}

function readFloat(bytes: Uint8Array, at: number, length: number): number {
  for (let i = 0; i < length; i += 1) float.setUint8(i, bytes[at + i]!);
  return length === 4 ? float.getFloat32(0) : float.getFloat64(0);
}

function readExtension(typeByte: number, payload: Uint8Array): unknown {
  const typeNumber = (typeByte << 24) >> 24;
  if (typeNumber === type.EXT_TIMESTAMP) {
    const value = timestampText(payload);
    if (value !== undefined) return tag('date', { value });
  }
  const text = typeNumber === type.EXT_ESCAPED_TEXT ? readEscapedText(payload) : undefined;
  return text ?? tagBytes(`ext(${typeNumber})`, payload);
}

/** @returns undefined when the payload is no JSON string */
function readEscapedText(payload: Uint8Array): string | undefined {
  if (payload[0] !== QUOTE) return undefined;
  try {
    return JSON.parse(decoder.decode(payload)) as string;
  } catch {
    return undefined;
  }
}

function tagInteger(value: number | bigint): number | TaggedValue {
  return typeof value === 'number' ? value : tag('bigint', { value: String(value) });
}
