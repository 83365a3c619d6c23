import { bytesOfBase64, ELEMENT_ARRAYS } from '../../core/index.ts';

/** The bytes of a recorded typed array; none where they cannot be read. */
export function decodeBytes(base64: unknown): Uint8Array<ArrayBuffer> {
  return bytesOfBase64(base64) ?? new Uint8Array();
}

/** Classes whose elements are the bytes themselves. */
const BYTE_ARRAYS: readonly unknown[] = ['Uint8Array', 'Uint8ClampedArray'];

/** The elements that bytes are for a class; undefined for one whose elements are bytes, and for an unknown one. */
export function elementsOf(
  name: unknown,
  bytes: Uint8Array<ArrayBuffer>,
): ArrayLike<unknown> | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(ELEMENT_ARRAYS, name) || BYTE_ARRAYS.includes(name))
    return undefined;
  const Elements = ELEMENT_ARRAYS[name as keyof typeof ELEMENT_ARRAYS];
  const length = Math.floor(bytes.length / Elements.BYTES_PER_ELEMENT);
  // Recorded little-endian, as every machine is that runs a browser.
  return new Elements(bytes.buffer, 0, length);
}
