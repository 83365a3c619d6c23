import type { ByteQueue } from '../formats/byte-queue.ts';
import { createDecoder } from '../formats/codecs.ts';
import { freeBuffer } from '../formats/free-buffer.ts';
import {
  formatOfContent,
  formatOfMediaType,
  formatOfName,
  isFormatName,
  unknownFormat,
} from '../formats/format-names.ts';
import { isGzip, readGzip } from '../formats/gzip/gzip-reader.ts';
import type { InflatedChunk } from '../formats/gzip/inflated-chunk.ts';
import type { FilePart, Summarise } from '../formats/session-codec.ts';
import { refuseForeign } from './refuse-foreign.ts';
import { throwIfAborted } from '../model/abort.ts';
import { SessionError, type SessionErrorCode } from '../model/errors.ts';
import type { FormatName } from '../model/file-format.ts';

/** What is known of a file's format before it is read. */
export interface FormatHints {
  /** Asked for by the caller: overrides all else. */
  format?: FormatName;
  /** File name or address. */
  name?: string;
  mediaType?: string;
}

/** What a file turned out to be. */
export interface FileTraits {
  compressed: boolean;
  format: FormatName;
}

export interface ReadJob {
  queue: ByteQueue;
  hints: FormatHints;
  signal: AbortSignal;
  /** Applied to each record, which it may change. @defaultValue the record itself */
  summarise?: Summarise;
  /** Takes the file's parts in its order. @returns whether it wants more */
  take: (part: FilePart) => Promise<boolean>;
  /** Called with each chunk that was read. */
  advanced?: () => void;
}

/** What can be wrong with a text only because the compressed bytes under it are damaged. */
const MAYBE_DAMAGE: readonly SessionErrorCode[] = [
  'duplicate-key',
  'invalid-json',
  'invalid-msgpack',
  'invalid-record',
  'invalid-utf8',
  'invalid-yaml',
  'too-deep',
  'too-large',
  'trailing-data',
];

/**
 * Unpacks a session file and takes it apart, in memory that does not grow with it. What is wrong with
 * the text of a compressed file is thrown when all of it is inflated and its CRC is right: else the
 * damage is the error, and the other its cause.
 * @throws SessionError with its place in the file
 */
export async function readFile(job: ReadJob): Promise<FileTraits> {
  const { queue, hints, signal, take } = job;
  await queue.require(2);
  const compressed = isGzip(queue.bytes);
  let format = requestedFormat(hints);
  let decoder = format === undefined ? undefined : await createDecoder(format, job.summarise);
  let fault: TextFault | undefined;
  try {
    for await (const chunk of compressed ? readGzip(queue) : readPlain(queue)) {
      throwIfAborted(signal, 'import');
      job.advanced?.();
      if (fault !== undefined) {
        if (fault.isBomb(chunk.bytes.length, queue.offset)) break;
        freeBuffer(chunk.bytes);
        continue;
      }
      if (decoder === undefined) {
        refuseForeign(chunk.bytes);
        format = formatOf(chunk.bytes, hints);
        decoder = await createDecoder(format, job.summarise);
      }
      try {
        if (!(await takeAll(decoder.push(chunk), take))) return { compressed, format: format! };
      } catch (error) {
        if (!compressed || !(error instanceof SessionError) || !MAYBE_DAMAGE.includes(error.code))
          throw error;
        fault = new TextFault(error, queue.offset);
      }
      freeBuffer(chunk.bytes);
    }
  } catch (error) {
    throw fault?.under(error) ?? error;
  }
  if (fault !== undefined) throw fault.error;
  format ??= 'json';
  decoder ??= await createDecoder(format, job.summarise);
  await takeAll(decoder.end(), take);
  return { compressed, format };
}

async function takeAll(parts: readonly FilePart[], take: ReadJob['take']): Promise<boolean> {
  for (const part of parts) if (!(await take(part))) return false;
  return true;
}

/** Inflated bytes for each compressed one beyond which the rest of a file is not worth a look (deflate goes to 1,032). */
const MAX_RATIO = 200;
/** Inflated bytes that are looked at whatever their ratio. */
const FREE_BYTES = 16 * 1024 ** 2;

/** An error in a text whose compressed form may be damaged. */
class TextFault {
  readonly error: SessionError;
  readonly #offset: number;
  #inflated = 0;

  constructor(error: SessionError, offset: number) {
    this.error = error;
    this.#offset = offset;
  }

  /** Counts what is inflated for the check alone. @param offset - in the compressed bytes */
  isBomb(length: number, offset: number): boolean {
    this.#inflated += length;
    return this.#inflated > FREE_BYTES + MAX_RATIO * (offset - this.#offset);
  }

  /** What to throw where reading on failed: the damage that explains the error, or what made an end of the check. */
  under(error: unknown): unknown {
    if (!(error instanceof SessionError)) return error;
    const { code, message, byteOffset } = error;
    if (code.startsWith('gzip-'))
      return new SessionError(code, message, { byteOffset, cause: this.error });
    return MAYBE_DAMAGE.includes(code) ? this.error : error;
  }
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
