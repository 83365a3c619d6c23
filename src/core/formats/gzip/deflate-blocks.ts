import { SessionError } from '../../model/errors.ts';

/** Where one deflate block lies, in bits from the start of the bytes, and how much it inflates to. */
export interface DeflateBlock {
  startBit: number;
  endBit: number;
  final: boolean;
  /** An empty stored block: what a flush leaves, and where pieces are joined. */
  isMarker: boolean;
  rawLength: number;
}

/** RFC 1951, section 3.2.5. */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
  195, 227, 258,
];
const LENGTH_EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** RFC 1951, section 3.2.7. */
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END_OF_BLOCK = 256;

/** Symbol and code length by the next `bits` bits; an entry of 0 is no code. */
interface HuffmanTable {
  bits: number;
  entries: Uint16Array;
}

const fixedTables = buildFixedTables();

/**
 * Finds the end of the block that starts at `startBit`, without inflating it: codes are looked up
 * and skipped.
 * @returns undefined when the bytes end inside the block
 * @throws SessionError `gzip-data`
 */
export function readDeflateBlock(bytes: Uint8Array, startBit: number): DeflateBlock | undefined {
  const bitLength = bytes.length * 8;
  if (startBit + 3 > bitLength) return undefined;
  const header = peek(bytes, startBit) & 7;
  const final = (header & 1) === 1;
  const type = header >> 1;
  if (type === 0) return readStoredBlock(bytes, startBit, final);
  if (type === 3) throw invalid('a block of a type that deflate does not have', startBit);
  let bit = startBit + 3;
  let tables = fixedTables;
  if (type === 2) {
    const dynamic = readDynamicTables(bytes, bit);
    if (dynamic === undefined) return undefined;
    ({ tables, bit } = dynamic);
  }
  const body = skipCodes(bytes, bit, tables.literals, tables.distances);
  if (body === undefined) return undefined;
  return { startBit, endBit: body.bit, final, isMarker: false, rawLength: body.rawLength };
}

function readStoredBlock(bytes: Uint8Array, startBit: number, final: boolean): DeflateBlock | undefined {
  const at = (startBit + 3 + 7) >> 3;
  if (at + 4 > bytes.length) return undefined;
  const length = bytes[at]! | (bytes[at + 1]! << 8);
  const complement = bytes[at + 2]! | (bytes[at + 3]! << 8);
  if ((length ^ complement) !== 0xffff) throw invalid('a stored block with a wrong length', startBit);
  const end = at + 4 + length;
  if (end > bytes.length) return undefined;
  return { startBit, endBit: end * 8, final, isMarker: length === 0 && !final, rawLength: length };
}

function skipCodes(
  bytes: Uint8Array,
  from: number,
  literals: HuffmanTable,
  distances: HuffmanTable,
): { bit: number; rawLength: number } | undefined {
  const bitLength = bytes.length * 8;
  const literalMask = (1 << literals.bits) - 1;
  const distanceMask = (1 << distances.bits) - 1;
  let bit = from;
  let rawLength = 0;
  while (bit < bitLength) {
    const entry = literals.entries[peek(bytes, bit) & literalMask]!;
    if (entry === 0) {
      if (mayBeCut(bit, bitLength)) return undefined;
      throw invalid('a code that no table has', bit);
    }
    bit += entry & 15;
    const symbol = entry >> 4;
    if (symbol < END_OF_BLOCK) {
      rawLength += 1;
      continue;
    }
    if (symbol === END_OF_BLOCK) return bit > bitLength ? undefined : { bit, rawLength };
    const length = symbol - END_OF_BLOCK - 1;
    const extra = LENGTH_EXTRA[length];
    if (extra === undefined) {
      if (bit > bitLength) return undefined;
      throw invalid('a length code beyond 285', bit);
    }
    rawLength += LENGTH_BASE[length]! + (peek(bytes, bit) & ((1 << extra) - 1));
    bit += extra;
    if (bit >= bitLength) return undefined;
    const distance = distances.entries[peek(bytes, bit) & distanceMask]!;
    if (distance === 0) {
      if (mayBeCut(bit, bitLength)) return undefined;
      throw invalid('a distance code that no table has', bit);
    }
    const distanceExtra = DISTANCE_EXTRA[distance >> 4];
    if (distanceExtra === undefined) {
      if (bit + (distance & 15) > bitLength) return undefined;
      throw invalid('a distance code beyond 29', bit);
    }
    bit += (distance & 15) + distanceExtra;
  }
  return undefined;
}

