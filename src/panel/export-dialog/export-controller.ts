import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadSanitizing } from '../../core/index.ts';
import type {
  DevTools,
  ExportEstimate,
  ExportOptions,
  RecordPlace,
  SanitizationPreview,
  SanitizeException,
  Sanitizing,
  SessionInfo,
  TimeRange,
} from '../../core/index.ts';
import {
  describeLimits,
  fileEndingOf,
  findProblem,
  readExportSettings,
  toExportOptions,
} from '../export-settings.ts';
import type { ExportSettings } from '../export-settings.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';
import type { LastExport } from '../preferences.ts';
import { formatElapsed } from '../styles/format.ts';
import { canChooseFile } from '../transfers/choose-file.ts';
import type { ExportTransfer } from '../transfers/transfer.ts';
import type { ExportOrder, TransferController } from '../transfers/transfer-controller.ts';
import { fileNameOf } from './file-name.ts';
import { createSanitizer } from './own-sanitizer.ts';

/** Sessions whose last export is remembered. */
const MAX_LAST_EXPORTS = 20;

/** The session that the panel shows, as far as an export needs it. */
export interface ExportSource {
  devtools: DevTools | undefined;
  shownId: string;
  isLive: boolean;
  info: SessionInfo | undefined;
  /** `LIVE` or an id. */
  shown: string;
  show(shown: string): Promise<void>;
}

/** What a download holds: chosen in the dialog, remembered, and used by the button alone. */
export class ExportController implements ReactiveController {
  settings: ExportSettings = readExportSettings(loadPreferences().exportSettings);
  isOpen = false;
  /** Only what came after the last export of the session; chosen anew each time. */
  isDelta = false;
  /** What the open dialog leaves in the file although a pattern finds it; never remembered. */
  exceptions: readonly SanitizeException[] = [];
  /** There while the dialog is open. */
  sanitizing: Sanitizing | undefined;
  /** The session whose dialog was left to look at a record: what was chosen there is still meant. */
  #leftId: string | undefined;
  /** What was shown before the dialog was opened for another session; shown again when it is closed. */
  #shownBefore: string | undefined;
  /** What the dialog has started. */
  #started: { since: number } | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #source: ExportSource;
  readonly #transfers: TransferController;
  readonly #showRecord: (place: RecordPlace) => void;

  constructor(
    host: ReactiveControllerHost,
    source: ExportSource,
    transfers: TransferController,
    showRecord: (place: RecordPlace) => void,
  ) {
    this.#showRecord = showRecord;
    this.#host = host;
    this.#source = source;
    this.#transfers = transfers;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.isOpen = false;
  }

  /** Name of the session that is exported. */
  get title(): string {
    const { isLive, info } = this.#source;
    const name = info?.name ?? '';
    return isLive ? `This tab${name === '' ? '' : `: ${name}`}` : name;
  }

  get lastExport(): LastExport | undefined {
    return loadPreferences().lastExports?.[this.#source.shownId];
  }

  /** The export that the open dialog has begun, as it stands. */
  get transfer(): ExportTransfer | undefined {
    const since = this.#started?.since ?? Infinity;
    return this.#transfers.transfers.find(
      (transfer): transfer is ExportTransfer => transfer.kind === 'export' && transfer.id > since,
    );
  }

  /**
   * @param range - the part of the session that is looked at, which is offered
   * @param shownBefore - what was shown until now, where that was another session
   */
  async open(range?: TimeRange, shownBefore?: string): Promise<void> {
    this.sanitizing = await loadSanitizing();
    this.#shownBefore = shownBefore;
    if (this.#leftId !== this.#source.shownId) {
      this.isDelta = false;
      this.exceptions = [];
    }
    if (range) this.settings = { ...this.settings, ...this.#rangeSettings(range) };
    this.#leftId = undefined;
    this.#started = undefined;
    this.isOpen = true;
    this.#host.requestUpdate();
  }

  #rangeSettings({ from, to }: TimeRange): Pick<ExportSettings, 'range' | 'from' | 'to'> {
    const startedAt = this.#source.info?.startedAt ?? performance.timeOrigin;
    const sinceStart = (time: number): string =>
      time <= startedAt ? '' : formatElapsed(time, startedAt);
    // A record of the last millisecond is in it.
    return { range: 'between', from: sinceStart(Math.floor(from)), to: sinceStart(Math.ceil(to)) };
  }

