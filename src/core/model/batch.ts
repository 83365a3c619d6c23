import type { SectionName } from './records.ts';

/** Where one section's lines lie in a batch, and what they span. */
export interface BatchRun {
  section: SectionName;
  byteOffset: number;
  byteLength: number;
  count: number;
  firstSeq: number;
  lastSeq: number;
  /** Epoch ms. */
  minTime: number;
  maxTime: number;
}

/** What the recorder hands over: lines of several sections in one buffer, which the receiver owns. */
export interface RecordBatch {
  id: number;
  buffer: ArrayBuffer;
  runs: BatchRun[];
  /** Records dropped since the last batch. */
  droppedCount: number;
  /** The page is going away: what comes after this, if anything, is another page of the same tab. */
  closed: boolean;
}
