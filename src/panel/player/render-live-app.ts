import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RecordPlace, SendStop } from '../../core/index.ts';
import { formatCount, formatCountOf, formatElapsed } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { escapeText } from '../value/escape-text.ts';
import { previewValue } from '../value/preview-value.ts';
import type { RestoreController } from './restore-controller.ts';
import type { SendController } from './send-controller.ts';

/** Reasons that are told one by one. */
const MAX_REASONS = 3;

/** What of a replay the app shows in place of its present. */
export function renderRestored(
  { shown }: RestoreController,
  isBusy: boolean,
  backToPresent: () => void,
): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  const { moment, start, restored, refused } = shown;
  const what =
    restored === 0 && refused.length > 0
      ? 'This page took nothing of that moment: it may not be the app that was recorded.'
      : `The app shows ${formatElapsed(moment.time, start)} of the recording (${formatCountOf(restored, 'value')} set).`;
  const reasons = refused.slice(0, MAX_REASONS).map(({ id, reason }) => `${id}: ${reason}`);
  const more = refused.length - reasons.length;
  return html`<div class="banner" role="status">
    <span>${what}</span>
    ${
      refused.length > 0
        ? html`<span
            >Not taken:
            ${escapeText(reasons.join('; ')).slice(0, 300)}${more > 0 ? ` and ${more} more` : ''}</span
          >`
        : nothing
    }
    <button class="button" id="present" ?disabled=${isBusy} @click=${backToPresent}>
      Back to the present (Shift+P)
    </button>
  </div>`;
}

/** How far the events are that are sent again, or how it ended. */
export function renderSending(
  sending: SendController,
  showRecord: (place: RecordPlace) => void,
): TemplateResult | typeof nothing {
  const { progress, result } = sending;
  if (progress) {
    const { sent, total } = progress;
    return html`<div class="banner" id="sending">
      <span role="status">Sending the events again…</span>
      <progress aria-label="Events sent" max=${Math.max(total, 1)} .value=${sent}></progress>
      <span>${formatCount(sent)} of ${formatCount(total)}</span>
      <button class="button" id="stop-sending" @click=${() => sending.stop()}>Stop (Esc)</button>
    </div>`;
  }
  if (!result) return nothing;
  const { stopped } = result;
  return html`<div class="banner" id="sent" role="status">
    ${stopped ? renderStop(stopped) : html`<span>${describeEnd(result)}</span>`}
    <span>${formatCount(result.sent)} of ${formatCountOf(result.total, 'event')} sent</span>
    ${
      stopped
        ? html`<button class="button" id="show-stop" @click=${() => showRecord(stopped.place)}>
            Show the record
          </button>`
        : nothing
    }
    <button class="icon" aria-label="Dismiss" title="Dismiss" @click=${() => sending.dismiss()}>
      ${icons.close}
    </button>
  </div>`;
}

function describeEnd({ total, isStoppedByHand }: NonNullable<SendController['result']>): string {
  if (isStoppedByHand) return 'Stopped.';
  if (total === 0)
    return 'No events of a person lie there: go to a moment before some, or choose a range that holds them.';
  return 'The app did the same as in the recording.';
}

function renderStop({ reason, event, message, ref }: SendStop): TemplateResult {
  const where = event.target === undefined ? '' : ` at ${event.target.slice(0, 80)}`;
  const what = `${event.name.slice(0, 40)}${where} (#${formatCount(event.seq)})`;
  const told = reason === 'difference' ? `Stopped after ${what}: ` : `Stopped before ${what}: `;
  return html`<span>${escapeText(told + message.slice(0, 300))}.</span>
    ${ref?.expected ? renderValue('Expected', ref.expected.value) : nothing}
    ${ref?.came ? renderValue('Came', ref.came.value) : nothing}`;
}

function renderValue(label: string, value: unknown): TemplateResult {
  return html`<span>${label} <code>${escapeText(previewValue(value, 120))}</code></span>`;
}