  close(): void {
    this.isOpen = false;
    this.exceptions = [];
    this.#host.requestUpdate();
    if (this.#shownBefore !== undefined) void this.#source.show(this.#shownBefore);
  }

  change(change: Partial<ExportSettings>): void {
    this.settings = { ...this.settings, ...change };
    savePreferences({ exportSettings: readExportSettings(this.settings) });
    this.#forgetEnded();
    this.#host.requestUpdate();
  }

  setExceptions(exceptions: readonly SanitizeException[]): void {
    this.exceptions = exceptions;
    this.#forgetEnded();
    this.#host.requestUpdate();
  }

  /** Leaves the dialog for the view that holds a record; opened again, it is as it was. */
  showRecord(place: RecordPlace): void {
    this.isOpen = false;
    this.#leftId = this.#source.shownId;
    this.#host.requestUpdate();
    this.#showRecord(place);
  }

  setDelta(isDelta: boolean): void {
    this.isDelta = isDelta;
    this.#forgetEnded();
    this.#host.requestUpdate();
  }

  /** The button: what is remembered, whole. */
  async download(): Promise<void> {
    this.settings = readExportSettings(this.settings);
    this.isDelta = false;
    this.exceptions = [];
    await this.#export();
  }

  /** The dialog, as it stands. */
  async start(): Promise<void> {
    if (findProblem(this.settings) !== undefined) return;
    const ids = this.#transfers.transfers.map(({ id }) => id);
    this.#started = { since: Math.max(0, ...ids) };
    await this.#export();
  }

  /** @returns undefined when there is nothing to measure */
  async estimate(signal: AbortSignal): Promise<ExportEstimate | undefined> {
    const { devtools } = this.#source;
    if (devtools === undefined || findProblem(this.settings) !== undefined) return undefined;
    const { filename, options, since } = this.#order();
    return devtools.estimateExport(filename, { ...options, signal }, since);
  }

  /** What would be taken out of the export as the dialog stands. @throws SessionError */
  async preview(
    call: Required<Pick<ExportOptions, 'signal' | 'onProgress'>>,
    exceptions = this.exceptions,
  ): Promise<SanitizationPreview | undefined> {
    const { devtools } = this.#source;
    const { options, since, createSanitizer: create } = this.#order(exceptions);
    const sanitize = await create();
    if (devtools === undefined || sanitize === undefined) return undefined;
    return devtools.previewSanitization({ ...options, ...call, sanitize }, since);
  }

  /** What is changed afterwards is about the next export. */
  #forgetEnded(): void {
    const { transfer } = this;
    if (transfer?.result || transfer?.error) this.#started = undefined;
  }

  async #export(): Promise<void> {
    const { devtools, shownId } = this.#source;
    if (devtools === undefined || shownId === '') return;
    const order = this.#order();
    const result = await this.#transfers.export(devtools, order);
    // They were confirmed for this file alone.
    if (result !== undefined) this.exceptions = [];
    // What continues a file that is not all of its session would have holes.
    if (result === undefined || describeLimits(this.settings) !== '') return;
    const { [shownId]: before, ...others } = loadPreferences().lastExports ?? {};
    const deltaCount = order.since === undefined ? 0 : (before?.deltaCount ?? 0) + 1;
    const kept = Object.entries(others).slice(1 - MAX_LAST_EXPORTS);
    savePreferences({
      lastExports: Object.fromEntries([
        ...kept,
        [shownId, { checkpoint: result.checkpoint, deltaCount }],
      ]),
    });
    this.#host.requestUpdate();
  }

  #order(exceptions = this.exceptions): ExportOrder {
    const { shownId, info, isLive } = this.#source;
    const { settings, lastExport } = this;
    const since = this.isDelta ? lastExport?.checkpoint : undefined;
    const startedAt = info?.startedAt ?? performance.timeOrigin;
    const endedAt = isLive ? Date.now() : (info?.endedAt ?? Date.now());
    const options: ExportOptions = {
      ...toExportOptions(settings, { startedAt, endedAt }),
      sessionId: shownId,
    };
    const limits = [since === undefined ? '' : 'only what is new', describeLimits(settings)];
    return {
      filename: fileNameOf({
        name: info?.name ?? '',
        time: Date.now(),
        delta: since === undefined ? 0 : (lastExport?.deltaCount ?? 0) + 1,
        ending: fileEndingOf(settings),
      }),
      options,
      ...(since === undefined ? {} : { since }),
      asks: settings.asksForFile && canChooseFile(),
      limits: limits.filter((limit) => limit !== '').join(' · '),
      createSanitizer: async () =>
        createSanitizer(await loadSanitizing(), settings.sanitize, exceptions),
    };
  }
}
