import { throwIfAborted } from '../model/abort.ts';
import { SessionError, toSessionError } from '../model/errors.ts';
import type { Progress } from '../model/options.ts';
import type { SanitizationStats } from '../model/sanitization.ts';
import type { SessionHeader } from '../model/session.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { Database } from '../store/database.ts';
import type { FileHeader } from './file-header.ts';
import { planChains, sortByStart, type ChainFile } from './import-chain.ts';
import { readHead } from './read-head.ts';
import type { FormatHints } from './read-file.ts';
import type { FileContent } from './stage-import.ts';
import { stageSource, type SourceJob } from './stage-source.ts';
import type { Staging } from './staging.ts';

/** One file of an import. */
export interface FileRequest extends Pick<FormatHints, 'format' | 'mediaType'> {
  source: SourceJob['source'];
  /** File name or address, for messages and lists. */
  origin: string;
}

export interface StageFilesJob {
  database: Database;
  files: readonly FileRequest[];
  /** The session whose readers keep the rows in place. */
  targetId: string;
  sanitizer?: Redactor | undefined;
  /** Whether damaged files are read up to there. */
  isPartial?: boolean | undefined;
  /** Looks at what a file says before it is read: it throws where the file cannot be used. */
  check: (chains: readonly (readonly ChainFile[])[]) => Promise<unknown>;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
}

/** A file that is read and checked, and in no session yet. */
export interface StagedFile extends ChainFile {
  staging: Staging;
  content: FileContent;
  sanitization?: SanitizationStats;
  session: SessionHeader;
}

/**
 * Stages files one after the other, each in a shard of its own, in the order in which they continue each
 * other; a file that does not fit those before it is refused before its records are read. When it
 * throws, nothing is left.
 * @throws SessionError that names its file
 */
export async function stageFiles(job: StageFilesJob): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  try {
    const heads = await readHeads(job);
    const progressOf = joinProgress(heads, job.progress);
    const areKnown = heads.every(({ request }) => request.source instanceof Blob);
    for (const [i, head] of heads.entries()) {
      if (areKnown) await job.check(planChains([...staged, ...heads.slice(i)]));
      staged.push(await stage(head.request, job, progressOf(i)));
      throwIfAborted(job.signal, 'import');
    }
    return staged;
  } catch (error) {
    await discardFiles(staged);
    throw error;
  }
}

/** Leaves the store as it was. */
export async function discardFiles(files: readonly StagedFile[]): Promise<void> {
  for (const { staging } of files) await staging.discard();
}

interface Head extends ChainFile {
  request: FileRequest;
}

/** In the order in which the files are to be read. What can be read only once says nothing beforehand. */
async function readHeads({ files, signal, sanitizer }: StageFilesJob): Promise<Head[]> {
  const heads: Head[] = [];
  for (const request of files) {
    const { source, origin } = request;
    const header =
      files.length > 1 && source instanceof Blob
        ? await naming(origin, () => readHead(source, hintsOf(request), signal))
        : undefined;
    if (sanitizer !== undefined) header?.sanitize(sanitizer.forLines());
    heads.push({ ...chainFile(origin, header), request, isRead: false });
  }
  return sortByStart(heads);
}

async function stage(
  request: FileRequest,
  { database, targetId, signal, sanitizer, isPartial }: StageFilesJob,
  progress: (progress: Progress) => void,
): Promise<StagedFile> {
  const { origin, source } = request;
  const hints = hintsOf(request);
  const staged = await naming(origin, () =>
    stageSource({
      source,
      database,
      sessionId: targetId,
      hints,
      signal,
      progress,
      sanitizer,
      isPartial,
    }),
  );
  const { session: said, since } = staged.content.header;
  const session = said ?? { id: since?.sessionId ?? crypto.randomUUID(), name: origin };
  return { ...chainFile(origin, staged.content.header), isRead: true, ...staged, session };
}

function hintsOf({ source: _source, origin, ...hints }: FileRequest): FormatHints {
  return { ...hints, name: origin };
}

function chainFile(name: string, header: FileHeader | undefined): Omit<ChainFile, 'isRead'> {
  const { session, since, checkpoint, isLooseDelta = false } = header ?? {};
  return { name, sessionId: session?.id, since, checkpoint, isLooseDelta };
}

/** Errors say in which file they are. */
async function naming<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    const { code, message, path, byteOffset, cause } = toSessionError(thrown, 'source-failed');
    throw new SessionError(code, message, { path, byteOffset, file, cause });
  }
}

/** One report for all files, of bytes that are known to come; gives what takes the reports of one of them. */
function joinProgress(
  heads: readonly Head[],
  report: (progress: Progress) => void,
): (index: number) => (progress: Progress) => void {
  const reports: Progress[] = heads.map(({ request: { source } }) => ({
    bytesProcessed: 0,
    totalBytes: source instanceof Blob ? source.size : 0,
    recordsProcessed: 0,
  }));
  const sum = (key: keyof Progress): number => reports.reduce((total, one) => total + one[key], 0);
  return (index) => (progress) => {
    reports[index] = progress;
    report({
      bytesProcessed: sum('bytesProcessed'),
      totalBytes: sum('totalBytes'),
      recordsProcessed: sum('recordsProcessed'),
    });
  };
}
