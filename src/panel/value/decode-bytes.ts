const ARRAYS = {
  Int8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

/** The elements of a recorded typed array; of any other class, and of a class unknown here, its bytes. */
export function decodeBytes(name: unknown, base64: unknown): ArrayLike<unknown> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = Uint8Array.from(atob(String(base64)), (character) => character.charCodeAt(0));
  } catch {
    return [];
  }
  if (typeof name !== 'string' || !Object.hasOwn(ARRAYS, name)) return bytes;
  const Elements = ARRAYS[name as keyof typeof ARRAYS];
  const length = Math.floor(bytes.length / Elements.BYTES_PER_ELEMENT);
  // Recorded little-endian, as every machine is that runs a browser.
  return new Elements(bytes.buffer, 0, length);
}
