import { SessionError, toSessionError } from '../../model/errors.ts';
import type { ByteQueue } from '../byte-queue.ts';
import { nextBlock } from './block-walk.ts';
import { untilRead } from './inflate-natively.ts';
import type { InflatedChunk } from './inflated-chunk.ts';

/** Compressed bytes fed at a time: even a bomb then unpacks to no more than 16 MB in one go. */
const FEED_BYTES = 16 * 1024;

/**
 * Reads the body of any member up to its footer. The platform inflates; where the body ends is
 * found by walking the blocks, because `DecompressionStream` takes nothing behind it.
 */
export async function* inflateMember(queue: ByteQueue): AsyncGenerator<InflatedChunk> {
  const inflater = new DecompressionStream('deflate-raw');
  const reader = (inflater.readable as ReadableStream<Uint8Array>).getReader();
  const writer = inflater.writable.getWriter();
  let feedError: SessionError | undefined;
  const fed = feedBody(queue, writer).catch(async (error: unknown) => {
    feedError = toSessionError(error, 'gzip-data');
    // What a file that was cut off has of its last block inflates as well, unless it is damaged, too.
    if (feedError.code === 'gzip-truncated')
      await feed(queue, queue.length, writer).catch(() => undefined);
    await untilRead(writer);
    await writer.abort(error).catch(() => undefined);
  });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield { bytes: value };
    }
    await fed;
    if (feedError !== undefined) throw feedError;
  } catch (cause) {
    const reason = feedError ?? cause;
    if (reason instanceof SessionError) throw reason;
    throw new SessionError('gzip-data', 'The compressed data is damaged.', {
      byteOffset: queue.offset,
      cause: reason,
    });
  } finally {
    await reader.cancel().catch(() => undefined);
    await fed;
  }
}

async function feedBody(
  queue: ByteQueue,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  let bit = 0;
  for (;;) {
    const block = await nextBlock(queue, bit);
    bit = block.endBit;
    // The byte in which a block ends also begins the next one: it goes with that.
    const length = block.final ? (bit + 7) >>> 3 : bit >>> 3;
    await feed(queue, length, writer);
    queue.skip(length);
    bit -= length * 8;
    if (block.final) break;
  }
  await writer.close();
}

async function feed(
  queue: ByteQueue,
  length: number,
  writer: WritableStreamDefaultWriter<BufferSource>,
): Promise<void> {
  for (let from = 0; from < length; from += FEED_BYTES) {
    await writer.write(queue.bytes.slice(from, Math.min(from + FEED_BYTES, length)));
  }
}
