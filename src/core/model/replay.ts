import type { SessionError } from './errors.ts';
import type { ComponentSnapshot, EventFilter, RefSnapshot, RefSummary, TreeOutline } from './query.ts';
import type { DomRecord, EventRecord } from './records.ts';
import type { ValueDiff } from './value-diff.ts';

/** What a replay steps between, and its timeline tells apart. */
export const REPLAY_KINDS = [
  'event',
  'error',
  'navigation',
  'state',
  'component',
  'render',
  'long-frame',
] as const;

export type ReplayKind = (typeof REPLAY_KINDS)[number];

/** One record on the timeline. */
export interface TimelineMark {
  seq: number;
  /** Epoch ms. */
  time: number;
  kind: ReplayKind;
}

/** How many records of each kind lie in each of some equal parts of a range of time. */
export interface ReplayDensity {
  counts: Record<ReplayKind, Uint32Array>;
  /** Each record by itself, ascending by time, where the range holds few. */
  marks?: TimelineMark[];
  /** Otherwise much of it is an estimate still, and another call knows more. */
  isExact: boolean;
}

/** Records from one to another one, both included. */
export interface SeqRange {
  from: number;
  to: number;
}

/** A moment of a replay: the `detail` of its event `seek`. */
export interface ReplayMoment {
  /** State and tree are those after this record and all before it. */
  seq: number;
  /** Epoch ms, of the last record up to `seq`. */
  time: number;
}

/** The events of a replay. */
export interface ReplayEventMap {
  seek: CustomEvent<ReplayMoment>;
  end: CustomEvent<null>;
  error: CustomEvent<SessionError>;
}

/** A ref that is not the same at two moments. */
export type RefDifference =
  | { op: 'add' | 'change'; id: string }
  /** With what it was, since the later list does not have it. */
  | { op: 'remove'; id: string; ref: RefSummary };

/**
 * A component that is not the same at two moments. One that came to another parent is told as updated; `move` says that
 * nothing but its place among its siblings is another one, of as few of them as can be.
 */
export interface ComponentDifference {
  op: 'mount' | 'unmount' | 'update' | 'move';
  id: string;
  name: string;
}

/** What differs from one moment to another: the first 1,000 refs and components, and how many there are. */
export interface MomentDiff {
  refs: RefDifference[];
  refCount: number;
  components: ComponentDifference[];
  componentCount: number;
}

/** Slowest and fastest playback, in times of the recorded one. */
export const REPLAY_SPEEDS = { min: 0.25, max: 16 } as const;

/** Where the records of a session begin and end. */
export interface ReplayBounds {
  /** Epoch ms; both when the session began, where no record says a time. */
  readonly startTime: number;
  readonly endTime: number;
  /** Both 0 where there is no record. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Whether the page itself was recorded, at some time. */
  readonly hasPicture: boolean;
}

/** What leads to the picture of a moment. */
export interface PicturePart {
  /** The records begin a picture, or there is none at that moment: what was shown before is not built on. */
  isWhole: boolean;
  /** Ascending by `seq`. */
  records: DomRecord[];
  /** Where there is none: the first moment behind it that has one, or else the last before it, if there is any. */
  nearest?: ReplayMoment;
}

/**
 * A stored session as it was at any of its moments. It holds what was durable when it was opened; a `seq`
 * before its first record or behind its last one means that record.
 *
 * Answers share what did not change with earlier ones: callers do not change them. All calls reject with
 * `worker-failed` when the worker that answers has died, and with `aborted` after `close`.
 *
 * Dispatches `seek` (detail: `ReplayMoment`) after `seek` and at most once a frame while it plays; `end` when it
 * has played the last record; `error` (detail: `SessionError`) when playing cannot go on.
 */
export interface Replay extends EventTarget, ReplayBounds {
  addEventListener<Type extends keyof ReplayEventMap>(
    type: Type,
    listener: (event: ReplayEventMap[Type]) => void,
    options?: AddEventListenerOptions | boolean,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void;
  removeEventListener<Type extends keyof ReplayEventMap>(
    type: Type,
    listener: (event: ReplayEventMap[Type]) => void,
    options?: EventListenerOptions | boolean,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void;
  /** Every ref after all records up to `seq`, in the order in which they came. @throws SessionError `invalid-argument` */
  stateAt(seq: number): Promise<Map<string, RefSnapshot>>;
  /** `stateAt` as a list shows it: with the number of changes up to there and the time of the last. */
  refsAt(seq: number): Promise<RefSummary[]>;
  /**
   * Every component that is mounted after all records up to `seq`, in the order of mounting; `children`, and components
   * that name no parent, in that of the page.
   * @throws SessionError `invalid-argument`
   */
  treeAt(seq: number): Promise<ComponentSnapshot[]>;
  /** `treeAt` as a list shows it, with the renders up to there. @param known - the shape that is there already */
  outlineAt(seq: number, known?: number): Promise<TreeOutline>;
  /**
   * The page itself after all records up to `seq`: the last whole picture and what changed since.
   * @param shown - `seq` of the moment that is shown already: where nothing newer is whole, only what came after it is told
   * @throws SessionError `invalid-argument`
   */
  pictureAt(seq: number, shown?: number): Promise<PicturePart>;
  /** What is other at `to` than it was at `from`, in either order. @throws SessionError `invalid-argument` */
  diff(from: number, to: number): Promise<MomentDiff>;
  /** How one of them differs; undefined for what is not there at both. @throws SessionError `invalid-argument` */
  valueDiff(
    what: { kind: 'ref' | 'component'; id: string },
    range: SeqRange,
  ): Promise<ValueDiff | undefined>;
  /** Events with a `seq` of `from` to `to`, both included, ascending. @throws SessionError `invalid-argument` */
  events(range: { from: number; to: number; filter?: EventFilter }): Promise<EventRecord[]>;
  /**
   * Goes on from where it is, or from the start where it is at the end, by the times of the records.
   * @param speed - clamped to `REPLAY_SPEEDS`; another one while it plays takes effect at once. @defaultValue 1
   * @throws SessionError `invalid-argument` where it is not a number above 0
   */
  play(speed?: number): void;
  pause(): void;
  readonly isPlaying: boolean;
  /** Where it stands: before its first record until it was played or sought. */
  readonly position: ReplayMoment;
  /** Passes what lasts longer than two seconds without a record in half a second. @defaultValue false */
  skipsIdle: boolean;
  /** While it plays it goes from the end of this range to its start again. */
  loop: SeqRange | undefined;
  /** Resolves when state and tree of that moment are there; it goes on playing from there if it was. */
  seek(seq: number): Promise<void>;
  /** The next record of a kind behind `seq`, or the last one before it; undefined where there is none. */
  step(seq: number, kind: ReplayKind, direction: 'next' | 'former'): Promise<ReplayMoment | undefined>;
  /** The record with the latest time up to `time` (epoch ms), or else the first one. */
  momentAt(time: number): Promise<ReplayMoment>;
  /** @param buckets - parts of the range from one time to another (epoch ms), 1 to 4,096 */
  density(range: { from: number; to: number; buckets: number }): Promise<ReplayDensity>;
  close(): Promise<void>;
}
