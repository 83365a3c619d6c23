import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { devtools, SessionError, toSessionError } from '../../core/index.ts';
import type {
  DevTools,
  ExportCheckpoint,
  ExportOptions,
  ExportResult,
  ImportResult,
  Progress,
  SessionErrorCode,
} from '../../core/index.ts';
import { DevtoolsErrorEvent } from '../events/devtools-error-event.ts';
import { DevtoolsExportEvent } from '../events/devtools-export-event.ts';
import { DevtoolsImportEvent } from '../events/devtools-import-event.ts';
import { chooseFile } from './choose-file.ts';
import type * as importReport from './import-report.ts';
import { nameOf } from './transfer.ts';
import type {
  ExportTransfer,
  FetchQuestion,
  ImportOrder,
  ImportTransfer,
  Notice,
  Transfer,
} from './transfer.ts';

export type ImportReport = typeof importReport;

/** An export as the panel asks for it. */
export interface ExportOrder {
  filename: string;
  options: ExportOptions;
  /** Only what came after it. */
  since?: ExportCheckpoint;
  /** Lets the person pick the file. */
  asks: boolean;
  /** What is left out, in words. */
  limits: string;
  /** Makes what takes values out of the file; undefined where nothing is to be taken. */
  createSanitizer: () => Promise<ExportOptions['sanitize']>;
}

/** Runs the panel's exports and imports and keeps what is to be shown of them, newest last. */
export class TransferController implements ReactiveController {
  transfers: readonly Transfer[] = [];
  notices: readonly Notice[] = [];
  /** Asked until it is answered; a later one takes its place. */
  question: FetchQuestion | undefined;
  /** What shows what came of imports: fetched with the first of them. */
  importReport: ImportReport | undefined;

  readonly #host: ReactiveControllerHost & EventTarget;
  #nextId = 1;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const transfer of this.transfers) transfer.cancel();
  }

  /** Writes a session to the browser's downloads or, if it `asks`, to a file that the person picks. */
  async export(
    source: DevTools,
    { asks, filename, limits, since, options, createSanitizer }: ExportOrder,
  ): Promise<ExportResult | undefined> {
    const about = { kind: 'export', filename, limits } as const;
    const result = await this.#run<ExportTransfer>(about, 'sink-failed', async (call, change) => {
      const handle = asks ? await chooseFile(filename) : undefined;
      const name = handle?.name ?? filename;
      change({ filename: name });
      const sanitize = await createSanitizer();
      const all = {
        ...options,
        ...call,
        ...(sanitize === undefined ? {} : { sanitize }),
        to: handle ?? ('download' as const),
      };
      return since ? source.exportIncremental(name, since, all) : source.export(name, all);
    });
    if (result) this.#host.dispatchEvent(new DevtoolsExportEvent(result));
    return result;
  }

  /**
   * Stores files, all of them or none. A page that does not record gets an engine without collectors:
   * looking at a file must not start a recording of the page.
   */
  async import({
    files,
    mode,
    ignored = [],
    partial = false,
  }: ImportOrder): Promise<readonly ImportResult[] | undefined> {
    const about = { kind: 'import', files, mode, ignored, partial } as const;
    const results = await this.#run<ImportTransfer>(about, 'source-failed', async (call) => {
      await this.#loadReport();
      if (files.length === 0)
        throw new SessionError('not-a-session', 'There is no devtools-panel session in it.');
      const target = devtools.get() ?? (await devtools.enable({ collectors: [] }));
      return target.importFiles(files, { mode, partial, ...call });
    });
    for (const result of results ?? []) this.#host.dispatchEvent(new DevtoolsImportEvent(result));
    return results;
  }

  /** Asks whether a session may be fetched from there. */
  ask(address: URL): Promise<boolean> {
    this.question?.answer(false);
    return new Promise((resolve) => {
      this.question = {
        address,
        answer: (isYes) => {
          this.question = undefined;
          this.#host.requestUpdate();
          resolve(isYes);
        },
      };
      this.#host.requestUpdate();
    });
  }

  /** Shows an error until it is dismissed, and tells the page. */
  report(error: SessionError): void {
    const same = this.notices.find((notice) => notice.error.message === error.message);
    // The recorder tells of a failed start, and so does the call that asked for it.
    if (same?.error === error) return;
    const others = this.notices.filter((notice) => notice !== same);
    this.notices = [...others, { id: this.#nextId++, error, count: (same?.count ?? 0) + 1 }];
    if (!same) this.#host.dispatchEvent(new DevtoolsErrorEvent(error));
    this.#host.requestUpdate();
  }

  /**
   * Takes away what came last and runs no more, or answers a question by no.
   * @returns whether there was any
   */
  dismissLast(): boolean {
    if (this.question) {
      this.question.answer(false);
      return true;
    }
    const ended = this.transfers.filter(({ error, result }) => error ?? result);
    const ids = [...ended, ...this.notices].map(({ id }) => id);
    if (ids.length > 0) this.dismiss(Math.max(...ids));
    return ids.length > 0;
  }

  dismiss(id: number): void {
    this.transfers = this.transfers.filter((transfer) => transfer.id !== id);
    this.notices = this.notices.filter((notice) => notice.id !== id);
    this.#host.requestUpdate();
  }

  /** Without it, a card says no more than that the import is over. */
  async #loadReport(): Promise<void> {
    this.importReport ??= await import('./import-report.ts').catch(() => undefined);
  }

  async #run<T extends Transfer>(
    about: Omit<T, 'id' | 'cancel'> & Pick<Transfer, 'kind'>,
    fallback: SessionErrorCode,
    work: (
      call: { signal: AbortSignal; onProgress: (progress: Progress) => void },
      change: (change: Partial<T>) => void,
    ) => Promise<NonNullable<T['result']>>,
  ): Promise<NonNullable<T['result']> | undefined> {
    const id = this.#nextId++;
    const abort = new AbortController();
    const transfer = { ...about, id, cancel: () => abort.abort() } as unknown as T;
    // A result makes room for the next of its kind; an error stays until it is dismissed or tried again. The name of an
    // export tells its time.
    const isTriedAgain = (other: Transfer): boolean =>
      other.kind === 'export' || nameOf(other) === nameOf(transfer);
    const kept = this.transfers.filter(
      (other) => other.kind !== about.kind || (!other.result && (!other.error || !isTriedAgain(other))),
    );
    this.transfers = [...kept, transfer];
    this.#host.requestUpdate();
    try {
      const call = {
        signal: abort.signal,
        onProgress: (progress: Progress) => this.#update(id, { progress }),
      };
      const result = await work(call, (change) => this.#update(id, change));
      this.#update(id, { result } as Partial<Transfer>);
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
      transfer.id === id ? ({ ...transfer, ...change } as Transfer) : transfer,
    );
    this.#host.requestUpdate();
  }
}
