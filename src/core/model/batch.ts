import type { SectionName } from './records.ts';

/** One section's lines in a batch, and what they span. */
export interface BatchRun {
  section: SectionName;
  /** The lines, joined by `RECORD_SEPARATOR`. As text, since that is what leaves the app's thread in the least time. */
  text: string;
  count: number;
  firstSeq: number;
  lastSeq: number;
  /** Epoch ms. */
  minTime: number;
  maxTime: number;
}

/** What the recorder hands over: lines of several sections. */
export interface RecordBatch {
  id: number;
  runs: BatchRun[];
  /** Records dropped since the last batch. */
  droppedCount: number;
  /** The page is going away: what comes after this, if anything, is another page of the same tab. */
  closed: boolean;
}
