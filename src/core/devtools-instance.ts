import { onAnnounced } from './collect/registry.ts';
import { untracked } from './collect/untracked.ts';
import { componentAt, elementsOf } from './component-elements.ts';
import type { Watcher } from './model/watcher.ts';
import type { DevTools } from './devtools-type.ts';
import type { ImportCall } from './importer.ts';
import { toSessionError, type SessionError } from './model/errors.ts';
import type { ExportCheckpoint, ExportData, Format, FormatName } from './model/file-format.ts';
import type {
  ExportEstimate,
  ExportOptions,
  ExportResult,
  ImportOptions,
  ImportResult,
  ImportSource,
} from './model/options.ts';
import { clearTimeout, setTimeout } from './model/native.ts';
import type { SessionQuery } from './model/query.ts';
import type { Replay } from './model/replay.ts';
import type { ComparisonOptions, SessionComparison } from './model/session-comparison.ts';
import type { RestoreOptions, RestoreResult } from './model/restore.ts';
import type { SendOptions, SendResult } from './model/sending.ts';
import type { SanitizationPreview } from './model/sanitization.ts';
import { SESSIONS_CHANNEL } from './model/session.ts';
import type { MergeResult, SessionInfo, StorageUse } from './model/session.ts';
import { isOwnEvent } from './own-event.ts';
import { isOwnNode } from './own-node.ts';
import type { PreparedQuery } from './query-client.ts';
import { checkCollector } from './record/check-config.ts';
import { Recording } from './recording.ts';
import type { SessionCalls } from './session-calls.ts';
import type {
  Collector,
  ComponentInput,
  DevToolsConfig,
  EventInput,
  PerformanceInput,
  PictureSwitch,
  RecordingStatus,
  StateInput,
} from './record/types.ts';

/** Shortest time between two `change` events, ms. */
const CHANGE_INTERVAL_MS = 100;

