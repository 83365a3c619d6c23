import { SessionError } from '../../model/errors.ts';
import type { ByteQueue } from '../byte-queue.ts';
import { readDeflateBlock, type DeflateBlock } from './deflate-blocks.ts';

/** Compressed bytes of one block beyond which it is an attack: encoders end a block far earlier. */
const MAX_BLOCK_BYTES = 32 * 1024 ** 2;

/**
 * The block at `startBit` of the queue, read on until it is whole. Each try doubles what is there,
 * so that a long block costs no more than twice its length.
 * @throws SessionError `gzip-truncated`, `gzip-data`, `too-large`
 */
export async function nextBlock(queue: ByteQueue, startBit: number): Promise<DeflateBlock> {
  for (;;) {
    const block = readBlockAt(queue, startBit);
    if (block !== undefined) return block;
    const used = queue.length - (startBit >>> 3);
    if (used > MAX_BLOCK_BYTES) {
      throw new SessionError(
        'too-large',
        'A block of the compressed data is too large to be a session.',
        {
          byteOffset: queue.offset,
        },
      );
    }
    if (!(await queue.require(queue.length + Math.max(used, 1)))) {
      const last = readBlockAt(queue, startBit);
      if (last !== undefined) return last;
      throw new SessionError(
        'gzip-truncated',
        'The file ends inside the compressed data: it was cut off.',
        {
          byteOffset: queue.offset + queue.length,
        },
      );
    }
  }
}

function readBlockAt(queue: ByteQueue, startBit: number): DeflateBlock | undefined {
  try {
    return readDeflateBlock(queue.bytes, startBit);
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    throw new SessionError(error.code, error.message, {
      byteOffset: queue.offset + (error.byteOffset ?? 0),
    });
  }
}
