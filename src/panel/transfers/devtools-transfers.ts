import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TemplateResult } from 'lit';
import type { SessionError } from '../../core/index.ts';
import { defineElement } from '../define-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatBytes, formatCount, formatCountOf, formatMs } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import { transfersStyles } from './devtools-transfers.styles.ts';
import type { Notice, Transfer } from './transfer.ts';

/** Cards over the view: each export and import with its progress or its end, and errors in words. */
class DevtoolsTransfers extends LitElement {
  static override readonly styles = [tokens, controls, transfersStyles];

  @property({ attribute: false }) transfers: readonly Transfer[] = [];
  @property({ attribute: false }) notices: readonly Notice[] = [];
  @property({ attribute: false }) dismiss!: (id: number) => void;

  protected override render(): TemplateResult {
    const finished = this.transfers.filter((transfer) => !transfer.error);
    const failed = this.transfers.filter((transfer) => transfer.error);
    return html`
      <div role="status" aria-live="polite">
        ${repeat(
          finished,
          ({ id }) => id,
          (transfer) => this.#renderTransfer(transfer),
        )}
      </div>
      <div role="alert">
        ${failed.map(({ id, error, filename, kind }) =>
          error ? this.#renderError(id, error, failedTitle(kind, filename)) : nothing,
        )}
        ${this.notices.map(({ id, error }) => this.#renderError(id, error, 'Recording'))}
      </div>
    `;
  }

  #renderTransfer(transfer: Transfer): TemplateResult {
    return transfer.result ? this.#renderResult(transfer) : this.#renderProgress(transfer);
  }

  #renderProgress({ kind, filename, progress, cancel }: Transfer): TemplateResult {
    const done = progress?.bytesProcessed ?? 0;
    const total = progress?.totalBytes ?? 0;
    const verb = kind === 'export' ? 'Writing' : 'Reading';
    return html`<div class="card" data-state="running">
      <div class="text">
        <div class="title">${verb} ${escapeText(filename)}</div>
        <progress
          aria-label="${verb} ${filename}"
          value=${total > 0 ? done : nothing}
          max=${total || 1}
        ></progress>
        <div class="dim" aria-hidden="true">
          ${formatBytes(done)}${total > 0 ? html` of ${formatBytes(total)}` : nothing} ·
          ${formatCountOf(progress?.recordsProcessed ?? 0, 'record')}
        </div>
      </div>
      <button class="button" @click=${cancel}>Cancel</button>
    </div>`;
  }

  #renderResult({ id, kind, filename, result }: Transfer): TemplateResult {
    if (!result) return html``;
    const facts = [
      'bytesWritten' in result ? formatBytes(result.bytesWritten) : undefined,
      formatCountOf(result.recordCount, 'record'),
      `${formatMs(result.durationMs)}${result.durationMs < 10_000 ? ' ms' : ''}`,
    ].filter((fact) => fact !== undefined);
    const warnings = 'warnings' in result ? result.warnings : [];
    return html`<div class="card" data-state="done">
      <div class="text">
        <div class="title">${kind === 'export' ? 'Saved' : 'Opened'} ${escapeText(filename)}</div>
        <div class="dim">${facts.join(' · ')}</div>
        ${warnings.map((warning) => html`<div>${escapeText(warning)}</div>`)}
      </div>
      ${this.#renderDismiss(id)}
    </div>`;
  }

  #renderError(id: number, error: SessionError, title: string): TemplateResult {
    const place = [
      error.path === undefined ? undefined : `at ${error.path}`,
      error.byteOffset === undefined ? undefined : `byte ${formatCount(error.byteOffset)}`,
    ].filter((part) => part !== undefined);
    return html`<div class="card error" data-state="failed" data-code=${error.code}>
      <div class="text">
        <div class="title">${escapeText(title)}</div>
        <div>${escapeText(error.message)}</div>
        <div class="dim mono">${escapeText([error.code, ...place].join(' · '))}</div>
      </div>
      ${this.#renderDismiss(id)}
    </div>`;
  }

  #renderDismiss(id: number): TemplateResult {
    return html`<button
      class="icon"
      aria-label="Dismiss"
      title="Dismiss"
      @click=${() => this.dismiss(id)}
    >
      ${icons.close}
    </button>`;
  }
}

function failedTitle(kind: Transfer['kind'], filename: string): string {
  return kind === 'export' ? `Could not save ${filename}` : `Could not open ${filename}`;
}

defineElement('devtools-transfers', DevtoolsTransfers);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-transfers': DevtoolsTransfers;
  }
}
