import { readUnsigned } from './msgpack-token.ts';

const MAX_NANOSECONDS = 999_999_999;
const TWO_32 = 2 ** 32;

/**
 * The moment that a timestamp extension holds, as ISO 8601: with three digits of the second, as
 * `Date` writes it, or with nine where it is not a whole number of milliseconds.
 * https://github.com/msgpack/msgpack/blob/master/spec.md#timestamp-extension-type
 * @returns undefined for a length that the specification does not know, and for what is no `Date`
 */
export function timestampText(payload: Uint8Array): string | undefined {
  let seconds: number;
  let nanoseconds = 0;
  if (payload.length === 4) {
    seconds = readUnsigned(payload, 0, 4);
  } else if (payload.length === 8) {
    const high = readUnsigned(payload, 0, 4);
    nanoseconds = high >>> 2;
    seconds = (high & 3) * TWO_32 + readUnsigned(payload, 4, 4);
  } else if (payload.length === 12) {
    nanoseconds = readUnsigned(payload, 0, 4);
    seconds = (readUnsigned(payload, 4, 4) | 0) * TWO_32 + readUnsigned(payload, 8, 4);
  } else {
    return undefined;
  }
  const date = new Date(seconds * 1_000 + Math.floor(nanoseconds / 1e6));
  if (nanoseconds > MAX_NANOSECONDS || Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString();
  const rest = nanoseconds % 1e6;
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(6, '0')}Z`;
}
