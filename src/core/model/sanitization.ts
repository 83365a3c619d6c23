import type { SectionName } from './records.ts';

/** One place in which a pattern finds something, and what it becomes. */
export interface SanitizationMatch {
  /** Name of the pattern. */
  pattern: string;
  /** From the root of the data, such as `events[12].payload.user.email`. */
  location: string;
  /** The record that holds it; absent for what belongs to no record. */
  record?: { section: SectionName; seq: number };
  /** The value as text, or the part of it that is removed; what a stopped pattern was looking at is cut. */
  original: string;
  redacted: string;
}

export interface SanitizationPreview {
  /** How many values a run over the same data redacts. */
  wouldRedactCount: number;
  matches: SanitizationMatch[];
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
