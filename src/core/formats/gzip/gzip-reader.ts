import { SessionError } from '../../model/errors.ts';
import type { ByteQueue } from '../byte-queue.ts';
import { combineCrc32, crc32 } from './crc32.ts';
import { PIECES_SUBFIELD } from './gzip-member.ts';
import { inflateMember } from './inflate-member.ts';
import { readPieces } from './read-pieces.ts';
import type { InflatedChunk } from './inflated-chunk.ts';

const FLAG_HEADER_CRC = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;

/** Whether the bytes begin as a gzip member does (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates every member of a gzip stream, in order, in memory that does not grow with it. Bytes of a
 * member are given out before its CRC can be known: what is made of them must be kept back until the
 * generator ends.
 * @throws SessionError with a `gzip-` code, `trailing-data`; `byteOffset` is in the compressed bytes
 */
export async function* readGzip(queue: ByteQueue): AsyncGenerator<InflatedChunk> {
  for (let member = 0; ; member += 1) {
    if (member > 0 && !(await hasMember(queue))) return;
    const isOurs = await readHeader(queue);
    let crc = 0;
    let length = 0;
    for await (const chunk of isOurs ? readPieces(queue) : inflateMember(queue)) {
      chunk.crc32 ??= crc32(chunk.bytes);
      crc = combineCrc32(crc, chunk.crc32, chunk.bytes.length);
      length += chunk.bytes.length;
      yield chunk;
    }
    await readFooter(queue, crc, length);
  }
}

/**
 * Whether another member follows. Zeros up to the end pad a file to whole blocks of a tape, or of a
 * copy: gzip(1) takes no notice of them either.
 * @throws SessionError `trailing-data`
 */
async function hasMember(queue: ByteQueue): Promise<boolean> {
  await queue.require(2);
  if (isGzip(queue.bytes)) return true;
  while (queue.length > 0 || (await queue.fill())) {
    const { bytes } = queue;
    const used = bytes.findIndex((byte) => byte !== 0);
    queue.skip(used === -1 ? bytes.length : used);
    if (used === -1) continue;
    throw new SessionError(
      'trailing-data',
      'There is something behind the end of the compressed data.',
      {
        byteOffset: queue.offset,
      },
    );
  }
  return false;
}

/** @returns whether the member is made of pieces that can be taken apart */
async function readHeader(queue: ByteQueue): Promise<boolean> {
  await requireBytes(queue, 10, 'header');
  const header = queue.bytes;
  const flags = header[3]!;
  if (!isGzip(header) || header[2] !== 8 || (flags & 0xe0) !== 0) {
    throw new SessionError('gzip-header', 'The gzip header is damaged.', { byteOffset: queue.offset });
  }
  let crc = crc32(header.subarray(0, 10));
  queue.skip(10);
  const take = async (count: number): Promise<Uint8Array> => {
    await requireBytes(queue, count, 'header');
    const bytes = queue.bytes.slice(0, count);
    crc = crc32(bytes, crc);
    queue.skip(count);
    return bytes;
  };
  let isOurs = false;
  if ((flags & FLAG_EXTRA) !== 0) {
    const length = await take(2);
    const extra = await take(length[0]! | (length[1]! << 8));
    isOurs = PIECES_SUBFIELD.every((byte, i) => extra[i] === byte);
  }
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if ((flags & flag) === 0) continue;
    while ((await take(1))[0] !== 0);
  }
  if ((flags & FLAG_HEADER_CRC) !== 0) {
    const expected = crc & 0xffff;
    const stored = await take(2);
    if ((stored[0]! | (stored[1]! << 8)) !== expected) {
      throw new SessionError('gzip-header', 'The gzip header does not match its CRC.', {
        byteOffset: queue.offset - 2,
      });
    }
  }
  return isOurs;
}

async function readFooter(queue: ByteQueue, crc: number, length: number): Promise<void> {
  await requireBytes(queue, 8, 'footer');
  const footer = queue.bytes;
  const view = new DataView(footer.buffer, footer.byteOffset, 8);
  if (view.getUint32(0, true) !== crc) {
    throw new SessionError('gzip-crc', 'The file is damaged: its CRC-32 does not match its content.', {
      byteOffset: queue.offset,
    });
  }
  if (view.getUint32(4, true) !== length % 2 ** 32) {
    throw new SessionError(
      'gzip-length',
      'The file is damaged: its length does not match its content.',
      {
        byteOffset: queue.offset + 4,
      },
    );
  }
  queue.skip(8);
}

async function requireBytes(queue: ByteQueue, count: number, part: string): Promise<void> {
  if (await queue.require(count)) return;
  throw truncated(queue, part);
}

function truncated(queue: ByteQueue, part: string): SessionError {
  return new SessionError('gzip-truncated', `The file ends inside the gzip ${part}: it was cut off.`, {
    byteOffset: queue.offset + queue.length,
  });
}
