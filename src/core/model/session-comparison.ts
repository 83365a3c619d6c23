import type { RefSummary } from './query.ts';
import type { EventRecord } from './records.ts';
import type { ValueDiff } from './value-diff.ts';

/** What of two sessions is held against each other. */
export interface ComparisonOptions {
  /**
   * Whether ids, times, durations and pointer positions inside of payloads and values count as the same whatever
   * they are: they are others in each run. @defaultValue true
   */
  ignoresRandom?: boolean;
}

/** How an event of one session stands to the other one's. */
export type ComparisonOp = 'same' | 'differs' | 'left' | 'right';

/** One line of two aligned logs of events: both where they are the same, or differ in their payload alone. */
export interface ComparisonRow {
  op: ComparisonOp;
  left?: EventRecord;
  right?: EventRecord;
}

/** How much two sessions have in common. */
export interface ComparisonSummary {
  rows: number;
  /** Rows that are not the same. */
  differences: number;
  /** Row of the first one; -1 where there is none. */
  first: number;
}

/** A ref by its name and owner in both sessions. */
export interface ComparedRef {
  name: string;
  owner?: string;
  left?: RefSummary;
  right?: RefSummary;
  /** Where both have it. */
  diff?: ValueDiff;
}

/** State of both sessions at one row: those that differ first, 200 refs at most. */
export interface ComparedState {
  refs: ComparedRef[];
  count: number;
  differing: number;
}

/** Places in both sessions at which a row stands: the last record before the next event begins, of each. */
export interface ComparedPlace {
  row: number;
  /** `seq`; undefined before the first event of that session. */
  left: number | undefined;
  right: number | undefined;
}

/**
 * Two stored sessions, aligned by the events that began something: those without a `cause` that are no changes of
 * components or state. All calls reject with `worker-failed` when the worker that answers has died.
 */
export interface SessionComparison extends ComparisonSummary {
  readonly leftId: string;
  readonly rightId: string;
  rowsAt(range: { offset: number; limit: number }): Promise<ComparisonRow[]>;
  /** How the payloads of a row differ, without what is ignored; undefined for an event of one session alone. */
  rowDiff(row: number): Promise<ValueDiff | undefined>;
  /** The next row behind this one that is not the same, or the last one before it; -1 where there is none. */
  step(row: number, direction: 'next' | 'former'): Promise<number>;
  placeOf(row: number): Promise<ComparedPlace>;
  /** The last row up to a record of one of them. */
  placeAt(side: 'left' | 'right', seq: number): Promise<ComparedPlace>;
  stateAt(row: number): Promise<ComparedState>;
  close(): void;
}
