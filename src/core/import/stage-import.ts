import { ByteQueue } from '../formats/byte-queue.ts';
import { freeBuffer } from '../formats/free-buffer.ts';
import { isGzip, readGzip } from '../formats/gzip/gzip-reader.ts';
import type { InflatedChunk } from '../formats/gzip/inflated-chunk.ts';
import type { FilePart, RecordRun } from '../formats/session-codec.ts';
import { createDecoder } from '../formats/codecs.ts';
import {
  formatOfContent,
  formatOfMediaType,
  formatOfName,
  isFormatName,
  unknownFormat,
} from '../formats/format-names.ts';
import { rejectOnAbort, SessionError, throwIfAborted } from '../model/errors.ts';
import type { FormatName } from '../model/file-format.ts';
import type { Progress } from '../model/options.ts';
import type { SectionName } from '../model/records.ts';
import { FileHeader } from './file-header.ts';
import type { ByteSource } from './source.ts';
import type { Staging } from './staging.ts';
import { checkRecord, withoutValues, type CheckedRecord } from './validate-record.ts';

/** Time between two reports of progress, ms. */
const PROGRESS_INTERVAL_MS = 50;

/** What is known of a file's format before it is read. */
export interface FormatHints {
  /** Asked for by the caller: overrides all else. */
  format?: FormatName;
  /** File name or address. */
  name?: string;
  mediaType?: string;
}

export interface StageJob {
  source: ByteSource;
  hints: FormatHints;
  staging: Staging;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
}

/** What was read, all of it checked and staged. */
export interface StagedFile {
  header: FileHeader;
  compressed: boolean;
  format: FormatName;
}

/**
 * Reads a session file into a staging shard, in memory that does not grow with it. When it throws,
 * the staging is the caller's to discard.
 * @throws SessionError with its place in the file
 */
export async function stageFile(job: StageJob): Promise<StagedFile> {
  const queue = new ByteQueue(job.source.chunks);
  const reading = readFile(job, queue);
  try {
    // A source that sends nothing more must not keep the import from being cancelled.
    return await Promise.race([reading, rejectOnAbort(job.signal, 'import')]);
  } finally {
    reading.catch(() => undefined);
    void queue.close().catch(() => undefined);
  }
}

async function readFile(
  { source, hints, staging, signal, progress }: StageJob,
  queue: ByteQueue,
): Promise<StagedFile> {
  await queue.require(2);
  const compressed = isGzip(queue.bytes);
  const reader = new SectionReader(staging);
  let format = requestedFormat(hints);
  let decoder = format === undefined ? undefined : await createDecoder(format, withoutValues);
  let saidAt = -Infinity;
  const say = (bytesProcessed: number): void => {
    saidAt = performance.now();
    const totalBytes = Math.max(source.totalBytes, bytesProcessed);
    progress({ bytesProcessed, totalBytes, recordsProcessed: reader.recordCount });
  };
  for await (const chunk of compressed ? readGzip(queue) : readPlain(queue)) {
    throwIfAborted(signal, 'import');
    if (decoder === undefined) {
      format = formatOf(chunk.bytes, hints);
      decoder = await createDecoder(format, withoutValues);
    }
    for (const part of decoder.push(chunk)) await reader.add(part);
    freeBuffer(chunk.bytes);
    if (performance.now() - saidAt >= PROGRESS_INTERVAL_MS) say(queue.offset);
  }
  format ??= 'json';
  decoder ??= await createDecoder(format, withoutValues);
  for (const part of decoder.end()) await reader.add(part);
  reader.end();
  await staging.finish();
  say(queue.offset);
  return { header: reader.header, compressed, format };
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

/** Checks the parts of a file as they come, and hands its records to the staging. */
class SectionReader {
  readonly header = new FileHeader();
  recordCount = 0;
  readonly #staging: Staging;
  #index = 0;
  #previousSeq = -1;
  #missingTime: SessionError | undefined;

  constructor(staging: Staging) {
    this.#staging = staging;
  }

  async add(part: FilePart): Promise<void> {
    switch (part.kind) {
      case 'member':
        this.header.add(part.key, part.value, part.byteOffset);
        return;
      case 'section':
        this.#index = 0;
        this.#previousSeq = -1;
        return;
      case 'run':
        await this.#staging.add(part.section, part, this.#check(part.section, part));
    }
  }

  end(): void {
    this.header.end();
    if (this.#missingTime !== undefined && this.header.session?.timestamps !== false)
      throw this.#missingTime;
  }

  #check(section: SectionName, run: RecordRun): CheckedRecord[] {
    const checked = run.records.map((record, i) => {
      const place = () => ({
        path: `${section}[${this.#index + i}]`,
        byteOffset: run.byteOffset + (run.offsets?.()[i] ?? 0),
      });
      const one = checkRecord(section, record, this.#previousSeq, place);
      this.#previousSeq = one.seq;
      if (one.time === undefined) this.#missingTime ??= missingTime(place());
      return one;
    });
    this.#index += checked.length;
    this.recordCount += checked.length;
    return checked;
  }
}

function missingTime(place: { path: string; byteOffset: number }): SessionError {
  return new SessionError('invalid-record', `${place.path}.time is absent.`, {
    ...place,
    path: `${place.path}.time`,
  });
}
