import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { toSessionError } from '../../core/index.ts';
import type {
  Progress,
  SanitizationPreview,
  SanitizeException,
  SessionError,
} from '../../core/index.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import type { ExportController } from '../export-dialog/export-controller.ts';
import { keepFocus } from '../export-dialog/keep-focus.ts';
import { controls } from '../styles/controls.styles.ts';
import { dialogStyles } from '../styles/dialog.styles.ts';
import { formatCountOf } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import './devtools-match-list.ts';
import { sanitizePreviewStyles } from './devtools-sanitize-preview.styles.ts';
import type { MatchActionEvent, MatchSelectEvent } from './match-events.ts';
import { exceptionFor, PreviewList } from './preview-list.ts';
import type { PreviewRow } from './preview-list.ts';
import { describeOmitted, formatValues, renderMatchDetails } from './match-details.ts';

/**
 * Shows what would be removed from an export, and lets what is none of it be kept. Modal while it is there; what
 * it shows is secret, and goes with it.
 *
 * @fires close - it is done with
 */
class DevtoolsSanitizePreview extends DevtoolsElement {
  static override readonly styles = [tokens, controls, dialogStyles, sanitizePreviewStyles];

  @property({ attribute: false }) exports!: ExportController;
  @property({ attribute: false }) exceptions: readonly SanitizeException[] = [];

