import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ExportEstimate, ExportResult, SessionError } from '../../core/index.ts';
import type { ExportSettings } from '../export-settings.ts';
import { formatBytes, formatCountOf, formatMs } from '../styles/format.ts';
import { describeRemoved } from '../transfers/describe-removed.ts';
import type { ExportTransfer } from '../transfers/transfer.ts';
import { escapeText } from '../value/escape-text.ts';

export interface ExportState {
  /** What is wrong with the settings, in words. */
  problem: string | undefined;
  /** What the dialog has started. */
  transfer: ExportTransfer | undefined;
  /** Why there is no estimate. */
  failure: SessionError | undefined;
  estimate: ExportEstimate | undefined;
  settings: ExportSettings;
}

/** How the export stands: what it would be, how far it is, or what became of it. */
export function renderState(state: ExportState): TemplateResult | typeof nothing {
  const { problem, transfer, estimate, settings } = state;
  const error = transfer?.error ?? state.failure;
  if (error) {
    return html`<div class="problem" data-code=${error.code}>${escapeText(error.message)}</div>`;
  }
  if (transfer?.result) return renderResult(transfer.result);
  if (transfer) return renderProgress(transfer);
  // In the place of the size, so that nothing moves.
  if (problem !== undefined) return html`<div class="problem" role="alert">${problem}</div>`;
  return estimate ? renderEstimate(estimate, settings) : nothing;
}

function renderResult(result: ExportResult): TemplateResult {
  const { filename, bytesWritten, rawBytes, recordCount, durationMs, sanitization } = result;
  const share = (bytesWritten / rawBytes) * 100;
  // The head of a small file is more than its records.
  const ratio = share < 100 ? ` · ${share.toFixed(share < 10 ? 1 : 0)} % of its JSON` : '';
  return html`<div class="done">Saved ${escapeText(filename)}</div>
    <div class="dim">
      ${formatBytes(bytesWritten)} · ${formatCountOf(recordCount, 'record')}${ratio} ·
      ${formatMs(durationMs)} ${durationMs < 10_000 ? 'ms' : ''}
    </div>
    <div>${escapeText(describeRemoved(sanitization))}</div>`;
}

function renderProgress({ progress }: ExportTransfer): TemplateResult {
  const { bytesProcessed = 0, totalBytes = 0, recordsProcessed = 0 } = progress ?? {};
  return html`<progress
      aria-label="Writing"
      value=${totalBytes > 0 ? bytesProcessed : nothing}
      max=${totalBytes || 1}
    ></progress>
    <div class="dim" aria-hidden="true">
      ${formatBytes(bytesProcessed)} of ${formatBytes(totalBytes)} ·
      ${formatCountOf(recordsProcessed, 'record')}
    </div>`;
}

function renderEstimate(
  { bytes, rawBytes }: ExportEstimate,
  { componentNames, eventNames }: ExportSettings,
): TemplateResult {
  if (rawBytes === 0) return html`<div>No records to write</div>`;
  const isBound = `${componentNames}${eventNames}`.trim() !== '';
  return html`<div>${isBound ? 'At most about' : 'About'} ${formatBytes(bytes)} as a file</div>
    <div class="dim">from ${formatBytes(rawBytes)} of records as JSON</div>`;
}
