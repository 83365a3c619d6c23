import type { LitElement, ReactiveController } from 'lit';
import type { ImportMode } from '../../core/index.ts';
import { readImportMode } from '../kept-choices.ts';
import { savePreferences } from '../preferences.ts';
import type { ImportOrder } from '../transfers/transfer.ts';
import type { TransferActions } from '../transfers/transfer-actions.ts';
import type { TransferController } from '../transfers/transfer-controller.ts';
import { DropController } from './drop-controller.ts';
import { PasteController } from './paste-controller.ts';
import type { DroppedItem } from './take-dropped.ts';

/** Where imports are made, and what becomes of them. */
interface ImportTarget {
  transfers: TransferController;
  /** Shows a stored session. */
  show: (sessionId: string) => Promise<void>;
  onError: (error: unknown) => void;
}

/** All ways by which sessions come into the panel: files that are dropped, chosen or pasted, and addresses. */
export class ImportController implements ReactiveController {
  readonly #host: LitElement & { full: boolean };
  readonly #target: ImportTarget;
  readonly #drop: DropController;
  #mode: ImportMode = readImportMode();

  /** @param host - `full` says whether it is all of its page, so that whatever is pasted there is meant for it */
  constructor(host: LitElement & { full: boolean }, target: ImportTarget) {
    this.#host = host;
    this.#target = target;
    this.#drop = new DropController(host, (items) => this.take(items));
    host.addController(new PasteController(host, (files) => this.take(files)));
    host.addController(this);
  }

  hostDisconnected(): void {
    // A question that nobody can see any more has no answer.
    this.#target.transfers.question?.answer(false);
  }

  /** What becomes of files that are dropped. */
  get mode(): ImportMode {
    return this.#host.full ? 'open' : this.#mode;
  }

  /** Whether files are held over the panel now. */
  get isOver(): boolean {
    return this.#drop.isOver;
  }

  readonly actions: TransferActions = {
    dismiss: (id) => this.#target.transfers.dismiss(id),
    importAgain: (order) => void this.#try(() => this.#import(order)),
    rememberMode: (importMode) => {
      this.#mode = importMode;
      savePreferences({ importMode });
      this.#host.requestUpdate();
    },
  };

  /** Stores files that came together, all or none, and shows the session. */
  take(items: readonly DroppedItem[]): void {
    void this.#try(async () => {
      const { readDropped } = await import('./dropped-files.ts');
      const { files, ignored } = await readDropped(items);
      await this.#import({ files, mode: this.mode, ignored });
    });
  }

  /**
   * Opens the session at an address, once someone agrees where that is another origin's: to fetch it tells that one
   * that somebody looks at it.
   * @returns its id; undefined where it was not opened
   */
  async open(address: URL): Promise<string | undefined> {
    const { transfers } = this.#target;
    const isAllowed = address.origin === location.origin || (await transfers.ask(address));
    return isAllowed ? this.#import({ files: [address], mode: 'open' }) : undefined;
  }

  async #import(order: ImportOrder): Promise<string | undefined> {
    const { transfers, show } = this.#target;
    const results = await transfers.import(order);
    const last = results?.at(-1);
    if (last) await show(last.sessionId);
    return last?.sessionId;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#target.onError(error);
    }
  }
}
