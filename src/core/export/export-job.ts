import type { ExportCheckpoint, FormatName } from '../model/file-format.ts';
import type { ExportOptions, Progress } from '../model/options.ts';
import type { MatchList } from '../sanitize/match-list.ts';
import type { Sanitizer } from '../sanitize/sanitizer.ts';
import type { Database } from '../store/database.ts';
import type { ByteSink } from './byte-sink.ts';

/** One export: what, how and where to. */
export interface ExportJob {
  database: Database;
  sessionId: string;
  /** The export holds only what came after it. */
  since?: ExportCheckpoint | undefined;
  options: Omit<ExportOptions, 'sanitize'>;
  sanitizer?: Sanitizer | undefined;
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
