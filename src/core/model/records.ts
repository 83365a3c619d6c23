/** The logs that every session has. */
export const USUAL_SECTIONS = ['components', 'state', 'events', 'performance'] as const;

/** The logs of a session, in the order in which a file holds them; `dom` where the picture was recorded. */
export const SECTIONS = [...USUAL_SECTIONS, 'dom'] as const;

export type UsualSection = (typeof USUAL_SECTIONS)[number];
export type SectionName = UsualSection | 'dom';

/** The sections of a file: `dom` stands in those alone that hold a picture, so that all others are as they always were. */
export function sectionsOfFile(hasPicture: boolean): readonly SectionName[] {
  return hasPicture ? SECTIONS : USUAL_SECTIONS;
}

/** What every record has. `seq` orders a session; `time` is for people and never orders anything. */
interface RecordBase {
  /**
   * Integer, unique in its session, ascending in the order of recording.
   * @asType integer
   * @minimum 0
   */
  seq: number;
  /** Epoch milliseconds with fractions (`performance.timeOrigin + performance.now()`). */
  time: number;
}

/** Something that happened: DOM input, console, network, error, navigation or a call of the app's own. */
export interface EventRecord extends RecordBase {
  category?: string;
  name: string;
  source?: string;
  /** Of the very component that `source` names, where there are records of it. */
  componentId?: string;
  target?: string;
  payload?: unknown;
  /** `seq` of the event that set this one off. */
  cause?: number;
}

/** One edit of a value, as in JSON Patch (RFC 6902); `path` is a JSON Pointer (RFC 6901) into the snapshot. */
export interface StateChange {
  path: string;
  op: 'add' | 'remove' | 'replace';
  value?: unknown;
}

/**
 * A change of one ref or computed value. It holds `newValue` (the whole value) or `changes` (the
 * paths that differ from the last record of the same `id`), never both.
 */
export interface StateRecord extends RecordBase {
  id: string;
  /** Always recorded; absent in files from elsewhere alone. */
  name?: string;
  owner?: string;
  type?: string;
  kind?: 'ref' | 'computed' | 'store';
  oldValue?: unknown;
  newValue?: unknown;
  changes?: StateChange[];
}

/**
 * As the `id` of an `unmount`: whatever was mounted before is gone. It begins the tree of another
 * page in the session, and of a recording that had missed something.
 */
export const ALL_COMPONENTS = '*';

export type ComponentOp = 'mount' | 'update' | 'move' | 'unmount';

/** One step of the component tree's life; the tree of any moment is the fold of these. */
export interface ComponentRecord extends RecordBase {
  /** An `update` may hold only the fields of `props` and `state` that changed. */
  op: ComponentOp;
  id: string;
  name?: string;
  parentId?: string;
  /**
   * Of a `mount` or `move`: the sibling, mounted at that time, that it stands right before. Without it, or where the
   * parent has no such child, it is the last of them. A `move` that names the parent of before is one among siblings.
   */
  beforeId?: string;
  props?: unknown;
  state?: unknown;
  meta?: unknown;
}

/** A measured span. `startTime` and `duration` are milliseconds on the `performance.now()` clock. */
export interface PerformanceRecord extends RecordBase {
  name: string;
  componentId?: string;
  phase?: string;
  startTime: number;
  duration: number;
  /** What was measured beside the time: bytes of `memory`, the score of a `layout-shift`. */
  value?: number;
  /**
   * What an update was rendered for, by names alone: `props.film`, `query` of the component's own state, `context
   * Theme`; or `parent`, which rendered, or `forced`. The first twenty. Absent where nobody told.
   */
  changed?: string[];
}

/**
 * One step of the page's own life, as rrweb tells it. A picture begins with `meta`, the size of the window, and
 * `full-snapshot`; all others build on those before them.
 *
 * @see https://github.com/rrweb-io/rrweb/blob/main/packages/types/src/index.ts
 */
export interface DomRecord extends RecordBase {
  /** `meta`, `full-snapshot`, the source of a change such as `mutation`, or `end`, from which on there is no picture. */
  name: string;
  /**
   * `data` of rrweb's event, with its `source` in a change; in `meta` also `scheme`, what the person prefers: `dark` or
   * `light`.
   */
  data: unknown;
}

/** The record type of each section. */
export interface SectionRecords {
  components: ComponentRecord;
  state: StateRecord;
  events: EventRecord;
  performance: PerformanceRecord;
  dom: DomRecord;
}

export type SessionRecord = SectionRecords[SectionName];

/** How many records a session holds, by section. */
export type SectionCounts = Record<SectionName, number>;

export function emptyCounts(): SectionCounts {
  return { components: 0, state: 0, events: 0, performance: 0, dom: 0 };
}

export function totalCount(counts: SectionCounts): number {
  return SECTIONS.reduce((sum, section) => sum + counts[section], 0);
}

/** The field, besides `seq` and `time`, without which a record of the section says nothing. */
export const REQUIRED_FIELD: Record<SectionName, 'id' | 'name'> = {
  components: 'id',
  state: 'id',
  events: 'name',
  performance: 'name',
  dom: 'name',
};
