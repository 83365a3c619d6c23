import { STREAM_END } from './deflate-piece.ts';
import { throughStream } from './through-stream.ts';

/** A gzip header without name, time or flags (RFC 1952, section 2.3.1). */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

/** What a piece inflates to, and how it ends. */
export interface PieceContent {
  rawLength: number;
  /** Of the raw bytes; where it is known, the platform checks it. */
  crc32?: number;
  /** The piece ends with the final block of its stream. @defaultValue false */
  isEnd?: boolean;
}

/**
 * Inflates a piece with the platform's own inflater, which is more than twice as fast as a script.
 * @returns the raw bytes, in the chunks that the platform gives
 * @throws TypeError when the piece is damaged, or inflates to something else
 */
export async function inflateNatively(
  piece: Uint8Array,
  { rawLength, crc32, isEnd = false }: PieceContent,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const stream = isEnd ? [piece] : [piece, STREAM_END];
  const chunks = await (crc32 === undefined
    ? throughStream(new DecompressionStream('deflate-raw'), stream)
    : throughStream(new DecompressionStream('gzip'), [HEADER, ...stream, footer(crc32, rawLength)]));
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  if (length !== rawLength) throw new TypeError(`The piece has ${length} bytes, not ${rawLength}.`);
  return chunks;
}

/** RFC 1952, section 2.3.1. */
function footer(crc32: number, rawLength: number): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, crc32, true);
  view.setUint32(4, rawLength, true);
  return bytes;
}
