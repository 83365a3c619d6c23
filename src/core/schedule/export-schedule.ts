import { refuseArgument, SessionError, toSessionError } from '../model/errors.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { ExportOptions, ExportResult } from '../model/options.ts';
import type { SessionExporter } from '../model/session-exporter.ts';
import { FileNames, keepChains, listKept } from './kept-files.ts';

export interface ScheduleOptions {
  /** From `pickExportFolder()` or `privateExportFolder()`, or any other that can be written to. */
  folder: FileSystemDirectoryHandle;
  /** Time between two full exports, ms. @defaultValue 3,600,000 */
  fullEveryMs?: number;
  /** Time between two exports of what came since, ms. @defaultValue 300,000 */
  deltaEveryMs?: number;
  /** Full exports kept, each with its deltas; older ones are deleted. @defaultValue 3 */
  keep?: number;
  /** Ending of the files, which says their format. @defaultValue '.json.gz' */
  extension?: string;
  /** Options of every export: sections, filter, level. */
  export?: Omit<ExportOptions, 'to' | 'signal' | 'onProgress' | 'format' | 'compress' | 'sessionId'>;
  /** Told of every file that was written, and of every attempt that failed; the next one comes as planned. */
  onExport?: (result: ExportResult) => void;
  onError?: (error: SessionError) => void;
}

export interface ExportSchedule {
  /** Exports now what is due next; with nothing new since, nothing. Rejects as the export does. */
  exportNow(): Promise<ExportResult | undefined>;
  /** Names of the files of this session that are kept, oldest first. */
  files(): Promise<string[]>;
  /** Ends it, after an export that is under way. The files stay. */
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DELTA_EVERY_MS = 300_000;
const KEEP = 3;

/**
 * Keeps a long session in files while it goes on: a full export at once, then deltas, then full ones
 * again, each written whole or not at all. Dropped together on a panel, the files of a chain are the
 * session again.
 * @throws SessionError `invalid-argument`
 */
export function scheduleExports(tools: SessionExporter, options: ScheduleOptions): ExportSchedule {
  return new Schedule(tools, options);
}

/** A full export and the deltas after it, as far as they are written. */
interface Chain {
  id: string;
  /** Of the last file. */
  place: number;
  /** Epoch ms. */
  begun: number;
  end: ExportCheckpoint;
}

class Schedule implements ExportSchedule {
  readonly #tools: SessionExporter;
  readonly #options: ScheduleOptions;
  readonly #fullEveryMs: number;
  readonly #deltaEveryMs: number;
  readonly #keep: number;
  readonly #extension: string;
  /** Where the chain stands; none: the next export is a full one. */
  #chain: Chain | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;

  constructor(tools: SessionExporter, options: ScheduleOptions) {
    this.#tools = tools;
    this.#options = options;
    this.#fullEveryMs = positive('fullEveryMs', options.fullEveryMs ?? HOUR_MS);
    this.#deltaEveryMs = positive('deltaEveryMs', options.deltaEveryMs ?? DELTA_EVERY_MS);
    this.#keep = positive('keep', options.keep ?? KEEP);
    this.#extension = options.extension ?? '.json.gz';
    if (!/^\.\w/.test(this.#extension))
      refuseArgument('extension', 'an ending such as ".json.gz"', this.#extension);
    this.#plan(0);
  }

  exportNow(): Promise<ExportResult | undefined> {
    const exporting = this.#running.then(() => this.#export());
    this.#running = exporting.catch(() => undefined);
    return exporting;
  }

  async files(): Promise<string[]> {
    return (await listKept(this.#options.folder, this.#names())).map(({ name }) => name);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #plan(delayMs: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      void this.exportNow()
        .then(
          (result) => result && this.#options.onExport?.(result),
          (error: unknown) => this.#options.onError?.(toSessionError(error, 'sink-failed')),
        )
        // What a callback throws is the app's.
        .catch(reportError)
        .finally(() => this.#plan(this.#deltaEveryMs));
    }, delayMs);
  }

  #names(): FileNames {
    return new FileNames(this.#tools.sessionId, this.#extension);
  }

  async #export(): Promise<ExportResult | undefined> {
    const chain = this.#chain;
    const isDelta =
      chain?.end.sessionId === this.#tools.sessionId && Date.now() - chain.begun < this.#fullEveryMs;
    if (!isDelta) return this.#exportFull();
    try {
      return await this.#exportDelta(chain);
    } catch (error) {
      // The session was emptied or replaced: what is there now is another chain.
      if (error instanceof SessionError && error.code === 'delta-mismatch') return this.#exportFull();
      throw error;
    }
  }

  async #exportFull(): Promise<ExportResult> {
    const begun = Date.now();
    const names = this.#names();
    const id = names.chainOf(new Date(begun));
    const result = await this.#write(names.nameOf(id, 0), (name, options) =>
      this.#tools.exportFull(name, options),
    );
    this.#chain = { id, place: 0, begun, end: result.checkpoint };
    // Only what is written now makes an older chain superfluous.
    await keepChains(this.#options.folder, names, this.#keep);
    return result;
  }

  async #exportDelta(chain: Chain): Promise<ExportResult | undefined> {
    const place = chain.place + 1;
    const name = this.#names().nameOf(chain.id, place);
    const result = await this.#write(name, (filename, options) =>
      this.#tools.exportIncremental(filename, chain.end, options),
    );
    if (result.checkpoint.seq === chain.end.seq) {
      await this.#options.folder.removeEntry(name);
      return undefined;
    }
    this.#chain = { ...chain, place, end: result.checkpoint };
    return result;
  }

  /** A file that could not be written leaves nothing behind, not even its name. */
  async #write(
    name: string,
    run: (name: string, options: ExportOptions) => Promise<ExportResult>,
  ): Promise<ExportResult> {
    const { folder, export: options } = this.#options;
    try {
      const to = await folder.getFileHandle(name, { create: true });
      return await run(name, { ...options, to });
    } catch (error) {
      await folder.removeEntry(name).catch(() => undefined);
      throw toSessionError(error, 'sink-failed');
    }
  }
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  return refuseArgument(name, 'a number above 0', value);
}
