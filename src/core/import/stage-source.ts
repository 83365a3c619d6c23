import { SessionError, toSessionError } from '../model/errors.ts';
import type { SanitizationStats } from '../model/sanitization.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { Database } from '../store/database.ts';
import { openSource } from './source.ts';
import { stageFile, type FileContent, type StageJob } from './stage-import.ts';
import { Staging } from './staging.ts';

export interface SourceJob extends Pick<StageJob, 'hints' | 'signal' | 'progress' | 'isPartial'> {
  /** A text is an address. */
  source: Blob | FileSystemFileHandle | ReadableStream<Uint8Array> | string;
  database: Database;
  /** The session that the import is made beside, or into. */
  sessionId: string;
  /** Applied to the file before anything of it is in the store. */
  sanitizer?: Redactor | undefined;
}

export interface StagedSource {
  content: FileContent;
  staging: Staging;
  sanitization?: SanitizationStats;
}

/**
 * Reads a source into a staging of its own, and once more where the file says too late of which version
 * it is. What was staged is gone when it throws.
 * @throws SessionError
 */
export async function stageSource(job: SourceJob): Promise<StagedSource> {
  const first = await stageOnce(job, false);
  if (first !== undefined) return first;
  if (job.source instanceof ReadableStream) {
    throw new SessionError(
      'unsupported-version',
      'The file says after its records that it is of version 1.0: a stream cannot be read again, so import it as a file.',
      { path: 'version' },
    );
  }
  return (await stageOnce(job, true))!;
}

async function stageOnce(
  { source, database, sessionId, sanitizer, ...job }: SourceJob,
  isOld: boolean,
): Promise<StagedSource | undefined> {
  const lines = sanitizer?.forLines();
  const staging = new Staging(database, sessionId, lines);
  try {
    const bytes = await openSource(source, job.signal);
    await staging.open();
    const content = await stageFile({ ...job, source: bytes, staging, isOld });
    if (content !== undefined) {
      if (lines === undefined) return { content, staging };
      content.header.sanitize(lines);
      return { content, staging, sanitization: lines.stats };
    }
    await staging.discard();
    return undefined;
  } catch (error) {
    await staging.discard();
    throw toSessionError(error, 'source-failed');
  }
}
