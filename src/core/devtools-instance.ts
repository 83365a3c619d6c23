import { onAnnounced } from './collect/registry.ts';
import { untracked } from './collect/untracked.ts';
import { componentAt, elementsOf } from './component-elements.ts';
import type { DevTools } from './devtools-type.ts';
import type { ExportCall } from './exporter.ts';
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
import { ownOptions } from './model/own-options.ts';
import type { SessionQuery } from './model/query.ts';
import type { Replay } from './model/replay.ts';
import type { ComparisonOptions, SessionComparison } from './model/session-comparison.ts';
import type { RestoreResult } from './model/restore.ts';
import type { SanitizationPreview } from './model/sanitization.ts';
import { SESSIONS_CHANNEL } from './model/session.ts';
import type { MergeResult, SessionInfo, StorageUse } from './model/session.ts';
import { checkSessionName } from './model/session-name.ts';
import { isOwnEvent } from './own-event.ts';
import { isOwnNode } from './own-node.ts';
import { checkCollector } from './record/check-config.ts';
import { SessionOpener } from './session-opener.ts';
import { Recording } from './recording.ts';
import { storageUse } from './storage-use.ts';
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
  readonly #config: DevToolsConfig;
  readonly #recording: Recording;
  readonly #stops = new Set<() => void>();
  /** Those that run, the newest last. */
  readonly #collectors = new Set<Collector>();
  readonly #exports = new Set<Promise<unknown>>();
  #hasExported = false;
  /** Of the collectors that record what is there already. */
  readonly #restarts = new Set<() => void>();
  readonly #channel = new BroadcastChannel(SESSIONS_CHANNEL);
  readonly #opener: SessionOpener;
  #changeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(config: DevToolsConfig) {
    super();
    this.#config = config;
    this.#opener = new SessionOpener(config.workerUrl, () => this.flush());
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
    if (this.#hasExported) void this.#endExports();
    clearTimeout(this.#changeTimer);
    this.#opener.close();
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
    return this.#track(this.#export(filename, options));
  }

  exportFull(filename: string, options?: ExportOptions): Promise<ExportResult> {
    return this.export(filename, options);
  }

  exportIncremental(
    filename: string,
    since: ExportCheckpoint,
    options: ExportOptions = {},
  ): Promise<ExportResult> {
    return this.#track(this.#export(filename, options, { since }));
  }

  exportStream(filename: string, options?: ExportOptions): Promise<ExportResult> {
    return this.export(filename, options);
  }

  estimateExport(
    filename: string,
    options: ExportOptions = {},
    since?: ExportCheckpoint,
  ): Promise<ExportEstimate> {
    return this.#track(this.#estimate(filename, options, since));
  }

  previewSanitization(options: ExportOptions, since?: ExportCheckpoint): Promise<SanitizationPreview> {
    return this.#track(this.#preview(options, since));
  }

  getExportData(options: ExportOptions = {}): Promise<ExportData> {
    return this.#track(this.#exportData(options));
  }

  import(source: ImportSource, options: ImportOptions = {}): Promise<ImportResult> {
    return this.#import([source], options).then(([result]) => result!);
  }

  importFiles(sources: readonly ImportSource[], options: ImportOptions = {}): Promise<ImportResult[]> {
    return this.#import(sources, options);
  }

  importWithFormat(
    source: ImportSource,
    format: FormatName | Format,
    options: ImportOptions = {},
  ): Promise<ImportResult> {
    return this.import(source, { ...options, format });
  }

  importDelta(source: ImportSource, options?: ImportOptions): Promise<ImportResult> {
    return this.#import([source], { ...options, mustBeDelta: true }).then(([result]) => result!);
  }

  async importData(data: ExportData, options?: ImportOptions): Promise<ImportResult> {
    const { fileOf } = await import('./importer.ts');
    return this.import(fileOf(data), { ...options, format: 'json' });
  }

  async clearAll(): Promise<void> {
    // An export that was asked for before holds what was there before.
    await Promise.allSettled(this.#exports);
    await this.flush().catch(() => undefined);
    const { client, recorder, sessionId } = this.#recording;
    await client.call('clear', undefined);
    recorder.cleared();
    for (const { id, status } of await this.sessions()) {
      if (id === sessionId || status === 'recording') continue;
      // One that another tab takes up at this moment stays.
      await client.call('delete', { sessionId: id }).catch((error: unknown) => {
        this.#report(toSessionError(error, 'storage-unavailable'));
      });
    }
    await this.#recording.recount();
    this.#recordExisting();
  }

  async sessions(): Promise<SessionInfo[]> {
    await this.#recording.opened;
    return this.#recording.client.call('sessions', undefined);
  }

  async deleteSession(sessionId: string): Promise<void> {
    await this.#recording.opened;
    await this.#recording.client.call('deleteUnused', { sessionId });
  }

  async renameSession(sessionId: string, name: string): Promise<void> {
    const given = checkSessionName(name);
    await this.#recording.opened;
    await this.#recording.client.call('rename', { sessionId, name: given });
  }

  async mergeSessions(sourceId: string, targetId: string): Promise<MergeResult> {
    const { mergeInWorker } = await import('./session-merger.ts');
    return mergeInWorker(sourceId, targetId, this.#recording, this.#config.workerUrl);
  }

  storage(): Promise<StorageUse> {
    return storageUse();
  }

  persist(): Promise<boolean | undefined> {
    return this.#recording.persist();
  }

  openQuery(sessionId: string): Promise<SessionQuery> {
    return this.#opener.query(sessionId);
  }

  prepareQuery(sessionId: string): void {
    this.#opener.prepareQuery(sessionId);
  }

  openReplay(sessionId: string): Promise<Replay> {
    return this.#opener.replay(sessionId);
  }

  compareSessions(
    leftId: string,
    rightId: string,
    options: ComparisonOptions = {},
  ): Promise<SessionComparison> {
    return this.#opener.comparison(leftId, rightId, options);
  }

  async restoreState(values: ReadonlyMap<string, unknown>): Promise<RestoreResult> {
    const { restoreState } = await import('./restore-state.ts');
    return restoreState(values, this.#collectors, (event) => this.recordEvent(event));
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

  /** Gives the log a new base: what is mounted now, and the state as it is. */
  #recordExisting(): void {
    this.#recording.recorder.beginTree();
    for (const restart of [...this.#restarts]) restart();
  }

  async #import(sources: readonly ImportSource[], options: ImportCall): Promise<ImportResult[]> {
    const { importFiles } = await import('./importer.ts');
    const results = await importFiles(sources, options, this.#recording, this.#config.workerUrl);
    if (ownOptions(options).mode === 'replace') this.#recordExisting();
    return results;
  }

  /** Keeps an export known while it runs. */
  #track<T>(running: Promise<T>): Promise<T> {
    this.#exports.add(running);
    // Who called it is told; this is bookkeeping only.
    running.catch(() => undefined).finally(() => this.#exports.delete(running));
    return running;
  }

  async #export(
    filename: string,
    options: ExportOptions,
    since?: { since: ExportCheckpoint },
  ): Promise<ExportResult> {
    const call = await this.#exportCall(options);
    const { exportFile } = await import('./exporter.ts');
    return exportFile({ filename, ...since, ...call });
  }

  async #estimate(
    filename: string,
    options: ExportOptions,
    since: ExportCheckpoint | undefined,
  ): Promise<ExportEstimate> {
    const call = await this.#exportCall(options);
    const { estimateFile } = await import('./exporter.ts');
    return estimateFile({ filename, ...(since === undefined ? {} : { since }), ...call });
  }

  async #preview(
    options: ExportOptions,
    since: ExportCheckpoint | undefined,
  ): Promise<SanitizationPreview> {
    const call = await this.#exportCall(options);
    const { previewFile } = await import('./exporter.ts');
    return previewFile({ filename: 'session.json', ...(since === undefined ? {} : { since }), ...call });
  }

  async #exportData(options: ExportOptions): Promise<ExportData> {
    const call = await this.#exportCall(options);
    const { exportData } = await import('./exporter.ts');
    return (await exportData(call)).data;
  }

  /** Exports go on to their end; no worker waits for another one then. */
  async #endExports(): Promise<void> {
    const { endIdleExportWorker } = await import('./export-workers.ts');
    await Promise.allSettled(this.#exports);
    endIdleExportWorker();
  }

  async #exportCall(options: ExportOptions): Promise<Omit<ExportCall, 'filename'>> {
    this.#hasExported = true;
    // What is durable is exported even where the rest could not be stored.
    await this.flush().catch(() => undefined);
    const { workerUrl } = this.#config;
    return { sessionId: ownOptions(options).sessionId ?? this.sessionId, options, workerUrl };
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
