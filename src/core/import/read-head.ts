import { ByteQueue } from '../formats/byte-queue.ts';
import { FileHeader } from './file-header.ts';
import { readFile, type FormatHints } from './read-file.ts';
import { openSource } from './source.ts';
import { isVersion1 } from './v1/version.ts';
import { withoutValues } from './validate-record.ts';

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
  try {
    await readFile({
      queue,
      hints,
      signal,
      summarise: withoutValues,
      take: (part) => {
        // Of a file of version 1.0 nothing stands before its records.
        if (part.kind === 'member' && isVersion1(part)) return Promise.resolve(false);
        if (part.kind === 'member') header.add(part.key, part.value, part.byteOffset);
        return Promise.resolve(part.kind === 'member' || header.session === undefined);
      },
    });
    return header;
  } finally {
    void queue.close().catch(() => undefined);
  }
}
