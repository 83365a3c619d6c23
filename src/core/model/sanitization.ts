import type { SectionName } from './records.ts';
import type { SanitizePattern } from './sanitize-pattern.ts';

/** One place in which a pattern finds something, and what it becomes. */
export interface SanitizationMatch {
  /** Name of the pattern. */
  pattern: string;
  /** From the root of the data, such as `events[12].payload.user.email`. */
  location: string;
  /** The record that holds it; absent for what belongs to no record. */
  record?: { section: SectionName; seq: number };
  /** The value as text, or the part of it that is removed; cut where it is longer than 400 characters. */
  original: string;
  redacted: string;
}

export interface SanitizationPreview {
  /** How many values a run over the same data redacts. */
  wouldRedactCount: number;
  /** In the order of the file: of each pattern the first 1,000, and 10,000 in all. */
  matches: SanitizationMatch[];
  /** Matches that are counted and not listed. */
  omittedCount: number;
  /** Values that would be redacted, by name of the pattern; patterns without a match are absent. */
  byPattern: Record<string, number>;
}

export interface SanitizationStats {
  /** Patterns that were looked for. */
  patternsApplied: number;
  valuesRedacted: number;
  /** Values redacted, by name of the pattern; patterns without a match are absent. */
  byPattern: Record<string, number>;
  /** Patterns that did not come back in time at least once: the values they were looking at are removed. */
  stoppedPatterns: string[];
  durationMs: number;
}

/** A sanitiser as plain data, to be posted to a worker. */
export interface SanitizerDescription {
  patterns: readonly {
    pattern: SanitizePattern;
    /** Added by the app, of whose time nothing is known. */
    isOwn: boolean;
  }[];
}

/** Redacts a session line by line, as it is recorded or stored. */
export interface LineRedactor {
  /** Lines of a section, in the order of the file. @returns undefined where nothing changes */
  sanitize(section: SectionName, text: string): string | undefined;
  /** What a file says beside its records: `session`, `checkpoint`, `since`. */
  member<T>(key: string, value: T): T;
}

/** What recordings, exports and imports ask of a `Sanitizer`. */
export interface SessionSanitizer {
  /** For the lines of one session. @internal */
  forLines(): LineRedactor;
  /** Plain data that crosses to a worker. @internal */
  describe(): SanitizerDescription;
  /** Takes over what its copy in a worker counted. @internal */
  adoptStats(stats: SanitizationStats): void;
}
