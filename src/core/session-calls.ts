import { attempt } from './collect/attempt.ts';
import type { Watcher } from './model/watcher.ts';
import { componentAt } from './component-elements.ts';
import type { ExportCall } from './exporter.ts';
import type { ImportCall } from './importer.ts';
import { SessionError, toSessionError } from './model/errors.ts';
import type { ExportCheckpoint, ExportData } from './model/file-format.ts';
import type {
  ExportEstimate,
  ExportOptions,
  ExportResult,
  ImportOptions,
  ImportResult,
  ImportSource,
} from './model/options.ts';
import { ownOptions } from './model/own-options.ts';
import type { Replay } from './model/replay.ts';
import type { RestoreOptions, RestoreResult } from './model/restore.ts';
import type { SanitizationPreview } from './model/sanitization.ts';
import type { SendOptions, SendResult } from './model/sending.ts';
import { checkSessionName } from './model/session-name.ts';
import type { MergeResult, SessionInfo, StorageUse } from './model/session.ts';
import { isOwnNode } from './own-node.ts';
import type { Collector, EventInput } from './record/types.ts';
import type { Recording } from './recording.ts';
import { changingSessions } from './session-changes.ts';
import { SessionOpener } from './session-opener.ts';
import { storageUse } from './storage-use.ts';

/** What the calls need of the instance that they are calls of. */
export interface CalledInstance {
  readonly recording: Recording;
  /** Those that run, the newest last. */
  readonly collectors: ReadonlySet<Collector>;
  readonly workerUrl: string | URL | undefined;
  recordEvent: (event: EventInput) => void;
  /** Gives the log a new base: what is mounted now, and the state as it is. */
  recordExisting: () => void;
  report: (error: SessionError) => void;
}

/**
 * The calls of `DevTools` about what is stored: exports, imports, sessions, replay. Loaded with the first of them, since
 * an app that is only recorded makes none.
 */
export class SessionCalls {
  readonly opener: SessionOpener;
  readonly #instance: CalledInstance;
  readonly #exports = new Set<Promise<unknown>>();
  #hasExported = false;

  constructor(instance: CalledInstance) {
    this.#instance = instance;
    this.opener = new SessionOpener(instance.workerUrl, () => instance.recording.flush());
  }

