import type { SessionError } from './errors.ts';
import type { EventRecord, SectionName, SessionRecord, StateRecord } from './records.ts';
import type { ValueDiff } from './value-diff.ts';

/** The last known value of one ref. */
export interface RefSnapshot {
  /** `seq` of the record that gave it this value. */
  seq: number;
  id: string;
  name: string;
  owner?: string;
  type?: string;
  kind?: 'ref' | 'computed' | 'store';
  value: unknown;
}

/** A ref as a list shows it. */
export interface RefSummary extends RefSnapshot {
  changeCount: number;
  /** Epoch milliseconds of the last change. */
  time?: number;
}

/** One entry of a ref's history, with the whole value at that moment. */
export interface RefHistoryEntry {
  record: StateRecord;
  value: unknown;
}

/** A mounted component; `children` are ids in the order of the page, as far as the collector tells it, or else of mounting. */
export interface ComponentSnapshot {
  id: string;
  name: string;
  parentId?: string;
  props?: unknown;
  state?: unknown;
  meta?: unknown;
  children: string[];
}

/** Mounted components in the order of their tree, each before its children, column by column. */
export interface OutlineNodes {
  ids: string[];
  names: string[];
  /** 0 for roots. */
  depths: number[];
}

/** The component tree without what its components hold. */
export interface TreeOutline {
  /** Another number when components came, went or moved. */
  shape: number;
  /** Absent where the asker has this shape already. */
  nodes?: OutlineNodes;
  /** How often each was rendered, in the order of the nodes; where no times are recorded, how often it was updated. */
  renders: number[];
}

/** One rendering of a component, or an update of one whose renderings were not timed. */
export interface ComponentRender {
  /** Of its record. */
  seq: number;
  /** Epoch ms. */
  time: number;
  phase?: string;
  /** ms. */
  duration?: number;
  /** What it was for: `props.film`, `query` of the component's state, `parent`. */
  changed?: string[];
}

/** The renderings of a component; times in ms. */
export interface ComponentRenders {
  count: number;
  total: number;
  max: number;
  /** Newest first, 500 at most. */
  latest: ComponentRender[];
}

/** Times of all spans of one name, in ms. */
export interface SpanSummary {
  name: string;
  /** Spans of components by the component's name; all others, such as long frames, as measures. */
  kind: 'component' | 'measure';
  count: number;
  mean: number;
  min: number;
  max: number;
  total: number;
  /** Part of the total of all rows of its kind, 0 to 1. */
  share: number;
}

/** All moments of one name that took no time: paints, marks, shifts of the layout, samples. */
export interface PointSummary {
  /** `first-contentful-paint`, `largest-contentful-paint`, `layout-shift (sum)`, `memory`, `mark ready`. */
  name: string;
  kind: 'point';
  count: number;
  /** What the last one measured, or else when it was; of shifts the sum of all. Files from elsewhere may say none. */
  value?: number;
  /** `ms` since its page began to load; none for scores. */
  unit?: 'ms' | 'bytes';
}

/** One row of what was measured. */
export type PerformanceSummary = SpanSummary | PointSummary;

/** A part of a session's time, epoch ms. */
export interface TimeRange {
  from: number;
  to: number;
}

/** What a flame graph shows, from top to bottom: spans of one kind under each other. */
export const SPAN_TRACKS = ['frames', 'interactions', 'renders', 'measures'] as const;

export type SpanTrackName = (typeof SPAN_TRACKS)[number];

/** Asks for a range of all that took time; without `from` and `to`, for all of it. */
export interface SpanRequest extends Partial<TimeRange> {
  /** Pixels that the range is drawn in. */
  width: number;
  /** Part of a name, in any case: boxes say how many of their spans have it. */
  search?: string;
}

/** What is to be drawn of one track, in columns: a box is a span, or several in one row that are too short to be seen. */
export interface SpanBoxes {
  track: SpanTrackName;
  /** How many rows the whole track has. */
  rows: number;
  row: Uint8Array;
  /** Epoch ms. */
  start: Float64Array;
  end: Float64Array;
  /** Place in the answer's names; of several spans, that of the longest, as is the `seq`. */
  name: Uint32Array;
  seq: Float64Array;
  /** Of the box's spans. */
  count: Uint32Array;
  /** How many of them are looked for. */
  matches: Uint32Array;
}