export class DevToolsInstance extends EventTarget implements DevTools {
  readonly #workerUrl: DevToolsConfig['workerUrl'];
  readonly #redactsKeys: boolean;
  readonly #recording: Recording;
  readonly #stops = new Set<() => void>();
  /** Those that run, the newest last. */
  readonly #collectors = new Set<Collector>();
  /** Of the collectors that record what is there already. */
  readonly #restarts = new Set<() => void>();
  readonly #channel = new BroadcastChannel(SESSIONS_CHANNEL);
  #isCalled = false;
  #calls: SessionCalls | undefined;
  /** Of a query that will soon be asked for. */
  #ahead: PreparedQuery | undefined;
  #changeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(config: DevToolsConfig) {
    super();
    this.#workerUrl = config.workerUrl;
    this.#redactsKeys = config.sanitizeAtCapture !== false;
    this.#channel.addEventListener('message', () => this.dispatchEvent(new Event('sessions')));
    this.#recording = new Recording({
      config,
      changed: () => this.#scheduleChange(),
      failed: (error) => this.#report(error),
    });
  }

  get sessionId(): string {
    return this.#recording.sessionId;
  }

  get status(): RecordingStatus {
    return this.#recording.status;
  }

  /** Starts the collectors at once, so that nothing is missed while the store opens. */
  start(collectors: readonly Collector[]): Promise<void> {
    for (const collector of collectors) this.use(collector);
    this.#stops.add(onAnnounced((collector) => this.use(collector)));
    return this.#recording.start();
  }

  async stop(): Promise<void> {
    for (const stop of [...this.#stops]) stop();
    await this.#recording.stop();
    if (this.#isCalled) void this.#call((calls) => calls.end()).catch(() => undefined);
    clearTimeout(this.#changeTimer);
    this.#channel.close();
    this.#dispatchChange();
  }

  recordEvent(event: EventInput): void {
    untracked(() => this.#recording.recorder.recordEvent(event));
  }

  recordState(state: StateInput): void {
    untracked(() => this.#recording.recorder.recordState(state));
  }

  recordComponent(component: ComponentInput): void {
    untracked(() => this.#recording.recorder.recordComponent(component));
  }

  recordPerformance(span: PerformanceInput): void {
    this.#recording.recorder.recordPerformance(span);
  }

  use(collector: Collector): () => void {
    checkCollector(collector);
    let undo = this.#start(collector);
    const restart = (): void => {
      this.#attempt(() => undo());
      undo = this.#start(collector);
    };
    const stop = (): void => {
      if (!this.#stops.delete(stop)) return;
      this.#restarts.delete(restart);
      this.#collectors.delete(collector);
      this.#attempt(() => undo());
    };
    this.#stops.add(stop);
    this.#collectors.add(collector);
    if (collector.recordsExisting === true) this.#restarts.add(restart);
    return stop;
  }

  #start(collector: Collector): () => void {
    let undo = (): void => undefined;
    this.#attempt(() => {
      undo = collector.start({
        recordEvent: (event) => this.recordEvent(event),
        // Collectors of state and components read what is reactive in a way of their own, and are on the app's path.
        recordState: (state) => this.#recording.recorder.recordState(state),
        recordComponent: (component) => this.#recording.recorder.recordComponent(component),
        recordPerformance: (span) => this.recordPerformance(span),
        recordDom: (record) => this.#recording.recorder.recordDom(record),
        redactsKeys: this.#redactsKeys,
        isOwnNode,
        isOwnEvent,
      });
    });
    return undo;
  }

  /** A collector that fails is reported: the others, and the recording, go on. */
  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#report(toSessionError(error, 'invalid-argument'));
    }
  }

  pause(): void {
    this.#recording.recorder.isPaused = true;
    this.#scheduleChange();
  }

  resume(): void {
    this.#recording.resume();
    this.#recordExisting();
  }

  flush(): Promise<void> {
    return this.#recording.flush();
  }

  export(filename: string, options: ExportOptions = {}): Promise<ExportResult> {
    return this.#call((calls) => calls.export(filename, options));
  }

  exportFull(filename: string, options?: ExportOptions): Promise<ExportResult> {
    return this.export(filename, options);
  }

  exportIncremental(
    filename: string,
    since: ExportCheckpoint,
    options: ExportOptions = {},
  ): Promise<ExportResult> {
    return this.#call((calls) => calls.export(filename, options, { since }));
  }

  exportStream(filename: string, options?: ExportOptions): Promise<ExportResult> {
    return this.export(filename, options);
  }

  estimateExport(
    filename: string,
    options: ExportOptions = {},
    since?: ExportCheckpoint,
  ): Promise<ExportEstimate> {
    return this.#call((calls) => calls.estimate(filename, options, since));
  }

  previewSanitization(options: ExportOptions, since?: ExportCheckpoint): Promise<SanitizationPreview> {
    return this.#call((calls) => calls.preview(options, since));
  }

  getExportData(options: ExportOptions = {}): Promise<ExportData> {
    return this.#call((calls) => calls.exportData(options));
  }

  import(source: ImportSource, options: ImportOptions = {}): Promise<ImportResult> {
    return this.importFiles([source], options).then(([result]) => result!);
  }

  importFiles(sources: readonly ImportSource[], options: ImportOptions = {}): Promise<ImportResult[]> {
    return this.#call((calls) => calls.import(sources, options));
  }

  importWithFormat(
    source: ImportSource,
    format: FormatName | Format,
    options: ImportOptions = {},
  ): Promise<ImportResult> {
    return this.import(source, { ...options, format });
  }

  importDelta(source: ImportSource, options: ImportOptions = {}): Promise<ImportResult> {
    const call: ImportCall = { ...options, mustBeDelta: true };
    return this.importFiles([source], call).then(([result]) => result!);
  }

  importData(data: ExportData, options: ImportOptions = {}): Promise<ImportResult> {
    return this.#call((calls) => calls.importData(data, options)).then(([result]) => result!);
  }

  clearAll(): Promise<void> {
    return this.#call((calls) => calls.clearAll());
  }

  sessions(): Promise<SessionInfo[]> {
    return this.#call((calls) => calls.sessions());
  }

  deleteSession(sessionId: string): Promise<void> {
    return this.#call((calls) => calls.deleteSession(sessionId));
  }

  renameSession(sessionId: string, name: string): Promise<void> {
    return this.#call((calls) => calls.renameSession(sessionId, name));
  }

  mergeSessions(sourceId: string, targetId: string): Promise<MergeResult> {
    return this.#call((calls) => calls.mergeSessions(sourceId, targetId));
  }

  storage(): Promise<StorageUse> {
    return this.#call((calls) => calls.storage());
  }

  persist(): Promise<boolean | undefined> {
    return this.#recording.persist();
  }

  openQuery(sessionId: string): Promise<SessionQuery> {
    return this.#call((calls) => {
      const ahead = this.#ahead;
      this.#ahead = undefined;
      return calls.opener.query(sessionId, ahead);
    });
  }

  prepareQuery(sessionId: string): void {
    const newest = this.#recording.newestEvents(sessionId).catch(() => undefined);
    this.#ahead = { sessionId, newest };
  }

  openReplay(sessionId: string): Promise<Replay> {
    return this.#call((calls) => calls.opener.replay(sessionId));
  }

  compareSessions(
    leftId: string,
    rightId: string,
    options: ComparisonOptions = {},
  ): Promise<SessionComparison> {
    return this.#call((calls) => calls.opener.comparison(leftId, rightId, options));
  }

  restoreState(
    values: ReadonlyMap<string, unknown>,
    options: RestoreOptions = {},
  ): Promise<RestoreResult> {
    return this.#call((calls) => calls.restoreState(values, options));
  }

  watchersOf(id: string): Promise<readonly Watcher[] | undefined> {
    return this.#call((calls) => calls.watchersOf(id));
  }

  sendEvents(replay: Replay, options: SendOptions = {}): Promise<SendResult> {
    return this.#call((calls) => calls.sendEvents(replay, options));
  }

  get picture(): PictureSwitch | undefined {
    return [...this.#collectors].find(({ picture }) => picture !== undefined)?.picture;
  }

  elementsOf(componentId: string): readonly Element[] {
    return elementsOf(componentId, this.#collectors);
  }

  componentAt(element: Element): string | undefined {
    return componentAt(element, this.#collectors);
  }

  /** Loads the calls with the first one; they are made in the order in which they were asked for. */
  async #call<T>(make: (calls: SessionCalls) => T | Promise<T>): Promise<T> {
    this.#isCalled = true;
    const { SessionCalls } = await import('./session-calls.ts');
    this.#calls ??= new SessionCalls({
      recording: this.#recording,
      collectors: this.#collectors,
      workerUrl: this.#workerUrl,
      recordEvent: (event) => this.recordEvent(event),
      recordExisting: () => this.#recordExisting(),
      report: (error) => this.#report(error),
    });
    return make(this.#calls);
  }

  /** Gives the log a new base: what is mounted now, and the state as it is. */
  #recordExisting(): void {
    this.#recording.recorder.beginTree();
    for (const restart of [...this.#restarts]) restart();
  }

  #report(error: SessionError): void {
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
  }

  #scheduleChange(): void {
    this.#changeTimer ??= setTimeout(() => this.#dispatchChange(), CHANGE_INTERVAL_MS);
  }

  #dispatchChange(): void {
    this.#changeTimer = undefined;
    this.dispatchEvent(new CustomEvent('change', { detail: this.status }));
  }
}
