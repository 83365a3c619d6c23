import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ImportMode, SessionError } from '../../core/index.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatBytes, formatCount, formatCountOf, formatMs } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import { describeRemoved } from './describe-removed.ts';
import { transfersStyles } from './devtools-transfers.styles.ts';
import { nameOf } from './transfer.ts';
import type { ExportTransfer, FetchQuestion, Notice, Transfer } from './transfer.ts';
import type { TransferActions } from './transfer-actions.ts';
import type { ImportReport } from './transfer-controller.ts';

/** Errors that are shown at a time, the latest first: the view below is to be seen. */
const MAX_ERRORS = 2;

/** How long a card lies over the view of which nothing is to be answered, ms. */
const SHOWN_MS = 12_000;

/** Cards over the view: each export and import with its progress or its end, and errors in words. */
class DevtoolsTransfers extends DevtoolsElement {
  static override readonly styles = [tokens, controls, transfersStyles];

  @property({ attribute: false }) transfers: readonly Transfer[] = [];
  @property({ attribute: false }) notices: readonly Notice[] = [];
  @property({ attribute: false }) importReport: ImportReport | undefined;
  @property({ attribute: false }) question: FetchQuestion | undefined;
  @property({ attribute: false }) actions!: TransferActions;
  /** What becomes of files that are dropped next. */
  @property() importMode: ImportMode = 'open';
  /** Whether the page records nothing that a file could become part of. */
  @property({ attribute: false }) isViewer = false;
  /** The import of which it is asked whether it may replace what this tab has recorded. */
  @state() private asking: number | undefined;
  /** How long it is shown that files were opened, unless a person is at it, ms. */
  @property({ attribute: false }) shownMs = SHOWN_MS;
  #hadFocus = false;
  /** What puts cards away, by the ids of their transfers. */
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  protected override render(): TemplateResult {
    const finished = this.transfers.filter((transfer) => !transfer.error);
    const failed = [...this.transfers.filter((transfer) => transfer.error), ...this.notices].sort(
      (a, b) => b.id - a.id,
    );
    const rest = failed.length - MAX_ERRORS;
    return html`
      ${
        rest > 0
          ? html`<div class="card" id="rest">
              <div class="text">${formatCountOf(rest, 'earlier error')}</div>
              <button
                class="button"
                id="dismiss-all"
                @click=${() => failed.forEach(({ id }) => this.actions.dismiss(id))}
              >
                Dismiss all
              </button>
            </div>`
          : nothing
      }
      <div role="status" aria-live="polite">
        ${repeat(
          finished,
          ({ id }) => id,
          (transfer) => this.#renderTransfer(transfer),
        )}
      </div>
      <div role="alert">
        ${this.question ? renderQuestion(this.question) : nothing}
        ${repeat(
          failed.slice(0, MAX_ERRORS),
          ({ id }) => id,
          (one) => ('kind' in one ? this.#renderFailure(one) : this.#renderNotice(one)),
        )}
      </div>
    `;
  }

