import type { ExportCheckpoint, FormatName } from '../model/file-format.ts';
import type { ExportOptions, Progress } from '../model/options.ts';
import type { MatchList } from '../sanitize/match-list.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { Database } from '../store/database.ts';
import type { ByteSink } from './byte-sink.ts';
import type { PartLooker } from './part-looker.ts';
import type { TypedSecret } from '../sanitize/typed-secret.ts';

/** One export: what, how and where to. */
export interface ExportJob {
  database: Database;
  sessionId: string;
  /** The export holds only what came after it. */
  since?: ExportCheckpoint | undefined;
  options: Omit<ExportOptions, 'sanitize'>;
  sanitizer?: Redactor | undefined;
  /** Starts threads that help to sanitise; `add` is called as each gets ready. */
  startHelpers?: (typed: readonly TypedSecret[], add: (look: PartLooker) => void) => void;
  /** Told what the sanitiser finds. */
  matches?: MatchList;
  format: FormatName;
  compress: boolean;
  sink: ByteSink;
  signal: AbortSignal;
  progress: (progress: Progress) => void;
  /** Resolves when whoever cancels was told of all progress, and has been heard. */
  heard: () => Promise<void>;
}
