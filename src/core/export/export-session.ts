import { rejectOnAbort, SessionError, throwIfAborted, toSessionError } from '../model/errors.ts';
import { isCompressionLevel } from '../formats/gzip/deflate-piece.ts';
import {
  jsonHead,
  jsonSectionEnd,
  jsonSectionStart,
  jsonTail,
  RECORD_SEPARATOR,
} from '../formats/json/json-layout.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { ExportOptions, Progress } from '../model/options.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { SessionHeader } from '../model/session.ts';
import type { Database } from '../store/database.ts';
import { whileReading } from '../store/locks.ts';
import { rawLines, readSection, type SectionPart } from '../store/section-reader.ts';
import {
  snapshotSession,
  type SegmentCluster,
  type SessionSnapshot,
} from '../store/session-snapshot.ts';
import { toSessionInfo } from '../store/sessions.ts';
import type { ByteSink } from './byte-sink.ts';
import { createCheckpoint } from './checkpoint.ts';
import { GzipEncoder, PlainEncoder, type FileEncoder } from './encoder.ts';
import { selectedSections } from './select.ts';
import { createTransform, headerWithoutClock, type LineTransform } from './transform.ts';

/** Time between two reports of progress, ms. */
const PROGRESS_INTERVAL_MS = 50;

/** Longest wait for a sink to clean up, ms: one that hangs in a write would never. */
const ABORT_TIMEOUT_MS = 2_000;

export interface ExportJob {
  database: Database;
  sessionId: string;
  options: ExportOptions;
  compress: boolean;
  sink: ByteSink;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
  /** Resolves when whoever cancels was told of all progress, and has been heard. */
  heard: () => Promise<void>;
}

export interface ExportSummary {
  bytesWritten: number;
  recordCount: number;
  checkpoint: ExportCheckpoint;
}

/**
 * Writes one session to a sink, segment by segment, as it is at the moment of the call. The sink is
 * ended in any case: closed when all is written, else aborted.
 * @throws SessionError `aborted`, `session-not-found`, `storage-corrupt`, `sink-failed`, `invalid-argument`
 */
export async function exportSession(job: ExportJob): Promise<ExportSummary> {
  try {
    const writing = whileReading(job.sessionId, () => writeSession(job));
    // A sink that takes no more bytes must not keep the export from being cancelled.
    const summary = await Promise.race([writing, rejectOnAbort(job.signal, 'export')]);
    await job.heard();
    throwIfAborted(job.signal, 'export');
    await job.sink.close();
    return summary;
  } catch (error) {
    const reason = toSessionError(error, 'sink-failed');
    await Promise.race([job.sink.abort(reason), delay(ABORT_TIMEOUT_MS)]);
    throw reason;
  }
}

async function writeSession(job: ExportJob): Promise<ExportSummary> {
  const { database, options } = job;
  const snapshot = await snapshotSession(database, job.sessionId);
  const timestamp = new Date().toISOString();
  const checkpoint = await createCheckpoint(database, snapshot, timestamp);
  const selected = selectedSections(options);
  const hasClock = options.includeTimestamps !== false;
  const header = headerOf(snapshot);
  const progress = new ProgressMeter(job, totalBytes(snapshot, selected));
  const file = createEncoder(job);
  await file.start();
  await file.text(
    jsonHead(hasClock ? header : headerWithoutClock(header), hasClock ? timestamp : undefined),
  );
  const transform = createTransform(options);
  for (const section of SECTIONS) {
    await file.text(jsonSectionStart(section));
    if (selected.has(section))
      await writeSection(job, file, snapshot.sections[section], transform, progress);
    await file.text(jsonSectionEnd());
  }
  await file.text(jsonTail(hasClock ? checkpoint : undefined));
  await file.end();
  progress.end();
  return { bytesWritten: file.bytesWritten, recordCount: progress.records, checkpoint };
}

async function writeSection(
  { database, signal }: ExportJob,
  file: FileEncoder,
  clusters: readonly SegmentCluster[],
  transform: LineTransform | undefined,
  progress: ProgressMeter,
): Promise<void> {
  let isFirst = true;
  for await (const part of readSection(database, clusters)) {
    throwIfAborted(signal, 'export');
    if (!isFirst) await file.text(RECORD_SEPARATOR);
    isFirst = false;
    if (transform === undefined) await file.part(part);
    else await file.lines(transform(rawLines(part)));
    progress.add(part);
  }
}

function createEncoder({ sink, compress, options }: ExportJob): FileEncoder {
  if (!compress) return new PlainEncoder(sink);
  const level = options.compressionLevel ?? -1;
  if (!isCompressionLevel(level)) {
    throw new SessionError('invalid-argument', `compressionLevel must be -1 or 1 to 9, not ${level}.`, {
      path: 'options.compressionLevel',
    });
  }
  return new GzipEncoder(sink, level);
}

function headerOf({ row }: SessionSnapshot): SessionHeader {
  const { name, startedAt, endedAt, origin, merged, droppedCount } = toSessionInfo(row, true);
  return {
    id: row.sourceId ?? row.id,
    name,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    origin: row.sourceOrigin ?? origin,
    ...(row.userAgent === undefined ? {} : { userAgent: row.userAgent }),
    ...(merged === undefined ? {} : { merged }),
    ...(droppedCount > 0 ? { droppedCount } : {}),
    ...(row.timestamps === false ? { timestamps: false } : {}),
  };
}

function totalBytes({ sections }: SessionSnapshot, selected: ReadonlySet<SectionName>): number {
  let total = 0;
  for (const section of selected) {
    for (const cluster of sections[section])
      for (const { segment } of cluster) total += segment.rawLength;
  }
  return total;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Counts what is done, and says so now and then. */
class ProgressMeter {
  readonly #job: ExportJob;
  readonly #totalBytes: number;
  #bytes = 0;
  #saidAt = -Infinity;
  records = 0;

  constructor(job: ExportJob, total: number) {
    this.#job = job;
    this.#totalBytes = total;
  }

  add(part: SectionPart): void {
    this.#bytes += part.kind === 'segment' ? part.segment.rawLength : part.bytes.length;
    this.records += part.kind === 'segment' ? part.segment.count : part.count;
    if (performance.now() - this.#saidAt >= PROGRESS_INTERVAL_MS) this.#say(this.#bytes);
  }

  end(): void {
    this.#say(this.#totalBytes);
  }

  #say(bytesProcessed: number): void {
    this.#saidAt = performance.now();
    this.#job.progress({
      bytesProcessed: Math.min(bytesProcessed, this.#totalBytes),
      totalBytes: this.#totalBytes,
      recordsProcessed: this.records,
    });
  }
}
