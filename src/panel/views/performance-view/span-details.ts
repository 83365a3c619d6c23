import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LongFrame, PerformanceRecord } from '../../../core/index.ts';
import { formatClock, formatMs } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { renderDetails } from '../details.ts';
import { readScriptName } from './script-name.ts';
import { describeReason, renderDuration } from './slow-render-row.ts';

/** What can be done from the details of a span. */
export interface SpanActions {
  readonly close: () => void;
  readonly showComponent: () => void;
  readonly showEvent: () => void;
}

/**
 * The pane of one render, or of another span.
 * @param scripts - what ran in it, where it is a long frame
 */
export function renderSpan(
  span: Omit<PerformanceRecord, 'startTime'>,
  scripts: LongFrame['scripts'],
  actions: SpanActions,
): TemplateResult {
  const { seq, name, phase, componentId, time, duration } = span;
  const ran = name === 'long-frame-script' ? [{ what: phase ?? '', duration }] : scripts;
  const isRender = componentId !== undefined;
  const content = html`<div class="scroll">
    <dl>
      <dt>Took</dt>
      <dd>${isRender ? renderDuration(duration) : formatMs(duration)} ms</dd>
      ${
        phase === undefined || ran.length > 0
          ? nothing
          : html`<dt>${isRender ? 'Phase' : 'What'}</dt>
              <dd>${escapeText(phase)}</dd>`
      }
      ${ran.map(renderScript)}
      ${
        isRender
          ? html`<dt>Reason</dt>
              <dd>${describeReason(span)}</dd>`
          : nothing
      }
      <dt>Recorded</dt>
      <dd>${formatClock(time)}</dd>
      ${
        isRender
          ? html`<dt>Component</dt>
              <dd class="mono">${escapeText(componentId)}</dd>`
          : nothing
      }
    </dl>
    <div class="buttons">
      ${
        isRender
          ? html`<button class="button" id="show-component" @click=${actions.showComponent}>
              Show component
            </button>`
          : nothing
      }
      <button class="button" id="show-event" @click=${actions.showEvent}>Show moment in events</button>
    </div>
  </div>`;
  return renderDetails(isRender ? 'Render' : 'Span', `#${seq} ${name}`, actions.close, content);
}

function renderScript({ what, duration }: LongFrame['scripts'][number]): TemplateResult {
  const { full, isPanel } = readScriptName(what);
  return html`<dt>What ran</dt>
    <dd>
      ${escapeText(full)} <span class="dim">${formatMs(duration)} ms</span>
      ${isPanel ? html`<div>This is work of the panel itself, not of the app.</div>` : nothing}
    </dd>`;
}
