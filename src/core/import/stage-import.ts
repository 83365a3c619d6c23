import { ByteQueue } from '../formats/byte-queue.ts';
import type { FilePart, RecordRun } from '../formats/session-codec.ts';
import { rejectOnAbort, SessionError } from '../model/errors.ts';
import type { Progress } from '../model/options.ts';
import { emptyCounts, totalCount, type SectionCounts, type SectionName } from '../model/records.ts';
import { FileHeader } from './file-header.ts';
import { readParts, type FileForm, type FormatHints } from './read-parts.ts';
import type { ByteSource } from './source.ts';
import type { Staging } from './staging.ts';
import { checkRecord, type CheckedRecord } from './validate-record.ts';

/** Time between two reports of progress, ms. */
const PROGRESS_INTERVAL_MS = 50;

export interface StageJob {
  source: ByteSource;
  hints: FormatHints;
  staging: Staging;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
}

/** What was read, all of it checked and staged. */
export interface FileContent extends FileForm, RecordTally {
  header: FileHeader;
}

/**
 * Reads a session file into a staging shard, in memory that does not grow with it. When it throws,
 * the staging is the caller's to discard.
 * @throws SessionError with its place in the file
 */
export async function stageFile(job: StageJob): Promise<FileContent> {
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
): Promise<FileContent> {
  const reader = new SectionReader(staging);
  const form: FileForm = { compressed: false, format: 'json' };
  let saidAt = -Infinity;
  const say = (bytesProcessed: number): void => {
    saidAt = performance.now();
    const totalBytes = Math.max(source.totalBytes, bytesProcessed);
    progress({ bytesProcessed, totalBytes, recordsProcessed: totalCount(reader.tally.counts) });
  };
  for await (const part of readParts(queue, hints, form, signal)) {
    await reader.add(part);
    if (performance.now() - saidAt >= PROGRESS_INTERVAL_MS) say(queue.offset);
  }
  reader.end();
  await staging.finish();
  say(queue.offset);
  return { header: reader.header, ...reader.tally, ...form };
}

interface RecordTally {
  /** Records in the file, by section. */
  counts: SectionCounts;
  firstSeq: number;
  lastSeq: number;
}

/** Checks the parts of a file as they come, and hands its records to the staging. */
class SectionReader {
  readonly header = new FileHeader();
  readonly tally: RecordTally = { counts: emptyCounts(), firstSeq: 0, lastSeq: 0 };
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
    this.#count(section, checked);
    return checked;
  }

  #count(section: SectionName, checked: readonly CheckedRecord[]): void {
    const { tally } = this;
    const [first] = checked;
    if (first === undefined) return;
    const isFirst = totalCount(tally.counts) === 0;
    tally.firstSeq = isFirst ? first.seq : Math.min(tally.firstSeq, first.seq);
    tally.lastSeq = Math.max(tally.lastSeq, this.#previousSeq);
    tally.counts[section] += checked.length;
  }
}

function missingTime(place: { path: string; byteOffset: number }): SessionError {
  return new SessionError('invalid-record', `${place.path}.time is absent.`, {
    ...place,
    path: `${place.path}.time`,
  });
}