export interface SpanAnswer {
  /** Of all spans of the session; absent where there is none. */
  extent?: TimeRange;
  /** What was answered. */
  range?: TimeRange;
  names: string[];
  tracks: SpanBoxes[];
}

/** Spans of a range by themselves, longest first, 500 at most; `count` tells of all. */
export interface SpanList {
  count: number;
  spans: { seq: number; track: SpanTrackName; name: string; start: number; duration: number }[];
}

/** A web vital of a page: of `CLS` its score, of all else ms. */
export interface WebVital {
  name: 'LCP' | 'INP' | 'CLS' | 'FCP' | 'TTFB';
  value: number;
}

/** A frame that took longer than 50 ms, and what ran in it. */
export interface LongFrame {
  /** Of its record. */
  seq: number;
  /** Epoch ms. */
  start: number;
  duration: number;
  /** The first five, by what invoked them, their function and address. */
  scripts: { what: string; duration: number }[];
}

/** What a range of a session says of frames, memory and the page. */
export interface PerformanceTimeline {
  /** Of the last page of the range; those that it told. */
  vitals: WebVital[];
  /** The longest 200, longest first. */
  frames: LongFrame[];
  /** Of all. */
  frameCount: number;
  /** Bytes of the heap by epoch ms. */
  memory: { time: Float64Array; value: Float64Array };
}

/** One of the slowest renders; `duration` in ms. */
export interface SlowRender {
  /** Of its performance record. */
  seq: number;
  /** When it was recorded, epoch ms. */
  time: number;
  name: string;
  componentId: string;
  phase?: string;
  duration: number;
  /** What it was for, as its record says it; absent where that says nothing. */
  changed?: string[];
}

/** A page of the slowest renders, and how many there are. */
export interface SlowRenders {
  count: number;
  renders: SlowRender[];
}

/** Which events a list shows; fields that are absent let everything through. */
export interface EventFilter {
  /** In the filter language, such as `name:click -category:network duration>50 last:1m`. */
  query?: string;
  /** Case-insensitive, anywhere in the record's name, source, component's id, target, category or payload. */
  text?: string;
  category?: string;
  /** The very component that the event happened in. */
  componentId?: string;
  /** Epoch ms. */
  from?: number;
  to?: number;
  /** `seq` of an event: only those behind it, without a look at those before. */
  after?: number;
}

/** The end of a session's log of events, and what a list says of the whole. */
export interface NewestEvents {
  /** What `SessionQuery.revision` gives. */
  revision: string;
  /** Epoch ms of the session's first record. */
  startTime: number;
  /** Of all events of the session. */
  count: number;
  /** `seq` of the last event; -1 where there is none. */
  newest: number;
  /** The last ones, in order. */
  events: EventRecord[];
}

/** How many events a filter lets through, as far as they were read in the time that an answer may take. */
export interface EventCount {
  count: number;
  /** False while there is more to be read: the next question reads on. */
  isWhole: boolean;
  /** `seq` of the last event that there is, let through or not; -1 where there is none. */
  newest: number;
}

/** All events of one name and category. */
export interface EventNameSummary {
  name: string;
  category?: string;
  count: number;
  /** Events a second in the last minute of the session, and in all of it. */
  recentRate: number;
  meanRate: number;
  /** Epoch ms. */
  first: number;
  last: number;
  /** How many there were, in equal parts of the session's time. */
  buckets: number[];
}

/** What was counted of the events of a session, most frequent first. */
export interface EventStatistics {
  names: EventNameSummary[];
  /** Events of further names, which are too many to be told apart. */
  otherCount: number;
  /** False while there is more to be read: the next question reads on. */
  isWhole: boolean;
}

/** A record that an event set off, by itself or by what it set off before. */
export interface CascadeEntry extends RecordPlace {
  name: string;
  /** Category of an event, kind of a ref, operation on a component or phase of what was measured. */
  kind: string;
  /** Since the event. */
  elapsedMs: number;
  /** 1 for what it set off by itself. */
  depth: number;
  /** Whether the record names its cause; else it is taken to belong here for its place and time. */
  isLinked: boolean;
}

