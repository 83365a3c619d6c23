/** How much of one value, and of one session, is recorded. */
export interface RecordingLimits {
  /** Levels of nesting kept in one value. @defaultValue 24 */
  maxDepth: number;
  /** UTF-16 units kept of one string. @defaultValue 16,384 */
  maxStringLength: number;
  /** UTF-16 units of JSON kept of one value. @defaultValue 4 MiB for state, 256 KiB for all else */
  maxValueBytes: number;
  /** Events in one session. @defaultValue Infinity */
  maxEvents: number;
  /** Bytes of JSON in one session. @defaultValue 4 GiB */
  maxSessionBytes: number;
}

export const DEFAULT_LIMITS: RecordingLimits = {
  maxDepth: 24,
  maxStringLength: 16_384,
  maxValueBytes: 4 * 1024 ** 2,
  maxEvents: Infinity,
  maxSessionBytes: 4 * 1024 ** 3,
};

/** UTF-16 units kept of a value that is no state, unless `maxValueBytes` is given: it costs the app's time. */
export const DEFAULT_VALUE_BYTES = 256 * 1024;

/** Raw bytes of one segment: large enough to compress well, small enough to rewrite one alone. */
export const SEGMENT_BYTES = 256 * 1024;

/** Longest time that a record waits on the main thread before the worker has it, ms. */
export const DEFAULT_FLUSH_INTERVAL_MS = 250;

/** Characters of records waiting on the main thread that are handed over at once, without waiting. */
export const BATCH_CHARS = 64 * 1024;

/** Characters of records not yet durable, above which further records are dropped and counted. */
export const MAX_UNACKNOWLEDGED_CHARS = 64 * 1024 ** 2;

/** Longest record that an import takes: a larger one is damage or an attack. */
export const MAX_RECORD_BYTES = 32 * 1024 ** 2;

/**
 * Records of a file of version 1.0, as JSON: they are put in order in memory, as the tool that wrote
 * them held them.
 */
export const MAX_VERSION_1_BYTES = 64 * 1024 ** 2;

/** Deepest nesting that an import takes; `JSON.stringify` overflows the stack at some thousands. */
export const MAX_IMPORT_DEPTH = 512;

/** Nesting that the recorder keeps at most: a tagged form adds up to four levels of JSON to each. */
const MAX_DEPTH = Math.floor(MAX_IMPORT_DEPTH / 4) - 8;

/** UTF-16 units that the recorder keeps at most: of three bytes each, with room for the rest of the record. */
const MAX_VALUE_BYTES = MAX_RECORD_BYTES / 4;

/** UTF-16 units of one record of the picture, which is never cut: an import takes it whatever its characters. */
export const MAX_PICTURE_CHARS = MAX_RECORD_BYTES / 4;

/** Elements inside each other in a recorded picture: each is two levels of JSON, and the record has some of its own. */
export const MAX_PICTURE_DEPTH = MAX_IMPORT_DEPTH / 2 - 8;

/** Limits that leave no record which an import would refuse. */
export function importable(limits: RecordingLimits): RecordingLimits {
  return {
    ...limits,
    maxDepth: Math.min(limits.maxDepth, MAX_DEPTH),
    maxValueBytes: Math.min(limits.maxValueBytes, MAX_VALUE_BYTES),
  };
}
