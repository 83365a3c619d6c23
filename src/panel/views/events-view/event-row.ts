import { html, nothing } from 'lit';
import type { EventRecord } from '../../../core/index.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import { formatClock, formatElapsed } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { previewValue } from '../../value/preview-value.ts';

/** The columns of the event log. */
export const EVENT_COLUMNS: readonly GridColumn[] = [
  { id: 'time', label: 'Time', track: '82px' },
  { id: 'category', label: 'Category', track: '88px', hideBelow: 440 },
  { id: 'name', label: 'Name', track: 'minmax(90px, 1.2fr)' },
  { id: 'source', label: 'Source', track: 'minmax(80px, 1fr)', hideBelow: 760 },
  { id: 'target', label: 'Target', track: 'minmax(80px, 1fr)', hideBelow: 620 },
  { id: 'value', label: 'Payload', track: 'minmax(90px, 2fr)', hideBelow: 300 },
];

/** Rows are drawn at every scroll: the preview of a payload is made once. */
const previews = new WeakMap<EventRecord, string>();

function preview(event: EventRecord): string {
  let text = previews.get(event);
  if (text === undefined) {
    text = event.payload === undefined ? '' : previewValue(event.payload);
    previews.set(event, text);
  }
  return text;
}

/** The cells of one event; times count from `start`, epoch ms. */
export function eventRow(event: EventRecord, start: number): GridRow {
  const { time, category } = event;
  return {
    time: html`<span title=${formatClock(time)}>${formatElapsed(time, start)}</span>`,
    category:
      category === undefined
        ? nothing
        : html`<span class="tag ${category === 'error' ? 'error' : ''}">${escapeText(category)}</span>`,
    name: escapeText(event.name),
    source: escapeText(event.source ?? ''),
    target: escapeText(event.target ?? ''),
    value: preview(event),
  };
}
