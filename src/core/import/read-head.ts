import { ByteQueue } from '../formats/byte-queue.ts';
import { FileHeader } from './file-header.ts';
import { readParts, type FormatHints } from './read-parts.ts';
import { openSource } from './source.ts';

/**
 * Reads what a file says before its records: a piece of it, as our exports are laid out. Whatever another
 * program put behind the records is not in it.
 * @throws SessionError with its place in the file
 */
export async function readHead(
  file: Blob,
  hints: FormatHints,
  signal: AbortSignal,
): Promise<FileHeader> {
  const header = new FileHeader();
  const queue = new ByteQueue((await openSource(file, signal)).chunks);
  const form = { compressed: false, format: 'json' } as const;
  try {
    for await (const part of readParts(queue, hints, { ...form }, signal)) {
      if (part.kind === 'member') header.add(part.key, part.value, part.byteOffset);
      else if (header.session !== undefined) break;
    }
    return header;
  } finally {
    void queue.close().catch(() => undefined);
  }
}
