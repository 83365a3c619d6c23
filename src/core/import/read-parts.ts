import type { ByteQueue } from '../formats/byte-queue.ts';
import { createDecoder } from '../formats/codecs.ts';
import {
  formatOfContent,
  formatOfMediaType,
  formatOfName,
  isFormatName,
  unknownFormat,
} from '../formats/format-names.ts';
import { freeBuffer } from '../formats/free-buffer.ts';
import { isGzip, readGzip } from '../formats/gzip/gzip-reader.ts';
import type { InflatedChunk } from '../formats/gzip/inflated-chunk.ts';
import type { FilePart } from '../formats/session-codec.ts';
import { throwIfAborted } from '../model/errors.ts';
import type { FormatName } from '../model/file-format.ts';
import { withoutValues } from './validate-record.ts';

/** What is known of a file's format before it is read. */
export interface FormatHints {
  /** Asked for by the caller: overrides all else. */
  format?: FormatName;
  /** File name or address. */
  name?: string;
  mediaType?: string;
}

/** How a file is written, as it turns out while it is read. */
export interface FileForm {
  compressed: boolean;
  format: FormatName;
}

/**
 * Takes a session file apart while it is read, in memory that does not grow with it. The bytes of a part are
 * good until the next one is asked for.
 * @param form - filled in as soon as it is known
 * @throws SessionError with its place in the file
 */
export async function* readParts(
  queue: ByteQueue,
  hints: FormatHints,
  form: FileForm,
  signal: AbortSignal,
): AsyncGenerator<FilePart> {
  await queue.require(2);
  form.compressed = isGzip(queue.bytes);
  const requested = requestedFormat(hints);
  form.format = requested ?? form.format;
  let decoder = requested && (await createDecoder(requested, withoutValues));
  for await (const chunk of form.compressed ? readGzip(queue) : readPlain(queue)) {
    throwIfAborted(signal, 'import');
    if (decoder === undefined) {
      form.format = formatOf(chunk.bytes, hints);
      decoder = await createDecoder(form.format, withoutValues);
    }
    yield* decoder.push(chunk);
    freeBuffer(chunk.bytes);
  }
  decoder ??= await createDecoder(form.format, withoutValues);
  yield* decoder.end();
}

function requestedFormat({ format }: FormatHints): FormatName | undefined {
  if (format !== undefined && !isFormatName(format)) throw unknownFormat(format);
  return format;
}

/**
 * What the content says, unless it leaves room: a file that begins with a brace may be YAML, if its
 * name or its server says so.
 */
function formatOf(bytes: Uint8Array, { name = '', mediaType = '' }: FormatHints): FormatName {
  const said = formatOfName(name) ?? formatOfMediaType(mediaType);
  const found = formatOfContent(bytes);
  if (found === 'json' && said === 'yaml') return 'yaml';
  return found ?? said ?? 'json';
}

async function* readPlain(queue: ByteQueue): AsyncGenerator<InflatedChunk> {
  for (;;) {
    const bytes = queue.bytes;
    if (bytes.length > 0) {
      queue.skip(bytes.length);
      yield { bytes };
    }
    if (!(await queue.fill())) return;
  }
}
