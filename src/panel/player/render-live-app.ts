import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { RecordPlace, RefusedValue, SendStop } from '../../core/index.ts';
import { formatCount, formatCountOf, formatElapsed } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { escapeText } from '../value/escape-text.ts';
import { previewValue } from '../value/preview-value.ts';
import type { RestoreController, RestoredMoment } from './restore-controller.ts';
import type { SendController } from './send-controller.ts';

/** Reasons that are told one by one. */
const MAX_REASONS = 3;

/** What of a replay the app shows in place of its present. */
export function renderRestored(
  restore: RestoreController,
  isBusy: boolean,
  backToPresent: () => void,
): TemplateResult | typeof nothing {
  const { shown } = restore;
  if (!shown) return nothing;
  const { refused, kept } = shown;
  return html`<div class="banner" role="status">
    <span>${describeRestored(shown)}</span>
    ${renderReasons('Not taken', refused)} ${renderReasons('As they were', kept)}
    ${
      restore.isElsewhere
        ? html`<button class="button" id="present" ?disabled=${isBusy} @click=${backToPresent}>
            Back to the present (Shift+P)
          </button>`
        : renderDismiss(() => restore.dismiss())
    }
  </div>`;
}

function renderDismiss(dismiss: () => void): TemplateResult {
  return html`<button class="icon" aria-label="Dismiss" title="Dismiss" @click=${dismiss}>
    ${icons.close}
  </button>`;
}

function describeRestored({ moment, start, restored, refused }: RestoredMoment): string {
  if (restored === 0 && refused.length > 0)
    return 'This page took nothing of that moment: it may not be the app that was recorded.';
  const time = formatElapsed(moment.time, start);
  return refused.length > 0
    ? `The app shows ${time} of the recording in part: ${formatCount(restored)} of ${formatCountOf(restored + refused.length, 'value')} set.`
    : `The app shows ${time} of the recording (${formatCountOf(restored, 'value')} set).`;
}

function renderReasons(label: string, values: readonly RefusedValue[]): TemplateResult | typeof nothing {
  if (values.length === 0) return nothing;
  const reasons = values.slice(0, MAX_REASONS).map(({ id, path, reason }) => {
    const place = path === undefined ? '' : ` at ${path}`;
    return `${id}${place}: ${reason}`;
  });
  const more = values.length - reasons.length;
  return html`<span
    >${label}:
    ${escapeText(reasons.join('; ')).slice(0, 300)}${more > 0 ? ` and ${more} more` : ''}</span
  >`;
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
      <span>Event ${formatCount(sent)} of ${formatCount(total)}${describeWait(sending)}</span>
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
    ${renderDismiss(() => sending.dismiss())}
  </div>`;
}

/** Said once a second: not to those who hear it. */
function describeWait({ waitMs }: SendController): string {
  return waitMs === undefined ? '' : ` · the next in ${formatCount(Math.ceil(waitMs / 1000))} s`;
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
