import type { Watcher } from '../model/watcher.ts';
import type { SessionError } from '../model/errors.ts';
import type { RecordingLimits } from '../model/limits.ts';
import type { ComponentOp, SectionCounts } from '../model/records.ts';
import type { SessionSanitizer } from '../model/sanitization.ts';

export interface EventInput {
  name: string;
  source?: string;
  /** Of the component in which it happened; `source` is its name then. */
  componentId?: string;
  target?: string;
  payload?: unknown;
  category?: string;
}

export interface StateInput {
  id: string;
  name: string;
  owner?: string;
  type?: string;
  kind?: 'ref' | 'computed' | 'store';
  /** Given and the very value recorded last, a change inside it is stored as the paths that differ. */
  oldValue?: unknown;
  newValue: unknown;
}

export interface ComponentInput {
  op: ComponentOp;
  id: string;
  name?: string;
  parentId?: string;
  /** Of a `mount` or `move`: see `ComponentRecord`. */
  beforeId?: string;
  props?: unknown;
  state?: unknown;
  meta?: unknown;
}

/** `startTime` and `duration` in ms on the `performance.now()` clock. */
export interface PerformanceInput {
  name: string;
  componentId?: string;
  phase?: string;
  startTime: number;
  duration: number;
  /** What was measured beside the time, such as bytes. */
  value?: number;
  /** What an update was rendered for: see `PerformanceRecord`. */
  changed?: readonly string[];
}

/** A step of the page's own life, as the section `dom` has it: see `DomRecord`. */
export interface DomInput {
  name: string;
  /** Plain JSON of rrweb's making, without secrets. */
  data: unknown;
}

/** The four calls that record; none throws, whatever it is given. */
export interface RecordCalls {
  recordEvent(event: EventInput): void;
  recordState(state: StateInput): void;
  recordComponent(component: ComponentInput): void;
  recordPerformance(span: PerformanceInput): void;
}

/** What a collector is given: where to record, and what it must leave out. */
export interface CollectorContext extends RecordCalls {
  /** Whether values under keys that name a secret are to be left out; for `recordDom`, it is the caller's to do. */
  readonly redactsKeys: boolean;
  /** @returns UTF-16 units of the record; 0 where it was not taken, so that what comes after it has no base */
  recordDom(record: DomInput): number;
  /** Whether a node belongs to the panel, which never records itself. */
  isOwnNode(node: unknown): boolean;
  /** Whether an event happened in the panel, or is a key press that is the panel's own. */
  isOwnEvent(event: Event): boolean;
}

export type PictureState = 'off' | 'starting' | 'on' | 'failed';

/** Whether the page itself is recorded, for a person to say. */
export interface PictureSwitch {
  readonly state: PictureState;
  /** Why it failed, in words. */
  readonly problem: string | undefined;
  /** Resolves when it is so, or failed. It is remembered for the origin. */
  turn(isOn: boolean): Promise<void>;
}

/** One source of records in the page. `start` patches or observes; what it returns undoes that exactly. */
export interface Collector {
  readonly name: string;
  /**
   * Whether `start` also records what is there already. Then it is started anew when the session has lost
   * its base: after it was emptied, or a pause.
   */
  readonly recordsExisting?: boolean;
  start(context: CollectorContext): () => void;
  /** Of the collector that records the page itself. */
  readonly picture?: PictureSwitch;
  /**
   * Gives the app a value that it had.
   *
   * @param id of the state records that hold it; of a component whose own records do, with all its values in one
   * object
   * @returns whether it was taken: `false` for what is unknown here, gone, or cannot be set
   */
  restore?(id: string, value: unknown): boolean;
  /**
   * What the app has now where `restore` would set it, so that a value gets those of its parts from there that cannot be
   * brought back: functions, secrets. It may be the app's own object, and is not changed. Asked by a person's hand.
   *
   * @returns undefined for what is unknown here, or gone
   */
  liveValueOf?(id: string): { readonly value: unknown } | undefined;
  /**
   * What a component shows in the document, its outermost elements alone. Asked by a person's hand: it may look
   * through all components.
   *
   * @returns undefined for a component of another collector
   */
  elementsOf?(id: string): readonly Element[] | undefined;
  /**
   * The component that an element is one of the outermost of, where that can be told by looking through all components
   * only. What an element says by itself is asked otherwise, as for each DOM event.
   */
  componentAt?(element: Element): string | undefined;
  /**
   * What runs anew when a value changes. Asked by a person's hand: it may look through all components.
   *
   * @param id of the state records that hold it
   * @returns undefined for state of another collector, or where the framework does not tell
   */
  watchersOf?(id: string): readonly Watcher[] | undefined;
}

export interface DevToolsConfig {
  /** Shown in session lists and files. @defaultValue the document's title */
  name?: string;
  /** @defaultValue the platform's own (`platformCollectors()`); `[]` records only what is called */
  collectors?: Collector[];
  /**
   * Values under keys that name a secret are removed before they are stored. A `Sanitizer` redacts what it
   * finds besides, as it is when recording begins; it takes its time in the app's thread.
   * @defaultValue true
   */
  sanitizeAtCapture?: boolean | SessionSanitizer;
  /** Part of events and performance records that is kept, 0 to 1. @defaultValue 1 */
  samplingRate?: number;
  /** @defaultValue 250 */
  flushIntervalMs?: number;
  limits?: Partial<RecordingLimits>;
  /** The built `worker.js`, where a bundler cannot find it or a CSP wants another origin. */
  workerUrl?: string | URL;
}

export type RecordingState = 'starting' | 'recording' | 'paused' | 'full' | 'failed' | 'stopped';

/** What the recorder is doing, for people to see. */
export interface RecordingStatus {
  state: RecordingState;
  /** Empty until the store is open. */
  sessionId: string;
  /** Records captured, waiting ones included. */
  counts: SectionCounts;
  /** Bytes of the session that are durable. */
  storedBytes: number;
  /** Records that a limit or a fault kept out. */
  droppedCount: number;
  /** Whether the browser promised not to evict the store; undefined until it has answered. */
  persisted?: boolean;
  /** Why the state is `full` or `failed`. */
  error?: SessionError;
}
