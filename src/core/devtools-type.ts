import type { Watcher } from './model/watcher.ts';
import type { ExportCheckpoint, ExportData, Format, FormatName } from './model/file-format.ts';
import type {
  ExportEstimate,
  ExportOptions,
  ExportResult,
  ImportOptions,
  ImportResult,
  ImportSource,
} from './model/options.ts';
import type { SessionQuery } from './model/query.ts';
import type { Replay } from './model/replay.ts';
import type { ComparisonOptions, SessionComparison } from './model/session-comparison.ts';
import type { RestoreOptions, RestoreResult } from './model/restore.ts';
import type { SendOptions, SendResult } from './model/sending.ts';
import type { SanitizationPreview } from './model/sanitization.ts';
import type { SessionExporter } from './model/session-exporter.ts';
import type { MergeResult, SessionInfo, StorageUse } from './model/session.ts';
import type { Collector, PictureSwitch, RecordCalls, RecordingStatus } from './record/types.ts';

/**
 * One page's recorder and its engine. Dispatches `change` (detail: `RecordingStatus`) when counts or
 * state change, at most every 100 ms; `error` (detail: `SessionError`); and `sessions` when the list of stored
 * sessions, or one of them, changed, in this tab or another.
 */
export interface DevTools extends EventTarget, RecordCalls, SessionExporter {
  readonly status: RecordingStatus;
  /** The switch of the collector that records the page itself; undefined where none is used. */
  readonly picture: PictureSwitch | undefined;
  /** Starts a collector; returns its removal. @throws SessionError `invalid-argument` */
  use(collector: Collector): () => void;
  /** Nothing is recorded until `resume`. */
  pause(): void;
  /** Goes on after `pause`, or tries again where a limit had stopped recording. */
  resume(): void;
  /** Resolves when all recorded so far is durable. @throws SessionError with the reason that it is not */
  flush(): Promise<void>;
  /** Writes a stored session to a file. @throws SessionError; nothing is left behind then */
  export(filename: string, options?: ExportOptions): Promise<ExportResult>;
  /** The same as `export`: every export is streamed. */
  exportStream(filename: string, options?: ExportOptions): Promise<ExportResult>;
  /**
   * How large an export would about be, and how many records each section has. Component and event names
   * are not looked at: with them it is an upper bound. @throws SessionError
   */
  estimateExport(
    filename: string,
    options?: ExportOptions,
    since?: ExportCheckpoint,
  ): Promise<ExportEstimate>;
  /**
   * What `options.sanitize` would remove from an export with these options: the file is made, and given to
   * nobody. The count is exact; of the matches, the first ones are listed (see `SanitizationPreview`).
   * @param since - of a delta, what it starts from
   * @throws SessionError `invalid-argument` without `options.sanitize`
   */
  previewSanitization(options: ExportOptions, since?: ExportCheckpoint): Promise<SanitizationPreview>;
  /** A whole session in memory; for large ones, export to a file. @throws SessionError */
  getExportData(options?: ExportOptions): Promise<ExportData>;
  /** Reads a session file. @throws SessionError with its place in the file; the store is as it was then */
  import(source: ImportSource, options?: ImportOptions): Promise<ImportResult>;
  /**
   * `import` of several files, all or none of them: a full export and its deltas, in any order, become one
   * session; what does not belong together becomes a session each, or is merged one after the other.
   * @returns one result a session
   * @throws SessionError, with the `file` at fault; `delta-mismatch` says what a chain lacks
   */
  importFiles(sources: readonly ImportSource[], options?: ImportOptions): Promise<ImportResult[]>;
  /** `import` of a file whose format is not what its content says, or a custom one. @throws SessionError */
  importWithFormat(
    source: ImportSource,
    format: FormatName | Format,
    options?: ImportOptions,
  ): Promise<ImportResult>;
  /**
   * Continues a stored session by what a delta holds; `import` of a delta does the same.
   * @throws SessionError `delta-mismatch` where no stored session ends at its start
   */
  importDelta(source: ImportSource, options?: ImportOptions): Promise<ImportResult>;
  /** `import` of a session in memory; a missing section reads as empty. @throws SessionError */
  importData(data: ExportData, options?: ImportOptions): Promise<ImportResult>;
  /** Empties the session being recorded and deletes all others that no tab is recording. */
  clearAll(): Promise<void>;
  /**
   * Puts values back into the live app, through the collectors that recorded them: one, or all of a moment. Parts that
   * cannot be brought back (secrets, functions) stay as the app has them at the same place, and are told as `kept`;
   * where it has nothing there, the whole value is refused, with the reason and the place. The event `restore`
   * (category `state`) stands before the changes in the log, `restore/refused` after them where something was not taken.
   * @param values - stored values by the `id` of their state records; of a component that has none (Lit), by its id,
   * with the values of its properties in one object
   * @throws SessionError `invalid-argument` where it is no Map
   */
  restoreState(values: ReadonlyMap<string, unknown>, options?: RestoreOptions): Promise<RestoreResult>;
  /**
   * What runs anew when a value of the live app's state changes: components, computed values and effects.
   *
   * @param id - of the ref, as its state records have it
   * @returns undefined where no collector can tell: Vue's refs, MobX and signals can
   */
  watchersOf(id: string): Promise<readonly Watcher[] | undefined>;
  /**
   * Does once more in this page what people did while a session was recorded: its events of category `dom`, in order
   * and at the recorded times, each at the element that would be described as its `target` is. After each one the refs
   * that changed, here and in the session, are compared; what is another value in each run (times, random ids) is passed
   * over. It stops at the first ref that differs, and at what it cannot send: `SendResult.stopped` says why. What others
   * set off, such as the `submit` that follows a click, is not sent a second time; nothing is sent to the panel. The
   * page is as it is when this is called: put the state before the first event into it with `restoreState`. The events
   * `send` and `send/end` (category `devtools`) stand around it in the log. One call at a time.
   * @throws SessionError `not-enabled` while nothing is recorded, `invalid-argument` for a range that is no `seq` or a
   * `speed` that is none, `aborted` after `options.signal`
   */
  sendEvents(replay: Replay, options?: SendOptions): Promise<SendResult>;
  /**
   * What a component of this page shows in the document: its outermost elements. None of one that is not mounted, or
   * that shows nothing; never throws.
   */
  elementsOf(componentId: string): readonly Element[];
  /**
   * Id of the component that an element belongs to, out of shadow trees too: that of the app's own that is nearest.
   * None of the panel's, and of what marks hide; never throws.
   */
  componentAt(element: Element): string | undefined;
  /** All stored sessions, newest first. */
  sessions(): Promise<SessionInfo[]>;
  /**
   * Deletes a stored session. @throws SessionError `session-in-use` while any tab records or reads it,
   * `session-not-found`
   */
  deleteSession(sessionId: string): Promise<void>;
  /**
   * Gives a stored session another name, of at most 200 UTF-16 units, without the space around it; it stays when its
   * page goes on recording. @throws SessionError `invalid-argument`, `session-not-found`
   */
  renameSession(sessionId: string, name: string): Promise<void>;
  /**
   * Adds a copy of all records of one stored session to another, all or none; the first stays as it is. What is there
   * already is not added twice. Where their `seq` would meet, those that are added come behind.
   * @throws SessionError `session-in-use` while another tab records the second, `session-not-found`
   */
  mergeSessions(sourceId: string, targetId: string): Promise<MergeResult>;
  /** How much the origin stores and may store. */
  storage(): Promise<StorageUse>;
  /** Asks the browser to keep what is stored; undefined where it has no answer. */
  persist(): Promise<boolean | undefined>;
  /** Asks about one stored session, in a worker. @throws SessionError `session-not-found` */
  openQuery(sessionId: string): Promise<SessionQuery>;
  /** Reads the newest events of a session for whoever will soon ask about it: the next `openQuery` answers from them. */
  prepareQuery(sessionId: string): void;
  /**
   * Opens a stored session, or the one being recorded, to be seen as it was at any of its moments: as far as it
   * is durable when this is called. @throws SessionError `session-not-found`
   */
  openReplay(sessionId: string): Promise<Replay>;
  /**
   * Aligns two stored sessions, such as a run that failed and one that did not, to find where they part.
   * @throws SessionError `session-not-found`
   */
  compareSessions(
    leftId: string,
    rightId: string,
    options?: ComparisonOptions,
  ): Promise<SessionComparison>;
}
