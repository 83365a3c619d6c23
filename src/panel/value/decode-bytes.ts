import { bytesOfBase64, ELEMENT_ARRAYS } from '../../core/index.ts';

/** The elements of a recorded typed array; of any other class, and of a class unknown here, its bytes. */
export function decodeBytes(name: unknown, base64: unknown): ArrayLike<unknown> {
  const bytes = bytesOfBase64(base64);
  if (bytes === undefined) return [];
  if (typeof name !== 'string' || !Object.hasOwn(ELEMENT_ARRAYS, name)) return bytes;
  const Elements = ELEMENT_ARRAYS[name as keyof typeof ELEMENT_ARRAYS];
  const length = Math.floor(bytes.length / Elements.BYTES_PER_ELEMENT);
  // Recorded little-endian, as every machine is that runs a browser.
  return new Elements(bytes.buffer, 0, length);
}
