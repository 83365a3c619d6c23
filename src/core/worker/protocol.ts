import type { LookedPart, PartTask } from '../export/part-looker.ts';
import type { TypedSecret } from '../sanitize/typed-secret.ts';
import type { MergeJob } from '../import/merge-sessions.ts';
import type { FileRequest } from '../import/stage-files.ts';
import type { ErrorMessage } from '../model/errors.ts';
import type {
  ComponentRenders,
  Cascade,
  ComponentSnapshot,
  EventCount,
  EventFilter,
  EventStatistics,
  FilterCompletion,
  LocatedRecord,
  NewestEvents,
  PerformanceSummary,
  PerformanceTimeline,
  RecordPlace,
  RefHistoryEntry,
  RefSummary,
  SlowRenders,
  SpanAnswer,
  SpanList,
  SpanRequest,
  TreeOutline,
} from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import type {
  ExportEstimate,
  ExportOptions,
  ImportMode,
  ImportResult,
  Progress,
} from '../model/options.ts';
import type { ExportCheckpoint, FormatName } from '../model/file-format.ts';
import type {
  SanitizationPreview,
  SanitizationStats,
  SanitizerDescription,
} from '../model/sanitization.ts';
import type { MergeResult, SessionInfo } from '../model/session.ts';
import type { RecordBatch } from '../model/batch.ts';
import type {
  MomentDiff,
  PicturePart,
  ReplayBounds,
  ReplayDensity,
  ReplayKind,
  ReplayMoment,
  SeqRange,
} from '../model/replay.ts';
import type {
  ComparedPlace,
  ComparedState,
  ComparisonRow,
  ComparisonSummary,
} from '../model/session-comparison.ts';
import type { ValueDiff } from '../model/value-diff.ts';
import type { RefDiffRange } from '../query/state-view.ts';
import type { TimelineWindow } from '../replay/timeline.ts';

/** What every method of a host gets besides its argument. */
export interface CallContext {
  signal: AbortSignal;
  progress: (progress: Progress) => void;
  /**
   * Resolves when the page has heard all that was posted until now, and its answer, a cancel, is here.
   * What cannot be undone waits for it.
   */
  heard: () => Promise<void>;
  /** Objects whose ownership goes back with the result. */
  transfer: Transferable[];
}

type Method<Argument, Result> = (argument: Argument, context: CallContext) => Promise<Result>;

export interface OpenSessionArgument {
  /** The session to go on with, or to begin. */
  sessionId: string;
  name: string;
  startedAt: number;
  origin: string;
  userAgent: string;
}

export interface OpenedSession {
  /** Another one than asked for when another tab records that already. */
  session: SessionInfo;
}

export interface TakeOverReply {
  /** What the text holds is in the store, or has no place there: nobody needs it any more. */
  isTaken: boolean;
  /** The session as it is now, if it is the one that this worker records. */
  session?: SessionInfo;
}

/** Writes what the recorder hands over, and keeps the store in order. */
export interface RecordHost {
  open: Method<OpenSessionArgument, OpenedSession>;
  /** Stores what a page left of a session in localStorage, unless a tab records that session. */
  takeOver: Method<{ sessionId: string; text: string }, TakeOverReply>;
  /** Puts in order what dead tabs left in the store. */
  recover: Method<undefined, void>;
  /** Resolves when the batch is durable. */
  append: Method<RecordBatch, { storedBytes: number }>;
  clear: Method<undefined, void>;
  finish: Method<undefined, void>;
  sessions: Method<undefined, SessionInfo[]>;
  delete: Method<{ sessionId: string }, void>;
  /** The same, but not while it is read. */
  deleteUnused: Method<{ sessionId: string }, void>;
  rename: Method<{ sessionId: string; name: string }, void>;
  /** Of any stored session, as far as a list shows at once. */
  newestEvents: Method<{ sessionId: string }, NewestEvents>;
}

/** Export options that can cross to a worker. */
export type ExportRequest = Omit<
  ExportOptions,
  'to' | 'onProgress' | 'signal' | 'sessionId' | 'format' | 'sanitize'
> & {
  format?: FormatName;
  sanitize?: SanitizerDescription;
  sessionId: string;
  filename: string;
  since?: ExportCheckpoint | undefined;
  to: 'blob' | FileSystemFileHandle | WritableStream<Uint8Array>;
};

export interface ExportReply {
  blob?: Blob;
  bytesWritten: number;
  recordCount: number;
  rawBytes: number;
  checkpoint: ExportCheckpoint;
  sanitization?: SanitizationStats;
}

export interface ExportHost {
  export: Method<ExportRequest, ExportReply>;
  estimate: Method<Omit<ExportRequest, 'to'>, ExportEstimate>;
  /** What the request's sanitiser finds in what it would export. */
  preview: Method<Omit<ExportRequest, 'to'>, SanitizationPreview>;
}

/** What a helper needs to know to sanitise parts of a session. */
export interface SanitizeTask {
  sanitize: SanitizerDescription;
  /** Whether what is found is told match by match. */
  lists: boolean;
  typed: readonly TypedSecret[];
}

export interface SanitizeHost {
  open: Method<SanitizeTask, void>;
  look: Method<PartTask, LookedPart>;
}

export type { FileRequest };

export interface StageRequest {
  files: FileRequest[];
  /** A delta goes to the session that it continues, whatever the mode. */
  mode: ImportMode;
  /** A file that is no delta is refused. */
  mustBeDelta?: boolean;
  /** Whether damaged files are read up to there. */
  isPartial?: boolean;
  /** Applied to what the files hold before it reaches the store. */
  sanitize?: SanitizerDescription;
  /** The session that `merge` and `replace` change. */
  targetId: string;
}