  protected override willUpdate(): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
  }

  /** The buttons change places, or go: the keyboard goes with them. */
  protected override updated(changed: PropertyValues): void {
    for (const transfer of this.transfers) {
      const isOver = transfer.kind === 'import' && transfer.result && !this.#timers.has(transfer.id);
      if (isOver && this.importReport?.isPlainReport(transfer)) this.#putAwayLater(transfer.id);
    }
    if (!changed.has('asking')) {
      if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#giveFocusOn();
      return;
    }
    const next = this.asking === undefined ? '[data-mode=replace]' : '#keep';
    this.renderRoot.querySelector<HTMLElement>(next)?.focus();
  }

  /** Nobody's work is taken away: not while somebody points at it, is in it by key, or is elsewhere. */
  #putAwayLater(id: number): void {
    const putAway = (): void => {
      const card = this.renderRoot.querySelector(`[data-id="${id}"]`);
      const isUsed =
        this.asking === id ||
        this.ownerDocument.hidden ||
        card?.matches(':hover, :focus-within') === true;
      if (isUsed) this.#putAwayLater(id);
      else this.actions.dismiss(id);
    };
    this.#timers.set(id, setTimeout(putAway, this.shownMs));
  }

  /** To the next card, or back to the panel. */
  #giveFocusOn(): void {
    const panel = (this.getRootNode() as ShadowRoot).host as HTMLElement;
    (this.renderRoot.querySelector<HTMLElement>('[aria-label=Dismiss]') ?? panel).focus();
  }

  #renderTransfer(transfer: Transfer): TemplateResult {
    return transfer.result ? this.#renderResult(transfer) : this.#renderProgress(transfer);
  }

  #renderProgress(transfer: Transfer): TemplateResult {
    const { progress, cancel } = transfer;
    const done = progress?.bytesProcessed ?? 0;
    const total = progress?.totalBytes ?? 0;
    const label = `${transfer.kind === 'export' ? 'Writing' : 'Reading'} ${nameOf(transfer)}`;
    return html`<div class="card" data-state="running">
      <div class="text">
        <div class="title">${escapeText(label)}</div>
        <progress aria-label=${label} value=${total > 0 ? done : nothing} max=${total || 1}></progress>
        <div class="dim" aria-hidden="true">
          ${formatBytes(done)}${total > 0 ? html` of ${formatBytes(total)}` : nothing} ·
          ${formatCountOf(progress?.recordsProcessed ?? 0, 'record')}
        </div>
      </div>
      <button class="button" @click=${cancel}>Cancel</button>
    </div>`;
  }

  #renderResult(transfer: Transfer): TemplateResult {
    return html`<div class="card" data-state="done" data-id=${transfer.id}>
      <div class="text">
        ${
          transfer.kind === 'export'
            ? renderSaved(transfer)
            : (this.importReport?.renderImportReport(transfer, {
                importMode: this.importMode,
                isViewer: this.isViewer,
                actions: this.actions,
                isAsking: this.asking === transfer.id,
                ask: (isAsking) => (this.asking = isAsking ? transfer.id : undefined),
              }) ?? html`<div class="title">Opened ${escapeText(nameOf(transfer))}</div>`)
        }
      </div>
      ${this.#renderDismiss(transfer.id)}
    </div>`;
  }

  #renderFailure(transfer: Transfer): TemplateResult {
    const { id, error } = transfer;
    if (!error) return html``;
    const title = `Could not ${transfer.kind === 'export' ? 'save' : 'open'} ${nameOf(transfer)}`;
    const more =
      transfer.kind === 'import'
        ? this.importReport?.renderImportError(transfer, error, this.actions)
        : undefined;
    return this.#renderError(id, error, title, more);
  }

  #renderNotice({ id, error, count }: Notice): TemplateResult {
    return this.#renderError(id, error, `Recording${count > 1 ? ` (${formatCount(count)} times)` : ''}`);
  }

  #renderError(id: number, error: SessionError, title: string, more?: TemplateResult): TemplateResult {
    const place = [
      error.file,
      error.path === undefined ? undefined : `at ${error.path}`,
      error.byteOffset === undefined ? undefined : `byte ${formatCount(error.byteOffset)}`,
    ].filter((part) => part !== undefined);
    return html`<div class="card error" data-state="failed" data-code=${error.code}>
      <div class="text">
        <div class="title">${escapeText(title)}</div>
        <div>${escapeText(error.message)}</div>
        <div class="dim mono">${escapeText([error.code, ...place].join(' · '))}</div>
        ${more ?? nothing}
      </div>
      ${this.#renderDismiss(id)}
    </div>`;
  }

  #renderDismiss(id: number): TemplateResult {
    return html`<button
      class="icon"
      aria-label="Dismiss"
      title="Dismiss (Esc: the latest)"
      @click=${() => this.actions.dismiss(id)}
    >
      ${icons.close}
    </button>`;
  }
}

function renderQuestion({ address, answer }: FetchQuestion): TemplateResult {
  return html`<div class="card" data-state="asking">
    <div class="text">
      <div class="title">Fetch a session from ${escapeText(address.host)}?</div>
      <div class="dim mono">${escapeText(address.href.slice(0, 500))}</div>
      <div>The link that led here asks for it. Its server will see that you look.</div>
      <div class="actions">
        <button class="button" id="fetch" @click=${() => answer(true)}>Fetch it</button>
        <button class="button" id="no-fetch" @click=${() => answer(false)}>Do not fetch</button>
      </div>
    </div>
  </div>`;
}

function renderSaved({ filename, limits, result }: ExportTransfer): TemplateResult {
  const { bytesWritten = 0, recordCount = 0, durationMs = 0 } = result ?? {};
  const facts = [
    formatBytes(bytesWritten),
    formatCountOf(recordCount, 'record'),
    `${formatMs(durationMs)}${durationMs < 10_000 ? ' ms' : ''}`,
  ];
  return html`<div class="title">Saved ${escapeText(filename)}</div>
    <div class="dim">${facts.join(' · ')}</div>
    <div>${escapeText(describeRemoved(result?.sanitization))}</div>
    ${limits === '' ? nothing : html`<div>Not all of the session: ${escapeText(limits)}</div>`}`;
}

defineElement('devtools-transfers', DevtoolsTransfers);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-transfers': DevtoolsTransfers;
  }
}