function readDynamicTables(bytes: Uint8Array, from: number) {
  const bitLength = bytes.length * 8;
  if (from + 14 > bitLength) return undefined;
  const header = peek(bytes, from);
  const literalCount = (header & 31) + 257;
  const distanceCount = ((header >> 5) & 31) + 1;
  const lengthCount = ((header >> 10) & 15) + 4;
  let bit = from + 14;
  const codeLengths = new Uint8Array(19);
  for (let i = 0; i < lengthCount; i += 1, bit += 3) {
    codeLengths[CODE_LENGTH_ORDER[i]!] = peek(bytes, bit) & 7;
  }
  if (bit > bitLength) return undefined;
  const lengthTable = buildTable(codeLengths, from);
  const mask = (1 << lengthTable.bits) - 1;
  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let filled = 0; filled < lengths.length;) {
    if (bit >= bitLength) return undefined;
    const entry = lengthTable.entries[peek(bytes, bit) & mask]!;
    if (entry === 0) {
      if (mayBeCut(bit, bitLength)) return undefined;
      throw invalid('a code length that no table has', bit);
    }
    bit += entry & 15;
    const symbol = entry >> 4;
    if (symbol < 16) {
      lengths[filled] = symbol;
      filled += 1;
      continue;
    }
    const [extra, least] = symbol === 16 ? [2, 3] : symbol === 17 ? [3, 3] : [7, 11];
    const repeat = least + (peek(bytes, bit) & ((1 << extra) - 1));
    bit += extra;
    // Bits beyond the end read as zero: what they seem to say is no mistake of the data.
    if (bit > bitLength) return undefined;
    if (symbol === 16 && filled === 0) throw invalid('a repeat of no code length', bit);
    if (filled + repeat > lengths.length) throw invalid('more code lengths than declared', bit);
    if (symbol === 16) lengths.fill(lengths[filled - 1]!, filled, filled + repeat);
    filled += repeat;
  }
  if (bit > bitLength) return undefined;
  const tables = {
    literals: buildTable(lengths.subarray(0, literalCount), from),
    distances: buildTable(lengths.subarray(literalCount), from),
  };
  return { tables, bit };
}

/** Canonical codes (RFC 1951, section 3.2.2), bit-reversed, since codes are read from the low bit up. */
function buildTable(lengths: Uint8Array, at: number): HuffmanTable {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]! += 1;
  counts[0] = 0;
  let bits = 15;
  while (bits > 1 && counts[bits] === 0) bits -= 1;
  const next = new Uint16Array(17);
  let code = 0;
  for (let length = 1; length <= 15; length += 1) {
    code = (code + counts[length - 1]!) << 1;
    next[length] = code;
    if (code + counts[length]! > 1 << length) throw invalid('more codes than their lengths allow', at);
  }
  const entries = new Uint16Array(1 << bits);
  for (let symbol = 0; symbol < lengths.length; symbol += 1) {
    const length = lengths[symbol]!;
    if (length === 0) continue;
    const entry = (symbol << 4) | length;
    const step = 1 << length;
    for (let i = reverse(next[length]!, length); i < entries.length; i += step) entries[i] = entry;
    next[length]! += 1;
  }
  return { bits, entries };
}

function buildFixedTables(): { literals: HuffmanTable; distances: HuffmanTable } {
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256);
  lengths.fill(7, 256, 280);
  return { literals: buildTable(lengths, 0), distances: buildTable(new Uint8Array(32).fill(5), 0) };
}

function reverse(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i += 1) reversed |= ((code >> i) & 1) << (length - 1 - i);
  return reversed;
}

/** At least 17 bits from `bit` on; bits beyond the end read as zero, which callers check by position. */
function peek(bytes: Uint8Array, bit: number): number {
  const at = bit >>> 3;
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) >>> (bit & 7);
}

function invalid(what: string, bit: number): SessionError {
  return new SessionError('gzip-data', `The compressed data has ${what}.`, { byteOffset: bit >>> 3 });
}

/** Near the end an unknown code may only be half a code: more bytes will tell. */
function mayBeCut(bit: number, bitLength: number): boolean {
  return bitLength - bit < 15;
}
