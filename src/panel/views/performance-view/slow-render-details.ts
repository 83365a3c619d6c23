import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SlowRender } from '../../../core/index.ts';
import { formatClock } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { renderDetails } from '../details.ts';
import { describeReason, renderDuration } from './slow-render-row.ts';

/** What can be done from the details of a render. */
export interface RenderActions {
  readonly close: () => void;
  readonly showComponent: () => void;
  readonly showEvent: () => void;
}

/** The pane of one slow render. */
export function renderSlowRender(render: SlowRender, actions: RenderActions): TemplateResult {
  const { seq, name, phase, componentId, time, duration } = render;
  const content = html`<div class="scroll">
    <dl>
      <dt>Took</dt>
      <dd>${renderDuration(duration)} ms</dd>
      ${
        phase === undefined
          ? nothing
          : html`<dt>Phase</dt>
              <dd>${escapeText(phase)}</dd>`
      }
      <dt>Reason</dt>
      <dd>${describeReason(render)}</dd>
      <dt>Recorded</dt>
      <dd>${formatClock(time)}</dd>
      <dt>Component</dt>
      <dd class="mono">${escapeText(componentId)}</dd>
    </dl>
    <div class="buttons">
      <button class="button" id="show-component" @click=${actions.showComponent}>Show component</button>
      <button class="button" id="show-event" @click=${actions.showEvent}>Show moment in events</button>
    </div>
  </div>`;
  return renderDetails('Render', `#${seq} ${name}`, actions.close, content);
}
