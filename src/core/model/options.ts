import type { ExportCheckpoint, Format, FormatName } from './file-format.ts';
import type { SectionCounts } from './records.ts';
import type { SanitizationStats, SessionSanitizer } from './sanitization.ts';

/** How far an export or import has come: bytes of the uncompressed text, or of the file that is read. */
export interface Progress {
  bytesProcessed: number;
  totalBytes: number;
  recordsProcessed: number;
}

/** Which records an export holds; what is absent lets everything through. */
export interface ExportFilter {
  /** Ids or names of components; all that was ever mounted below them belongs to them. */
  components?: string[];
  eventNames?: string[];
  /** Epoch ms, both included. */
  from?: number;
  to?: number;
}

export interface ExportOptions {
  /** @defaultValue true */
  includeComponents?: boolean;
  /** @defaultValue true */
  includeState?: boolean;
  /** @defaultValue true */
  includeEvents?: boolean;
  /** @defaultValue true */
  includePerformance?: boolean;
  /** The picture, where it was recorded. @defaultValue true */
  includeDom?: boolean;
  /** Without them the file holds no clock at all: no `time`, `startTime` or dates. @defaultValue true */
  includeTimestamps?: boolean;
  /** A ref's first record in the file then holds its whole value. */
  filter?: ExportFilter;
  /** @defaultValue what the name says, else `json` */
  format?: FormatName | Format;
  /**
   * A `Sanitizer`, applied to records after the filter, and to what the file says of its session. The
   * store, and the result's checkpoint, stay as they are. @defaultValue nothing is removed
   */
  sanitize?: SessionSanitizer;
  /** Gzip; a name that ends in `.gz` implies it. @defaultValue false */
  compress?: boolean;
  /** 1 (`BestSpeed`) to 9 (`BestCompression`), or -1 (`DefaultCompression`), which copies what is stored. */
  compressionLevel?: number;
  /** Every export is streamed: `true` says what is so anyway, `false` changes nothing. */
  useStreaming?: boolean;
  /** Bytes that a stream or a file is given at a time by the built-in formats; the last time, what is left. @defaultValue 65,536 */
  bufferSize?: number;
  /** Called at least every 100 ms and once at the end. */
  onProgress?: (progress: Progress) => void;
  /**
   * Where the bytes go. A handle is written atomically: the old file stays until all is there.
   * A stream is closed at the end and aborted on an error. @defaultValue 'blob'
   */
  to?: 'blob' | 'download' | FileSystemFileHandle | WritableStream<Uint8Array>;
  /** Cancels: no partial file, store unchanged, and the call rejects with `aborted`. */
  signal?: AbortSignal;
  /** @defaultValue the session being recorded */
  sessionId?: string;
}

export interface ExportResult {
  filename: string;
  /** Only with `to: 'blob'`. */
  blob?: Blob;
  bytesWritten: number;
  recordCount: number;
  /** Length of these records as JSON lines, uncompressed. */
  rawBytes: number;
  checkpoint: ExportCheckpoint;
  /** What was removed; only with `sanitize`. */
  sanitization?: SanitizationStats;
  durationMs: number;
}

/** `bufferSize` unless it is given. */
export const DEFAULT_BUFFER_BYTES = 65_536;

/** How large an export would about be. */
export interface ExportEstimate {
  /** Of the file. */
  bytes: number;
  /** Of the records as JSON lines, uncompressed. */
  rawBytes: number;
  /** Records in each section, whether or not it is included. */
  counts: SectionCounts;
}

export const BEST_SPEED = 1;
export const DEFAULT_COMPRESSION = -1;
export const BEST_COMPRESSION = 9;

export type ImportSource =
  File | Blob | Uint8Array | FileSystemFileHandle | ReadableStream<Uint8Array> | URL | Response;

/**
 * `merge` adds the records to the session being recorded, `replace` empties that session first,
 * `open` stores them as a session of their own, to look at.
 */
export type ImportMode = 'merge' | 'replace' | 'open';

export interface ImportOptions {
  /** @defaultValue 'merge' */
  mode?: ImportMode;
  /** Overrides what the content says. */
  format?: FormatName | Format;
  /**
   * Whether a file that was cut off or damaged is read up to there, with a warning that says where: of the sections
   * behind that place it has nothing. @defaultValue false: it is rejected
   */
  partial?: boolean;
  /** A `Sanitizer`, applied before anything of a file reaches the store. @defaultValue nothing is removed */
  sanitize?: SessionSanitizer;
  onProgress?: ExportOptions['onProgress'];
  /** Cancels: the store is as it was, and the call rejects with `aborted`. */
  signal?: AbortSignal;
}

export interface ImportResult {
  /** The session that holds the records now. */
  sessionId: string;
  /** Records added; those that were there already do not count. */
  recordCount: number;
  /** A custom format goes by its own name. */
  format: FormatName | (string & {});
  compressed: boolean;
  /** The file's own version, where its records were migrated. */
  migratedFrom?: string;
  checkpoint?: ExportCheckpoint;
  warnings: string[];
  /** What it came from, in the order in which it was put together: a full export, then its deltas. */
  files: ImportedFile[];
  /** What was removed; only with `sanitize`. */
  sanitization?: SanitizationStats;
  durationMs: number;
}

/** What was found in one file of an import. */
export interface ImportedFile {
  /** File name or address. */
  name: string;
  /** Of the file, such as `2.0`. */
  version: string;
  /** That version, where its records were migrated from it. */
  migratedFrom?: string;
  /** A custom format goes by its own name. */
  format: FormatName | (string & {});
  compressed: boolean;
  sessionName: string;
  /** Records in the file, those that were there already included. */
  counts: SectionCounts;
  /** Of its records, as the file has them; 0 where there are none. */
  firstSeq: number;
  lastSeq: number;
  /** Where a delta begins. */
  since?: ExportCheckpoint;
  checkpoint?: ExportCheckpoint;
  warnings: string[];
}
