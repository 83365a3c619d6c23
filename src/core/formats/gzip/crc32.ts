/** CRC-32 of RFC 1952, section 8: reflected polynomial 0xEDB88320, computed eight bytes at a time. */

const POLYNOMIAL = 0xedb88320;
const SLICES = 8;

const tables = buildTables();

function buildTables(): Int32Array[] {
  const first = new Int32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    first[byte] = crc;
  }
  const all = [first];
  for (let slice = 1; slice < SLICES; slice += 1) {
    const previous = all[slice - 1]!;
    all.push(Int32Array.from(previous, (crc) => (crc >>> 8) ^ first[crc & 255]!));
  }
  return all;
}

/** CRC-32 of `bytes`, or of what came before (`crc`) and `bytes` together. Unsigned. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let c = ~crc;
  let i = 0;
  for (const end = bytes.length - 7; i < end; i += 8) {
    c ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    c =
      t7[c & 255]! ^
      t6[(c >>> 8) & 255]! ^
      t5[(c >>> 16) & 255]! ^
      t4[c >>> 24]! ^
      t3[bytes[i + 4]!]! ^
      t2[bytes[i + 5]!]! ^
      t1[bytes[i + 6]!]! ^
      t0[bytes[i + 7]!]!;
  }
  for (; i < bytes.length; i += 1) c = (c >>> 8) ^ t0[(c ^ bytes[i]!) & 255]!;
  return ~c >>> 0;
}

/**
 * CRC-32 of A followed by B, from the CRC of each and the length of B, without their bytes.
 * The method of zlib's `crc32_combine`: B's length as a power of x modulo the polynomial.
 */
export function combineCrc32(crcA: number, crcB: number, lengthB: number): number {
  return (multiplyModulo(powerOfX(lengthB), crcA) ^ crcB) >>> 0;
}

/** Product of two polynomials over GF(2), modulo CRC-32's, bit-reflected. */
function multiplyModulo(a: number, b: number): number {
  let product = 0;
  let factor = b;
  for (let bit = 0x80000000; bit !== 0; bit >>>= 1) {
    if ((a & bit) !== 0) product ^= factor;
    factor = factor & 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
  }
  return product;
}

/** x to the power of 8 × `byteLength`, modulo CRC-32's polynomial; lengths beyond 32 bits included. */
function powerOfX(byteLength: number): number {
  let power = 0x80000000;
  let square = 0x00800000;
  for (let rest = byteLength; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiplyModulo(square, power);
    square = multiplyModulo(square, square);
  }
  return power;
}
