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

/** Inflates as much as there is of a piece that was cut off. */
export async function inflateStart(piece: Uint8Array): Promise<Uint8Array<ArrayBuffer>[]> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const writer = writable.getWriter();
  const fed = writer
    .write(piece as Uint8Array<ArrayBuffer>)
    .then(() => untilRead(writer))
    .catch(() => undefined)
    .then(() => writer.abort())
    .catch(() => undefined);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
    }
  } catch {
    // It ends with being aborted, or with what is damaged.
  }
  await fed;
  return chunks;
}

/**
 * Resolves when a stream's reader has all that was made of what was written: the next write waits until then, and
 * aborting would throw away what is not read.
 */
export async function untilRead(writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  await writer.write(new Uint8Array(0)).catch(() => undefined);
}

/** RFC 1952, section 2.3.1. */
function footer(crc32: number, rawLength: number): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, crc32, true);
  view.setUint32(4, rawLength, true);
  return bytes;
}
