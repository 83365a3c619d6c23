import type { ExportCheckpoint } from './file-format.ts';
import type { ExportOptions, ExportResult } from './options.ts';

/** What writes the session that is recorded, whole or what is new of it. */
export interface SessionExporter {
  /** Empty until the store is open. */
  readonly sessionId: string;
  /** `export` under the name that tells it from an incremental one. */
  exportFull(filename: string, options?: ExportOptions): Promise<ExportResult>;
  /**
   * What came after a checkpoint: a delta. Imported, it continues the session that ends there.
   * @throws SessionError `delta-mismatch` where the session is another one, or not what it was then
   */
  exportIncremental(
    filename: string,
    since: ExportCheckpoint,
    options?: ExportOptions,
  ): Promise<ExportResult>;
}