/** What an event set off, in the order of `seq`. */
export interface Cascade {
  entries: CascadeEntry[];
  /** There are more than are told. */
  isCut: boolean;
}

/** Something that may be written in a filter. */
export interface FilterOption {
  /** What stands there then, from `start` to `end`. */
  text: string;
  /** What it is, in words; empty for a value. */
  note: string;
  /** Events that have it, as far as they were read. */
  count?: number;
  /** Something has to follow, such as a value behind `name:`. */
  isOpen?: boolean;
}

/** What may be written at one place of a filter, in place of what stands from `start` to `end`. */
export interface FilterCompletion {
  start: number;
  end: number;
  options: FilterOption[];
}

/** Names a record of a session. */
export interface RecordPlace {
  section: SectionName;
  seq: number;
}

export interface LocatedRecord {
  record: SessionRecord;
  /** How many records its section has before it. */
  offset: number;
}

/** What the panel asks of one session, live or stored; every answer comes from the worker. */
export interface SessionQuery {
  readonly sessionId: string;
  /** Resolves when the worker that answers has died: every call rejects then. Closing does not count. */
  readonly failed: Promise<SessionError>;
  /** Resolves when all is read as it is now: what was answered before is what there was when the query was prepared. */
  readonly opened: Promise<void>;
  /** Another text after the session was emptied, replaced or merged into; recording leaves it as it is. */
  revision(): Promise<string>;
  /** Time of the first record, epoch ms: times of views are told from there on. */
  startTime(): Promise<number>;
  /** @param upTo - `seq` behind which none is counted: a moment of a replay */
  countEvents(filter?: EventFilter, upTo?: number): Promise<number>;
  /** The same, answered soon: a filter may have more to read. */
  countEventsSoFar(filter?: EventFilter, upTo?: number): Promise<EventCount>;
  /** Events by their position in the filtered log, oldest first; reads no further than to the last of them. */
  eventsAt(range: { offset: number; limit: number; filter?: EventFilter }): Promise<EventRecord[]>;
  /** Counts by name, as far as they were read in the time that an answer may take. */
  eventStatistics(filter?: EventFilter): Promise<EventStatistics>;
  /** @throws SessionError `invalid-argument` where there is no such event */
  cascade(seq: number): Promise<Cascade>;
  /** What may be written in a filter at the caret, by the language and by what was read of the session until now. */
  completeFilter(at: { text: string; caret: number }): Promise<FilterCompletion>;
  /** Undefined where the session has no such record. */
  recordAt(place: RecordPlace): Promise<LocatedRecord | undefined>;
  /** The last event up to a `seq`, or with `componentId` the last record of that component. */
  lastBefore(moment: { seq: number; componentId?: string }): Promise<RecordPlace | undefined>;
  refs(): Promise<RefSummary[]>;
  /** Newest first; from the last change up to the `seq` of `upTo` on, where it is given. */
  refHistory(
    id: string,
    range: { offset: number; limit: number; upTo?: number },
  ): Promise<RefHistoryEntry[]>;
  /** From the value after one record of a ref to that after another, by `seq`; undefined where one is not there. */
  refDiff(id: string, range: { from: number; to: number }): Promise<ValueDiff | undefined>;
  /** Every mounted component; roots have no `parentId`, or one that is not there. */
  tree(): Promise<ComponentSnapshot[]>;
  /** The tree as a list shows it. @param known - the shape that is there already */
  outline(known?: number): Promise<TreeOutline>;
  /** A mounted component; undefined for one that is not. */
  component(id: string): Promise<ComponentSnapshot | undefined>;
  /** Of a component, mounted or not. */
  rendersOf(id: string): Promise<ComponentRenders>;
  performance(): Promise<PerformanceSummary[]>;
  /** The slowest 500 renders at most, slowest first. */
  slowRenders(range: { offset: number; limit: number }): Promise<SlowRenders>;
  /** What took time in a range, to be drawn. */
  spans(request: SpanRequest): Promise<SpanAnswer>;
  /** The same as a list. */
  spanList(request: Omit<SpanRequest, 'width'>): Promise<SpanList>;
  timeline(request: Omit<SpanRequest, 'search'>): Promise<PerformanceTimeline>;
  close(): void;
}