  export(
    filename: string,
    options: ExportOptions,
    since?: { since: ExportCheckpoint },
  ): Promise<ExportResult> {
    return this.#track(async () => {
      const call = await this.#exportCall(options);
      const { exportFile } = await import('./exporter.ts');
      return exportFile({ filename, ...since, ...call });
    });
  }

  estimate(
    filename: string,
    options: ExportOptions,
    since: ExportCheckpoint | undefined,
  ): Promise<ExportEstimate> {
    return this.#track(async () => {
      const call = await this.#exportCall(options);
      const { estimateFile } = await import('./exporter.ts');
      return estimateFile({ filename, ...(since === undefined ? {} : { since }), ...call });
    });
  }

  preview(options: ExportOptions, since: ExportCheckpoint | undefined): Promise<SanitizationPreview> {
    return this.#track(async () => {
      const call = await this.#exportCall(options);
      const { previewFile } = await import('./exporter.ts');
      return previewFile({
        filename: 'session.json',
        ...(since === undefined ? {} : { since }),
        ...call,
      });
    });
  }

  exportData(options: ExportOptions): Promise<ExportData> {
    return this.#track(async () => {
      const call = await this.#exportCall(options);
      const { exportData } = await import('./exporter.ts');
      return (await exportData(call)).data;
    });
  }

  async import(sources: readonly ImportSource[], options: ImportCall): Promise<ImportResult[]> {
    const { recording, workerUrl } = this.#instance;
    const { importFiles } = await import('./importer.ts');
    const results = await changingSessions(() => importFiles(sources, options, recording, workerUrl));
    if (ownOptions(options).mode === 'replace') this.#instance.recordExisting();
    return results;
  }

  async importData(data: ExportData, options: ImportOptions): Promise<ImportResult[]> {
    const { fileOf } = await import('./importer.ts');
    return this.import([fileOf(data)], { ...options, format: 'json' });
  }

  clearAll(): Promise<void> {
    return changingSessions(() => this.#clearAll());
  }

  async #clearAll(): Promise<void> {
    const { recording, report, recordExisting } = this.#instance;
    // An export that was asked for before holds what was there before.
    await Promise.allSettled(this.#exports);
    await recording.flush().catch(() => undefined);
    const { client, recorder, sessionId } = recording;
    await client.call('clear', undefined);
    recorder.cleared();
    for (const { id, status } of await this.sessions()) {
      if (id === sessionId || status === 'recording') continue;
      // One that another tab takes up at this moment stays.
      await client.call('delete', { sessionId: id }).catch((error: unknown) => {
        report(toSessionError(error, 'storage-unavailable'));
      });
    }
    await recording.recount();
    recordExisting();
  }

  async sessions(): Promise<SessionInfo[]> {
    const { recording } = this.#instance;
    await recording.opened;
    return recording.client.call('sessions', undefined);
  }

  async deleteSession(sessionId: string): Promise<void> {
    const { recording } = this.#instance;
    await recording.opened;
    await changingSessions(() => recording.client.call('deleteUnused', { sessionId }));
  }

  async renameSession(sessionId: string, name: string): Promise<void> {
    const { recording } = this.#instance;
    const given = checkSessionName(name);
    await recording.opened;
    await recording.client.call('rename', { sessionId, name: given });
  }

  async mergeSessions(sourceId: string, targetId: string): Promise<MergeResult> {
    const { mergeInWorker } = await import('./session-merger.ts');
    const { recording, workerUrl } = this.#instance;
    return changingSessions(() => mergeInWorker(sourceId, targetId, recording, workerUrl));
  }

  storage(): Promise<StorageUse> {
    return storageUse();
  }

  async restoreState(
    values: ReadonlyMap<string, unknown>,
    options: RestoreOptions,
  ): Promise<RestoreResult> {
    const { collectors, recordEvent } = this.#instance;
    const { restoreState } = await import('./restore-state.ts');
    return restoreState(values, options, collectors, recordEvent);
  }

  /** The first collector that knows has the answer. */
  watchersOf(id: string): Promise<readonly Watcher[] | undefined> {
    let found: readonly Watcher[] | undefined;
    for (const collector of this.#instance.collectors)
      attempt(() => (found ??= collector.watchersOf?.(id)));
    return Promise.resolve(found);
  }

  async sendEvents(replay: Replay, options: SendOptions): Promise<SendResult> {
    const { recording, collectors, recordEvent } = this.#instance;
    if (recording.status.state !== 'recording')
      throw new SessionError('not-enabled', 'Events are sent only while what they do is recorded.');
    const { sendEvents } = await import('./send/send-events.ts');
    return sendEvents(
      {
        recordEvent,
        isOwnNode,
        componentAt: (element) => componentAt(element, collectors),
        flush: () => recording.flush(),
        openQuery: () => this.opener.query(recording.sessionId),
      },
      replay,
      ownOptions(options),
    );
  }

  /** Exports go on to their end; no worker waits for what is not asked for any more. */
  async end(): Promise<void> {
    if (!this.#hasExported) return;
    const { endIdleExportWorker } = await import('./export-workers.ts');
    await Promise.allSettled(this.#exports);
    endIdleExportWorker();
  }

  /** Keeps an export known while it runs. */
  #track<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.#exports.add(running);
    // Who called it is told; this is bookkeeping only.
    running.catch(() => undefined).finally(() => this.#exports.delete(running));
    return running;
  }

  async #exportCall(options: ExportOptions): Promise<Omit<ExportCall, 'filename'>> {
    const { recording, workerUrl } = this.#instance;
    this.#hasExported = true;
    // What is durable is exported even where the rest could not be stored.
    await recording.flush().catch(() => undefined);
    const sessionId = ownOptions(options).sessionId ?? recording.sessionId;
    return { sessionId, options, workerUrl };
  }
}