/** Files that continue each other, complete and checked, and in no session yet. */
export interface StagedChain {
  firstSeq: number;
  lastSeq: number;
  /** The files' session is the one that is being recorded, so its `seq` are the same numbers. */
  isSameSession: boolean;
  /** The records go to the session being recorded. */
  isIntoTarget: boolean;
  /** That session is emptied before. */
  isReplacing: boolean;
}

export interface ImportHost {
  /** Adds a copy of a stored session's records to another one. */
  merge: Method<MergeJob, MergeResult>;
  /** @returns nothing where only the script that can do all can: then the store is as it was */
  stage: Method<StageRequest, StagedChain[] | undefined>;
  /** Takes for each chain what is added to its `seq`. */
  commit: Method<{ shifts: number[] }, Omit<ImportResult, 'durationMs'>[]>;
  /** Deletes what is staged, unless it is committed. */
  discard: Method<undefined, void>;
  /** Compresses what the import left raw; it can be cut off at any time. */
  fold: Method<undefined, void>;
}

export interface EventRange {
  offset: number;
  limit: number;
  filter?: EventFilter;
}

export interface QueryHost {
  open: Method<{ sessionId: string }, void>;
  revision: Method<undefined, string>;
  startTime: Method<undefined, number>;
  countEvents: Method<{ filter?: EventFilter; upTo?: number }, number>;
  countEventsSoFar: Method<{ filter?: EventFilter; upTo?: number }, EventCount>;
  eventsAt: Method<EventRange, EventRecord[]>;
  eventStatistics: Method<{ filter?: EventFilter }, EventStatistics>;
  cascade: Method<{ seq: number }, Cascade>;
  completeFilter: Method<{ text: string; caret: number }, FilterCompletion>;
  recordAt: Method<RecordPlace, LocatedRecord | undefined>;
  lastBefore: Method<{ seq: number; componentId?: string }, RecordPlace | undefined>;
  refs: Method<undefined, RefSummary[]>;
  refHistory: Method<{ id: string; offset: number; limit: number; upTo?: number }, RefHistoryEntry[]>;
  refDiff: Method<RefDiffRange, ValueDiff | undefined>;
  tree: Method<undefined, ComponentSnapshot[]>;
  outline: Method<{ known?: number }, TreeOutline>;
  component: Method<{ id: string }, ComponentSnapshot | undefined>;
  rendersOf: Method<{ id: string }, ComponentRenders>;
  performance: Method<undefined, PerformanceSummary[]>;
  slowRenders: Method<{ offset: number; limit: number }, SlowRenders>;
  spans: Method<SpanRequest, SpanAnswer>;
  timeline: Method<Omit<SpanRequest, 'search'>, PerformanceTimeline>;
  spanList: Method<Omit<SpanRequest, 'width'>, SpanList>;
}

/** What a replay shows at one moment, as changes since the answer before: see `AnswerReader`. */
export interface ReplayHost {
  open: Method<{ sessionId: string }, ReplayBounds>;
  /** The page changed what is stored: nothing that was known of the session before holds any more. */
  renew: Method<undefined, void>;
  stateAt: Method<{ seq: number }, string>;
  treeAt: Method<{ seq: number }, string>;
  outlineAt: Method<{ seq: number; known?: number }, TreeOutline>;
  pictureAt: Method<{ seq: number; shown?: number }, PicturePart>;
  diff: Method<SeqRange, MomentDiff>;
  valueDiff: Method<SeqRange & { kind: 'ref' | 'component'; id: string }, ValueDiff | undefined>;
  events: Method<{ from: number; to: number; filter?: EventFilter }, EventRecord[]>;
  timeline: Method<{ from: number }, TimelineWindow>;
  step: Method<
    { seq: number; kind: ReplayKind; direction: 'next' | 'former' },
    ReplayMoment | undefined
  >;
  momentAt: Method<{ time: number }, ReplayMoment | undefined>;
  density: Method<{ from: number; to: number; buckets: number }, ReplayDensity>;
}

/** Answers what is asked of two sessions side by side: see `SessionComparison`. */
export interface CompareHost {
  open: Method<{ leftId: string; rightId: string; ignoresRandom: boolean }, ComparisonSummary>;
  rowsAt: Method<{ offset: number; limit: number }, ComparisonRow[]>;
  rowDiff: Method<{ row: number }, ValueDiff | undefined>;
  step: Method<{ row: number; direction: 'next' | 'former' }, number>;
  placeOf: Method<{ row: number }, ComparedPlace>;
  placeAt: Method<{ side: 'left' | 'right'; seq: number }, ComparedPlace>;
  stateAt: Method<{ row: number }, ComparedState>;
}

/** What the worker scripts can be; each worker is one of them. */
export interface Hosts {
  record: RecordHost;
  export: ExportHost;
  import: ImportHost;
  query: QueryHost;
  replay: ReplayHost;
  compare: CompareHost;
  sanitize: SanitizeHost;
}

export type HostName = keyof Hosts;

/** What goes to a worker. The first message is `start`. */
export type ToWorker =
  | { type: 'start'; host: HostName; lifeLock: string }
  | { type: 'call'; id: number; method: string; argument: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'heard'; id: number }
  /** Asks for `pong`. */
  | { type: 'ping' };

/** What comes from a worker. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'pong' }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; error: ErrorMessage }
  | { type: 'progress'; id: number; progress: Progress }
  /** Asks for `heard`. */
  | { type: 'ask'; id: number }
  /** Not the answer to a call: the store was closed under the worker. */
  | { type: 'failed'; error: ErrorMessage };