  @state() private list = new PreviewList();
  @state() private closed: ReadonlySet<string> = new Set();
  @state() private selected = -1;
  /** Of the last search that came to its end. */
  @state() private counts: Pick<SanitizationPreview, 'wouldRedactCount' | 'omittedCount'> | undefined;
  @state() private progress: Progress | undefined;
  @state() private failure: SessionError | undefined;
  /** Of the search that runs. */
  @state() private running: AbortController | undefined;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('devtools-match-list') private listElement!: HTMLElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('exceptions')) return;
    this.list = this.list.expecting(this.exceptions);
    void this.#search();
  }

  protected override render(): TemplateResult {
    const rows = this.list.rows(this.closed);
    const canExport = this.running === undefined && this.failure === undefined;
    return html`<dialog aria-labelledby="title" @keydown=${this.#onKeyDown} @close=${this.#onClose}>
      <div class="frame">
        <div class="head">
          <h2 id="title">What is removed</h2>
          <button
            class="icon"
            aria-label="Back to the export"
            title="Back to the export (Esc)"
            @click=${this.#close}
          >
            ${icons.close}
          </button>
        </div>
        <div class="summary">${this.#renderSummary()}</div>
        <devtools-match-list
          .rows=${rows}
          .selected=${this.selected}
          @match-select=${({ index }: MatchSelectEvent) => (this.selected = index)}
          @match-action=${({ row, action }: MatchActionEvent) => this.#act(row, action)}
        ></devtools-match-list>
        <section class="details" aria-label="Selected line">
          ${
            rows.length === 0
              ? nothing
              : renderMatchDetails(rows[this.selected], (row, action) => this.#act(row, action))
          }
        </section>
        <div class="foot">
          <button class="button" id="back" @click=${this.#close}>Back</button>
          <button class="button primary" id="confirm" ?disabled=${!canExport} @click=${this.#export}>
            Export
          </button>
        </div>
      </div>
    </dialog>`;
  }

  #renderSummary(): TemplateResult {
    const { counts, failure, progress, running } = this;
    if (running !== undefined) {
      const { bytesProcessed = 0, totalBytes = 0, recordsProcessed = 0 } = progress ?? {};
      return html`<div>
          <progress
            aria-label="Looking for values"
            value=${totalBytes > 0 ? bytesProcessed : nothing}
            max=${totalBytes || 1}
          ></progress>
          <div class="dim" aria-hidden="true">
            ${formatCountOf(recordsProcessed, 'record')} looked through
          </div>
        </div>
        <button class="button" id="cancel" @click=${() => running.abort()}>Cancel</button>`;
    }
    if (failure !== undefined) {
      return html`<div class="problem" role="alert" data-code=${failure.code}>
          ${failure.code === 'aborted' ? 'Cancelled: not all was looked through.' : escapeText(failure.message)}
        </div>
        <button class="button" id="again" @click=${() => void this.#search()}>Search again</button>`;
    }
    const { wouldRedactCount = 0, omittedCount = 0 } = counts ?? {};
    return html`<div role="status">
      <strong id="count">${formatValues(wouldRedactCount)}</strong> will be
      removed${describeOmitted(omittedCount)}.
    </div>`;
  }

  async #search(): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.failure = undefined;
    this.progress = undefined;
    const isFirst = this.counts === undefined;
    try {
      const find = (exceptions = this.exceptions): Promise<SanitizationPreview | undefined> =>
        this.exports.preview(
          {
            signal: running.signal,
            onProgress: (progress) => {
              if (this.running === running) this.progress = progress;
            },
          },
          exceptions,
        );
      let list = this.list;
      if (isFirst && this.exceptions.length > 0) {
        // What was kept before is found without exceptions alone.
        const all = await find([]);
        if (all !== undefined) list = new PreviewList().with(all, this.exceptions);
      }
      const preview = await find();
      if (this.running !== running || preview === undefined) return;
      const { wouldRedactCount, omittedCount } = preview;
      this.#setList(list.with(preview, this.exceptions));
      this.counts = { wouldRedactCount, omittedCount };
    } catch (error) {
      if (this.running === running) this.failure = toSessionError(error, 'worker-failed');
    }
    if (this.running !== running) return;
    this.running = undefined;
    if (!isFirst) return;
    await this.updateComplete;
    this.listElement.focus();
  }

  /** What is selected stays so, wherever it is now. */
  #setList(list: PreviewList): void {
    const before = this.list.rows(this.closed)[this.selected];
    this.list = list;
    this.selected = list.rows(this.closed).findIndex((row) => isSame(row, before));
  }

  #act(row: PreviewRow, action: MatchActionEvent['action']): void {
    const { pattern } = row.group;
    if (action === 'toggle') {
      const closed = new Set(this.closed);
      if (!closed.delete(pattern)) closed.add(pattern);
      const selected = this.list.rows(closed).findIndex((one) => isSame(one, row));
      this.closed = closed;
      this.selected = selected;
    } else if (action === 'show') {
      const record = row.kind === 'match' ? row.item.match.record : undefined;
      if (record === undefined) return;
      this.#close();
      this.exports.showRecord(record);
    } else this.#exclude(row);
  }

  #exclude(row: PreviewRow): void {
    if (row.kind === 'omitted') return;
    const { pattern } = row.group;
    const path = row.kind === 'match' && !row.group.isExcluded ? exceptionFor(row.item).path : undefined;
    const others = this.exceptions.filter((one) => one.pattern !== pattern || one.path !== path);
    const isThere = others.length < this.exceptions.length;
    const added = path === undefined ? { pattern } : { pattern, path };
    this.exports.setExceptions(isThere ? others : [...others, added]);
  }

  #export = (): void => {
    this.#close();
    void this.exports.start();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
    } else keepFocus(event, this.renderRoot);
  };

  #close = (): void => this.dialog.close();

  #onClose = (): void => void this.dispatchEvent(new Event('close'));
}

function isSame(row: PreviewRow, other: PreviewRow | undefined): boolean {
  if (row.kind !== other?.kind || row.group.pattern !== other.group.pattern) return false;
  if (row.kind !== 'match' || other.kind !== 'match') return true;
  const [a, b] = [row.item.match, other.item.match];
  return a.location === b.location && a.original === b.original;
}

defineElement('devtools-sanitize-preview', DevtoolsSanitizePreview);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-sanitize-preview': DevtoolsSanitizePreview;
  }
}
