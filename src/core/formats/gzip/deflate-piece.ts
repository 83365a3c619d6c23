import { deflateSync, inflateSync } from 'fflate';
import { SessionError } from '../../model/errors.ts';
import { crc32 } from './crc32.ts';
import { readDeflateBlock, type DeflateBlock } from './deflate-blocks.ts';

/**
 * A run of deflate blocks that stands alone (no reference to what came before), has no final block
 * and ends on a byte boundary with an empty stored block, so that pieces can be put one after the
 * other into one stream.
 */
export type DeflatePiece = Uint8Array<ArrayBuffer>;

/** What a final, empty block with fixed codes looks like: it ends a stream of pieces. */
export const STREAM_END = Uint8Array.of(0x03, 0x00);

/** An empty stored block on a byte boundary, without its three header bits. */
const MARKER = Uint8Array.of(0x00, 0x00, 0xff, 0xff);

/** Largest body of one stored block (RFC 1951, section 3.2.4). */
const STORED_LIMIT = 65_535;

/** Compression levels of the contract: 1 to 9, or -1 for the default. */
export type CompressionLevel = -1 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

export function isCompressionLevel(level: number): level is CompressionLevel {
  return Number.isInteger(level) && (level === -1 || (level >= 1 && level <= 9));
}

/** Compresses `raw` to a piece. fflate's one-shot function only: its streaming classes lose data. */
export function deflatePiece(raw: Uint8Array, level: CompressionLevel = -1): DeflatePiece {
  const deflated = deflateSync(raw, { level: level === -1 ? 6 : level });
  return openEnd(deflated);
}

/** Compresses nothing: stored blocks, for the few bytes between segments. */
export function storedPiece(raw: Uint8Array): DeflatePiece {
  const blocks = Math.ceil(raw.length / STORED_LIMIT);
  const piece = new Uint8Array(raw.length + blocks * 5 + 1 + MARKER.length);
  let at = 0;
  for (let from = 0; from < raw.length; from += STORED_LIMIT) {
    const body = raw.subarray(from, from + STORED_LIMIT);
    piece.set(
      [0, body.length & 255, body.length >> 8, ~body.length & 255, (~body.length >> 8) & 255],
      at,
    );
    piece.set(body, at + 5);
    at += 5 + body.length;
  }
  piece.set(MARKER, at + 1);
  return piece;
}

/**
 * Inflates a piece and checks what came out.
 * @throws SessionError `gzip-data` when it does not inflate, `gzip-length` or `gzip-crc` when it
 * inflates to something else
 */
export function inflatePiece(
  piece: Uint8Array,
  expected: { rawLength: number; crc32: number },
): Uint8Array {
  const raw = inflateOpenEnd(piece, expected.rawLength);
  if (raw.length !== expected.rawLength) {
    throw new SessionError(
      'gzip-length',
      `The data inflates to ${raw.length} bytes instead of ${expected.rawLength}.`,
    );
  }
  if (crc32(raw) !== expected.crc32) {
    throw new SessionError('gzip-crc', 'The data is damaged: its CRC-32 is not the stored one.');
  }
  return raw;
}

/** Inflates a piece whose raw length is known from its blocks. @throws SessionError `gzip-data` */
function inflateOpenEnd(piece: Uint8Array, rawLength: number): Uint8Array {
  const whole = new Uint8Array(piece.length + STREAM_END.length);
  whole.set(piece);
  whole.set(STREAM_END, piece.length);
  try {
    return inflateSync(whole, { out: new Uint8Array(rawLength) });
  } catch (cause) {
    throw new SessionError('gzip-data', 'The compressed data is damaged.', { cause });
  }
}

/** Turns a complete deflate stream into a piece: its last block becomes a non-final one. */
export function openEnd(deflated: Uint8Array): DeflatePiece {
  const last = findLastBlock(deflated);
  const padding = (8 - (last.endBit & 7)) & 7;
  const length = (last.endBit + padding) >>> 3;
  // The marker's three header bits go into the padding, or into a byte of their own.
  const extra = padding >= 3 ? 0 : 1;
  const piece = new Uint8Array(length + extra + MARKER.length);
  piece.set(deflated.subarray(0, length));
  piece[last.startBit >>> 3]! &= ~(1 << (last.startBit & 7));
  if (padding > 0) piece[length - 1]! &= 0xff >> padding;
  piece.set(MARKER, length + extra);
  return piece;
}

function findLastBlock(deflated: Uint8Array): DeflateBlock {
  for (let bit = 0; ;) {
    const block = readDeflateBlock(deflated, bit);
    if (block === undefined) throw new SessionError('gzip-data', 'A deflate stream has no last block.');
    if (block.final) return block;
    bit = block.endBit;
  }
}
