import type { ExportCheckpoint } from '../model/file-format.ts';
import type { SectionName } from '../model/records.ts';
import type { SessionHeader } from '../model/session.ts';
import type { InflatedChunk } from './gzip/inflated-chunk.ts';

/** What a file says before its records. */
export interface FileHead {
  version: string;
  /** ISO 8601; absent where the file is written without a clock. */
  timestamp?: string;
  session: SessionHeader;
  /** Where a delta begins: it holds only what came after. */
  since?: ExportCheckpoint;
}

/**
 * Writes one session file, in the order of its calls: `head`, then for every section `sectionStart`,
 * any number of `lines` and `sectionEnd`, then `tail`. What it returns belongs to the caller.
 */
export interface SessionEncoder {
  /** Whether `sectionStart` has to be told how many records follow: that may take a look at all of them. */
  readonly needsCounts: boolean;
  /**
   * A format may have to say beforehand what follows.
   *
   * @param hasCheckpoint - whether `tail` will be given one
   * @param hasPicture - whether the section `dom` will come; all others always do
   */
  head(head: FileHead, hasCheckpoint: boolean, hasPicture: boolean): Uint8Array<ArrayBuffer>;
  /** @param count - records that the section will hold, where it has to be told */
  sectionStart(section: SectionName, count?: number): Uint8Array<ArrayBuffer>;
  /** @param lines - records as canonical JSON, each one line, joined by `,\n` */
  lines(lines: Uint8Array, isFirst: boolean): Uint8Array<ArrayBuffer>;
  sectionEnd(): Uint8Array<ArrayBuffer>;
  tail(checkpoint: ExportCheckpoint | undefined): Uint8Array<ArrayBuffer>;
}

/** Gives what a caller needs of a record, so that the rest does not stay in memory; it may change the record. */
export type Summarise = (record: unknown) => unknown;

/**
 * Takes a session file apart while it arrives, in chunks of any size, without holding it. Its runs
 * hold what was asked for of each record, and all of them as canonical JSON lines.
 */
export interface SessionDecoder {
  push(chunk: InflatedChunk): FilePart[];
  /** What was kept back until the end. @throws SessionError `truncated` when the file stops before its end */
  end(): FilePart[];
  /** Whole records that were read and not given out when `push` or `end` threw. */
  salvage(): FilePart[];
}

/** What a file is made of, in the order of the file. */
export type FilePart =
  | { kind: 'member'; key: string; value: unknown; byteOffset: number }
  | { kind: 'section'; section: SectionName }
  | ({ kind: 'run'; section: SectionName } & RecordRun);

/** Summaries of records, and their canonical text: each as `JSON.stringify` writes it, joined by `,\n`. */
export interface ParsedRun {
  records: unknown[];
  bytes: Uint8Array;
  /** Where each record began in what was read, from its first byte; absent for one alone. Good until the next read. */
  offsets?: () => number[];
}

/** Records that stand one after the other in a section. */
export interface RecordRun extends ParsedRun {
  byteOffset: number;
  /** The compressed form of exactly these bytes, where the file has it, with its CRC. */
  reusable?: Required<Pick<InflatedChunk, 'piece' | 'crc32'>>;
}
