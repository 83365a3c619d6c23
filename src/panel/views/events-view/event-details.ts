import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EventRecord, SessionQuery } from '../../../core/index.ts';
import { formatClock, formatElapsed } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { renderDetails } from '../details.ts';

/** What can be done with the event that is shown. */
export interface EventActions {
  close: () => void;
  copy: () => void;
  only: () => void;
  hide: () => void;
  /** Opens the menu of the event at a control. */
  more: (event: Event) => void;
  /** A part of the pane could not be fetched. */
  fail: (error: unknown) => void;
}

/** What the pane shows comes with the first event that is selected: the log itself has no need of it. */
function loadParts(fail: (error: unknown) => void): void {
  const parts = [import('../../value/devtools-value.ts'), import('./devtools-cascade.ts')];
  Promise.all(parts).catch(fail);
}

/** The pane beside the log: every field of one event, and its payload to open. */
export function renderEventDetails(
  event: EventRecord,
  start: number,
  query: SessionQuery | undefined,
  { close, copy, only, hide, more, fail }: EventActions,
): TemplateResult {
  loadParts(fail);
  const { time, category, source, componentId, target, cause } = event;
  const facts: readonly [string, string | undefined][] = [
    ['Time', Number.isFinite(time) ? `${formatElapsed(time, start)} (${formatClock(time)})` : undefined],
    ['Category', category],
    ['Source', source],
    ['Component', componentId],
    ['Target', target],
    ['Number', `${event.seq}`],
    ['Set off by', cause === undefined ? undefined : `${cause}`],
  ];
  const content = html`<div class="scroll">
    <dl>
      ${facts.map(([name, value]) =>
        value === undefined || value === ''
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${escapeText(value)}</dd>`,
      )}
    </dl>
    <div class="actions">
      <button class="button" title="Only events of this name (F)" @click=${only}>Only this name</button>
      <button class="button" title="No events of this name (H)" @click=${hide}>Hide this name</button>
      <button class="button" title="Copy the event as JSON (C)" @click=${copy}>Copy as JSON</button>
      <button
        class="button"
        aria-label="All actions"
        aria-haspopup="menu"
        title="All actions (Shift+F10)"
        @click=${more}
      >
        <span aria-hidden="true">⋯</span>
      </button>
    </div>
    <h3>Payload</h3>
    ${
      event.payload === undefined
        ? html`<p class="dim">None</p>`
        : html`<devtools-value
            label="Payload"
            .value=${event.payload}
            .subject=${event.seq}
          ></devtools-value>`
    }
    <h3>What it set off</h3>
    <devtools-cascade .query=${query} .seq=${event.seq}></devtools-cascade>
  </div>`;
  return renderDetails('Event', event.name, close, content);
}
