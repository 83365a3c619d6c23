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
import type { FilePart, SessionDecoder, Summarise } from '../formats/session-codec.ts';
import { notASession, refuseForeign } from './refuse-foreign.ts';
import { throwIfAborted } from '../model/abort.ts';
import { isDamage, isTextDamage } from '../model/damage.ts';
import { SessionError } from '../model/errors.ts';
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

/** What was read, and what made an end of it before the end. */
export interface ReadFile extends FileTraits {
  damage?: SessionError;
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
  /** Whether a file is read as far as it is good. @defaultValue false: damage is thrown */
  isPartial?: boolean;
}

/**
 * Unpacks a session file and takes it apart, in memory that does not grow with it. What is wrong with
 * the text of a compressed file is thrown when all of it is inflated and its CRC is right: else the
 * damage is the error, and the other its cause.
 * @throws SessionError with its place in the file
 */
export async function readFile(job: ReadJob): Promise<ReadFile> {
  const reading = new Reading(job);
  try {
    await reading.run();
    return reading.traits;
  } catch (error) {
    if (!job.isPartial || !(error instanceof SessionError) || !isDamage(error.code)) throw error;
    await reading.salvage();
    return { ...reading.traits, damage: error };
  }
}

/** One file while it is read. */
class Reading {
  readonly #job: ReadJob;
  readonly #traits: Partial<FileTraits> = {};
  #decoder: SessionDecoder | undefined;
  #fault: TextFault | undefined;
  #hasParts = false;
  /** Whoever takes the parts found one of them wrong: what comes behind it is not for him. */
  #isRefused = false;

  constructor(job: ReadJob) {
    this.#job = job;
  }

  get traits(): FileTraits {
    const { compressed = false, format = 'json' } = this.#traits;
    return { compressed, format };
  }

  async run(): Promise<void> {
    const { queue, hints } = this.#job;
    await queue.require(2);
    const compressed = isGzip(queue.bytes);
    this.#traits.compressed = compressed;
    const format = requestedFormat(hints);
    if (format !== undefined) await this.#startDecoder(format);
    try {
      for await (const chunk of compressed ? readGzip(queue) : readPlain(queue)) {
        if (!(await this.#add(chunk))) return;
      }
    } catch (error) {
      throw this.#fault?.under(error) ?? error;
    }
    if (this.#fault !== undefined) throw this.#fault.error;
    const decoder = this.#decoder ?? (await this.#startDecoder('json'));
    try {
      await this.#takeAll(decoder.end());
    } catch (error) {
      throw this.#asForeign(error, decoder);
    }
  }

  /** Hands over the whole records before the place where reading ended. */
  async salvage(): Promise<void> {
    if (!this.#isRefused) await this.#takeAll(this.#decoder?.salvage() ?? []);
  }

  async #startDecoder(format: FormatName): Promise<SessionDecoder> {
    this.#traits.format = format;
    this.#decoder = await createDecoder(format, this.#job.summarise);
    return this.#decoder;
  }

  /** @returns whether more is wanted */
  async #add(chunk: InflatedChunk): Promise<boolean> {
    const { queue, hints, signal, advanced, isPartial = false } = this.#job;
    throwIfAborted(signal, 'import');
    advanced?.();
    if (this.#fault !== undefined) {
      if (this.#fault.isBomb(chunk.bytes.length, queue.offset)) throw this.#fault.error;
      freeBuffer(chunk.bytes);
      return true;
    }
    if (this.#decoder === undefined) refuseForeign(chunk.bytes);
    const decoder = this.#decoder ?? (await this.#startDecoder(formatOf(chunk.bytes, hints)));
    try {
      if (!(await this.#takeAll(decoder.push(chunk)))) return false;
    } catch (error) {
      if (!(error instanceof SessionError) || !isTextDamage(error.code)) throw error;
      // What was read of the chunk lies in its bytes.
      if (isPartial) await this.salvage();
      if (!this.#traits.compressed) throw this.#asForeign(error, decoder);
      this.#fault = new TextFault(error, queue.offset);
    }
    freeBuffer(chunk.bytes);
    return true;
  }

  /** Of a file whose first byte says little of what it is, and of which nothing could be read: that it is something else. */
  #asForeign(error: unknown, decoder: SessionDecoder): unknown {
    const { isPartial, hints } = this.#job;
    const isText = error instanceof SessionError && isTextDamage(error.code);
    if (!isText || isPartial || hints.format !== undefined || this.#hasParts) return error;
    if (this.#traits.format === 'json' || decoder.salvage().length > 0) return error;
    return notASession('it is no text of keys and values, and no MessagePack', error);
  }

  async #takeAll(parts: readonly FilePart[]): Promise<boolean> {
    this.#hasParts ||= parts.length > 0;
    try {
      for (const part of parts) if (!(await this.#job.take(part))) return false;
    } catch (error) {
      this.#isRefused = true;
      throw error;
    }
    return true;
  }
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
    return isTextDamage(code) ? this.error : error;
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
