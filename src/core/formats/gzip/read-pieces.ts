import { SessionError } from '../../model/errors.ts';
import type { ByteQueue } from '../byte-queue.ts';
import { freeBuffer } from '../free-buffer.ts';
import { nextBlock } from './block-walk.ts';
import { inflateNatively, inflateStart } from './inflate-natively.ts';
import type { InflatedChunk } from './inflated-chunk.ts';

/** Raw bytes of one piece beyond which it cannot be one of ours. */
const MAX_PIECE_BYTES = 64 * 1024 ** 2;

/** Reads the body of a member that is made of pieces, one piece a chunk, up to its footer. */
export async function* readPieces(queue: ByteQueue): AsyncGenerator<InflatedChunk> {
  try {
    yield* wholePieces(queue);
  } catch (error) {
    if (error instanceof SessionError && error.code === 'gzip-truncated') {
      for (const bytes of await inflateStart(queue.bytes.slice())) yield { bytes };
    }
    throw error;
  }
}

async function* wholePieces(queue: ByteQueue): AsyncGenerator<InflatedChunk> {
  let bit = 0;
  let rawLength = 0;
  for (;;) {
    const block = await nextBlock(queue, bit);
    bit = block.endBit;
    rawLength += block.rawLength;
    if (rawLength > MAX_PIECE_BYTES) {
      throw new SessionError(
        'too-large',
        'A piece of the compressed data is too large to be a session.',
        {
          byteOffset: queue.offset,
        },
      );
    }
    if (!block.final && !block.isMarker) continue;
    const length = (bit + 7) >>> 3;
    if (rawLength > 0) yield await inflateChunk(queue, length, rawLength, block.final);
    queue.skip(length);
    if (block.final) return;
    bit = 0;
    rawLength = 0;
  }
}

async function inflateChunk(
  queue: ByteQueue,
  length: number,
  rawLength: number,
  final: boolean,
): Promise<InflatedChunk> {
  const piece = queue.bytes.slice(0, length);
  try {
    const chunks = await inflateNatively(piece, { rawLength, isEnd: final });
    const bytes = joinChunks(chunks, rawLength);
    return final ? { bytes } : { bytes, piece };
  } catch (cause) {
    throw new SessionError('gzip-data', 'The compressed data is damaged.', {
      byteOffset: queue.offset,
      cause,
    });
  }
}

function joinChunks(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1) return only!;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
    freeBuffer(chunk);
  }
  return joined;
}
