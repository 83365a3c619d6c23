import type { SectionCounts, SectionName } from './records.ts';

export type SessionStatus = 'recording' | 'finished' | 'interrupted' | 'imported';

/** One stored session, as lists show it. */
export interface SessionInfo {
  id: string;
  name: string;
  status: SessionStatus;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Epoch milliseconds of the last record; absent while nothing is recorded. */
  endedAt?: number;
  recordCount: number;
  /** Length of all records as JSON lines, uncompressed. */
  bytes: number;
  /** Where it came from: the page's address, or the name or address of the imported file. */
  origin: string;
  counts: SectionCounts;
  /** Highest `seq` in the session; 0 when it is empty. */
  lastSeq: number;
  /** Records that a limit kept out; each run of them also stands in the log as a `gap` event. */
  droppedCount: number;
  /** Sessions merged into this one, each with the range of `seq` that its records have here. */
  merged?: MergedRange[];
  /** Id that an imported session had where it was recorded. */
  sourceId?: string;
  /** Of a session that is not whole, since a file of it was damaged: how far it goes. */
  partial?: PartialRead;
}

/** Where the reading of a damaged file ended, which holds one section after the other. */
export interface PartialRead {
  /** What is wrong there, in words. */
  reason: string;
  /** The section of the last record that was read: of those behind it there is nothing. */
  section: SectionName;
  /** Of that record; its time in epoch ms, if it has one. */
  seq: number;
  time?: number;
}

/** What the origin stores, as far as the browser says: all that the app itself stores is in it. */
export interface StorageUse {
  /** Bytes. */
  usage?: number;
  /** Bytes. */
  quota?: number;
  /** Whether the browser keeps the data until someone deletes it. */
  persisted?: boolean;
}

/** What a merge of two stored sessions added. */
export interface MergeResult {
  /** Of the session that holds them now. */
  sessionId: string;
  recordCount: number;
}

/** Longest name of a session, UTF-16 units. */
export const MAX_SESSION_NAME = 200;

/** Records of another session inside this one: its `seq` n is `n + shift` here. */
export interface MergedRange {
  sessionId: string;
  name: string;
  /** First and last `seq` in the session they came from. */
  fromSeq: number;
  toSeq: number;
  shift: number;
}

/** The `session` object of a file. */
export interface SessionHeader {
  id: string;
  name: string;
  startedAt?: number;
  endedAt?: number;
  origin?: string;
  userAgent?: string;
  merged?: MergedRange[];
  droppedCount?: number;
  partial?: PartialRead;
  /** `false` when the file was written without `time` fields. */
  timestamps?: boolean;
  /** What was chosen of the session, where that is not all of it. */
  selection?: Selection;
}

/** Part of a session: what is absent was not limited. */
export interface Selection {
  sections?: SectionName[];
  /** Components with all below them. */
  components?: string[];
  eventNames?: string[];
  /** Epoch ms; not in a file without `time` fields. */
  from?: number;
  to?: number;
}

/** BroadcastChannel on which tabs say that the stored sessions changed. */
export const SESSIONS_CHANNEL = 'devtools-panel:sessions';
