import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { devtools, toSessionError } from '../../core/index.ts';
import type {
  DevTools,
  ExportResult,
  ImportResult,
  Progress,
  SessionError,
  SessionErrorCode,
} from '../../core/index.ts';
import { DevtoolsErrorEvent } from '../events/devtools-error-event.ts';
import { DevtoolsExportEvent } from '../events/devtools-export-event.ts';
import { DevtoolsImportEvent } from '../events/devtools-import-event.ts';
import type { ExportSettings } from '../export-settings.ts';
import { chooseFile } from './choose-file.ts';
import type { Notice, Transfer } from './transfer.ts';

/** Runs the panel's exports and imports and keeps what is to be shown of them, newest last. */
export class TransferController implements ReactiveController {
  transfers: readonly Transfer[] = [];
  notices: readonly Notice[] = [];

  readonly #host: ReactiveControllerHost & EventTarget;
  #nextId = 1;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const transfer of this.transfers) transfer.cancel();
  }

  /** Writes a session to the browser's downloads or, if `asks`, to a file that the person picks. */
  async export(
    source: DevTools,
    sessionId: string,
    settings: ExportSettings,
    asks: boolean,
  ): Promise<void> {
    const filename = settings.gzip ? 'session.json.gz' : 'session.json';
    const handle = asks ? await this.#pick(filename) : undefined;
    if (asks && !handle) return;
    const result = await this.#run(
      'export',
      handle?.name ?? filename,
      'sink-failed',
      (signal, onProgress) =>
        source.export(handle?.name ?? filename, {
          to: handle ?? 'download',
          sessionId,
          signal,
          onProgress,
          compress: settings.gzip,
          compressionLevel: settings.level,
          includeComponents: settings.components,
          includeState: settings.state,
          includeEvents: settings.events,
          includePerformance: settings.performance,
          includeTimestamps: settings.timestamps,
        }),
    );
    if (result) this.#host.dispatchEvent(new DevtoolsExportEvent(result));
  }

  /**
   * Stores a file as a session of its own. A page that does not record gets an engine without collectors:
   * looking at a file must not start a recording of the page.
   */
  async import(file: File): Promise<ImportResult | undefined> {
    const result = await this.#run('import', file.name, 'source-failed', async (signal, onProgress) => {
      const target = devtools.get() ?? (await devtools.enable({ collectors: [] }));
      return target.import(file, { mode: 'open', signal, onProgress });
    });
    if (result) this.#host.dispatchEvent(new DevtoolsImportEvent(result));
    return result;
  }

  /** Shows an error until it is dismissed, and tells the page. */
  report(error: SessionError): void {
    // The recorder tells of a failed start, and so does the call that asked for it.
    if (this.notices.some((notice) => notice.error.message === error.message)) return;
    this.notices = [...this.notices, { id: this.#nextId++, error }];
    this.#host.dispatchEvent(new DevtoolsErrorEvent(error));
    this.#host.requestUpdate();
  }

  dismiss(id: number): void {
    this.transfers = this.transfers.filter((transfer) => transfer.id !== id);
    this.notices = this.notices.filter((notice) => notice.id !== id);
    this.#host.requestUpdate();
  }

  async #pick(filename: string): Promise<FileSystemFileHandle | undefined> {
    try {
      return await chooseFile(filename);
    } catch (error) {
      this.report(toSessionError(error, 'sink-failed'));
      return undefined;
    }
  }

  async #run<T extends ExportResult | ImportResult>(
    kind: Transfer['kind'],
    filename: string,
    fallback: SessionErrorCode,
    work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<T>,
  ): Promise<T | undefined> {
    const id = this.#nextId++;
    const abort = new AbortController();
    // A result makes room for the next of its kind; an error stays until it is dismissed or tried again.
    const kept = this.transfers.filter(
      (other) => other.kind !== kind || (!other.result && (!other.error || other.filename !== filename)),
    );
    this.transfers = [...kept, { id, kind, filename, cancel: () => abort.abort() }];
    this.#host.requestUpdate();
    try {
      const result = await work(abort.signal, (progress) => this.#update(id, { progress }));
      this.#update(id, { result });
      return result;
    } catch (thrown) {
      const error = toSessionError(thrown, fallback);
      if (error.code === 'aborted') this.dismiss(id);
      else {
        this.#update(id, { error });
        this.#host.dispatchEvent(new DevtoolsErrorEvent(error));
      }
      return undefined;
    }
  }

  #update(id: number, change: Partial<Transfer>): void {
    this.transfers = this.transfers.map((transfer) =>
      transfer.id === id ? { ...transfer, ...change } : transfer,
    );
    this.#host.requestUpdate();
  }
}
