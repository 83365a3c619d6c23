import { ByteQueue } from '../formats/byte-queue.ts';
import { rejectOnAbort } from '../model/abort.ts';
import type { SessionError } from '../model/errors.ts';
import type { Progress } from '../model/options.ts';
import type { FileHeader } from './file-header.ts';
import { readFile, type FileTraits, type FormatHints } from './read-file.ts';
import type { RecordTally } from './record-tally.ts';
import type { ByteSource } from './source.ts';
import type { Staging } from './staging.ts';
import { withoutValues } from './validate-record.ts';
import { VersionedReader } from './versioned-reader.ts';

/** Time between two reports of progress, ms. */
const PROGRESS_INTERVAL_MS = 50;

export interface StageJob {
  source: ByteSource;
  hints: FormatHints;
  staging: Staging;
  /** The file is known to be of version 1.0. */
  isOld: boolean;
  /** Whether a damaged file is read up to there. */
  isPartial?: boolean | undefined;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
}

/** What was read, all of it checked and staged. */
export interface FileContent extends FileTraits {
  header: FileHeader;
  tally: RecordTally;
}

/**
 * Reads a session file into a staging shard, in memory that does not grow with it. When it throws,
 * the staging is the caller's to discard.
 * @returns undefined when the file said too late that it is of version 1.0: it has to be read again
 * @throws SessionError with its place in the file
 */
export async function stageFile(job: StageJob): Promise<FileContent | undefined> {
  const queue = new ByteQueue(job.source.chunks);
  const reading = stageFrom(queue, job);
  try {
    // A source that sends nothing more must not keep the import from being cancelled.
    return await Promise.race([reading, rejectOnAbort(job.signal, 'import')]);
  } finally {
    reading.catch(() => undefined);
    void queue.close().catch(() => undefined);
  }
}

async function stageFrom(
  queue: ByteQueue,
  { source, hints, staging, isOld, isPartial = false, signal, progress }: StageJob,
): Promise<FileContent | undefined> {
  const reader = new VersionedReader(staging, hints.name ?? 'import', isOld);
  let saidAt = -Infinity;
  const say = (): void => {
    saidAt = performance.now();
    const totalBytes = Math.max(source.totalBytes, queue.offset);
    progress({ bytesProcessed: queue.offset, totalBytes, recordsProcessed: reader.recordCount });
  };
  const { damage, ...traits } = await readFile({
    queue,
    hints,
    signal,
    summarise: withoutValues,
    isPartial,
    take: async (part) => {
      await reader.add(part);
      return !reader.isLate;
    },
    advanced: () => {
      if (performance.now() - saidAt >= PROGRESS_INTERVAL_MS) say();
    },
  });
  if (reader.isLate) return undefined;
  await endReading(reader, damage);
  await staging.finish();
  say();
  return { header: reader.header, tally: reader.tally, ...traits };
}

/** @param damage - at which it ended before its end */
async function endReading(reader: VersionedReader, damage: SessionError | undefined): Promise<void> {
  if (damage === undefined) return reader.end();
  if (reader.recordCount === 0) throw damage;
  try {
    await reader.end();
  } catch {
    // Without its head it is no session.
    throw damage;
  }
  reader.header.cutOff(damage, reader.tally.last);
}
