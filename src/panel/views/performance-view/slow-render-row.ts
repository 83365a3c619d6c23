import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SlowRender } from '../../../core/index.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import { formatClock, formatElapsed, formatMs } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { rateMs } from './performance-row.ts';

/** The columns of the list of slow renders. */
export const SLOW_RENDER_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: 'Component', track: 'minmax(90px, 1fr)' },
  { id: 'duration', label: 'ms', track: '70px', align: 'end' },
  { id: 'phase', label: 'Phase', track: '70px', hideBelow: 480 },
  { id: 'reason', label: 'Reason', track: 'minmax(110px, 1.6fr)' },
  { id: 'time', label: 'Time', track: '82px', hideBelow: 400 },
];

/** The cells of one render; times count from `zero`, epoch ms. */
export function slowRenderRow(render: SlowRender, zero: number): GridRow {
  return {
    name: escapeText(render.name),
    duration: renderDuration(render.duration),
    phase: escapeText(render.phase ?? ''),
    reason: describeReason(render),
    time: html`<span class="time" title=${formatClock(render.time)}
      >${formatElapsed(render.time, zero)}</span
    >`,
  };
}

/** A time with its rating, by a shape and a colour, and for assistive technology by a word. */
export function renderDuration(ms: number): TemplateResult {
  const { word, shape } = rateMs(ms);
  return html`<span class=${word} title=${word}
    ><span role="img" aria-label=${word}>${shape}</span> ${formatMs(ms)}</span
  >`;
}

/** Why there was a render, as a person would say it. */
export function describeReason({ phase, changed }: Pick<SlowRender, 'phase' | 'changed'>): string {
  // Files from elsewhere may hold anything here.
  const names = Array.isArray(changed) ? changed.map(String) : [];
  if (names.length === 0) return phase === 'mount' ? 'first render' : 'not told';
  if (names.length === 1 && names[0] === 'parent') return 'parent rendered';
  if (names.length === 1 && names[0] === 'forced') return 'update asked for, nothing changed';
  return escapeText(`${names.join(', ')} changed`);
}
