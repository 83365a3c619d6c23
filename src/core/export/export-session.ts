import { createEncoder } from '../formats/codecs.ts';
import type { FileHead } from '../formats/session-codec.ts';
import { rejectOnAbort, throwIfAborted } from '../model/abort.ts';
import { toSessionError } from '../model/errors.ts';
import { FORMAT_VERSION, type ExportCheckpoint } from '../model/file-format.ts';
import { SECTIONS, type ComponentRecord } from '../model/records.ts';
import type { SanitizationStats } from '../model/sanitization.ts';
import type { SessionHeader } from '../model/session.ts';
import { MatchList } from '../sanitize/match-list.ts';
import { whileReading } from '../store/locks.ts';
import { parseLines, rawLines, readSection } from '../store/section-reader.ts';
import { snapshotSession, type SessionSnapshot } from '../store/session-snapshot.ts';
import { toSessionInfo } from '../store/sessions.ts';
import { checkSince, createCheckpoint } from './checkpoint.ts';
import type { ExportJob } from './export-job.ts';
import { createPartLooker } from './part-looker.ts';
import { PartLookers } from './part-lookers.ts';
import { Subtree } from './record-filter.ts';
import { findTypedSecrets } from './find-typed-secrets.ts';
import { selectionOf } from './select.ts';
import { SessionFile, type FileSanitizer } from './session-file.ts';
import { headerWithoutClock } from './transform.ts';

/** Longest wait for a sink to clean up, ms: one that hangs in a write would never. */
const ABORT_TIMEOUT_MS = 2_000;

/** Below this many segments, another thread is no help: it is done before that has started. */
const MIN_PARTS_FOR_HELP = 16;

export interface ExportSummary {
  bytesWritten: number;
  recordCount: number;
  rawBytes: number;
  checkpoint: ExportCheckpoint;
  sanitization?: SanitizationStats;
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
  if (job.since !== undefined) await checkSince(database, snapshot, job.since);
  const sanitizer = await createFileSanitizer(job, snapshot);
  const timestamp = new Date().toISOString();
  const checkpoint = await createCheckpoint(database, snapshot, timestamp);
  const file = new SessionFile(
    job,
    snapshot,
    await createEncoder(job.format),
    await createSubtree(job, snapshot),
    sanitizer,
  );
  await file.write(
    headOf(snapshot, timestamp, job),
    options.includeTimestamps === false ? undefined : checkpoint,
  );
  const { bytesWritten, recordCount, rawBytes } = file;
  const sanitization = sanitizer === undefined ? {} : { sanitization: sanitizer.lines.stats };
  return { bytesWritten, recordCount, rawBytes, checkpoint, ...sanitization };
}

async function createFileSanitizer(
  job: ExportJob,
  snapshot: SessionSnapshot,
): Promise<FileSanitizer | undefined> {
  const { sanitizer, matches, startHelpers } = job;
  if (sanitizer === undefined) return undefined;
  const typed = await findTypedSecrets(job, snapshot, sanitizer);
  const own = sanitizer.forLines(matches === undefined ? undefined : new MatchList(), typed);
  const lookers = new PartLookers(createPartLooker(own));
  const count = SECTIONS.reduce((sum, section) => sum + snapshot.sections[section].length, 0);
  if (count >= MIN_PARTS_FOR_HELP) startHelpers?.(typed, (look) => lookers.add(look));
  return { lines: sanitizer.forLines(matches), lookers };
}

/** Reads the tree's log before anything is written: whether a record belongs to a subtree is known only then. */
async function createSubtree(
  { database, options }: ExportJob,
  { sections }: SessionSnapshot,
): Promise<Subtree | undefined> {
  const roots = options.filter?.components;
  if (roots === undefined) return undefined;
  const subtree = new Subtree(roots);
  for await (const part of readSection(database, sections.components)) {
    for (const record of parseLines<ComponentRecord>(rawLines(part))) subtree.add(record);
  }
  return subtree;
}

function headOf(snapshot: SessionSnapshot, timestamp: string, { options, since }: ExportJob): FileHead {
  const selection = selectionOf(options, snapshot.sections.dom.length > 0);
  const session = { ...headerOf(snapshot), ...(selection === undefined ? {} : { selection }) };
  const start = since === undefined ? {} : { since };
  if (options.includeTimestamps === false) {
    return { version: FORMAT_VERSION, session: headerWithoutClock(session), ...start };
  }
  // What is not known may say a time: a file without a clock goes without it.
  const whole = { ...snapshot.row.unknownFields, ...session };
  return { version: FORMAT_VERSION, timestamp, session: whole, ...start };
}

function headerOf({ row }: SessionSnapshot): SessionHeader {
  const { name, startedAt, endedAt, origin, merged, droppedCount, partial } = toSessionInfo(row, true);
  return {
    id: row.sourceId ?? row.id,
    name,
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    origin: row.sourceOrigin ?? origin,
    ...(row.userAgent === undefined ? {} : { userAgent: row.userAgent }),
    ...(merged === undefined ? {} : { merged }),
    ...(droppedCount > 0 ? { droppedCount } : {}),
    ...(partial && { partial }),
    ...(row.timestamps === false ? { timestamps: false } : {}),
  };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
