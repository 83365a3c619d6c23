import { html } from 'lit';
import type { PerformanceSummary } from '../../../core/index.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn, GridSort } from '../../grid/grid-column.ts';
import { cssProps } from '../../styles/css-props.ts';
import { formatCount, formatMs } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';

/** Mean times, ms, from which on a component is fair, and poor: a frame at 60 Hz has 16.7. */
const FAIR_MS = 10;
const POOR_MS = 50;

/** The columns of the table; all times in ms. */
export const PERFORMANCE_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: 'Name', track: 'minmax(90px, 1.4fr)', isSortable: true },
  { id: 'kind', label: 'Kind', track: '78px', hideBelow: 560 },
  { id: 'rating', label: 'Rating', track: '58px' },
  { id: 'count', label: 'Count', track: '62px', align: 'end', isSortable: true },
  { id: 'mean', label: 'Mean ms', track: '74px', align: 'end', isSortable: true },
  { id: 'min', label: 'Min', track: '62px', align: 'end', isSortable: true, hideBelow: 620 },
  { id: 'max', label: 'Max', track: '62px', align: 'end', isSortable: true, hideBelow: 500 },
  { id: 'total', label: 'Total', track: '66px', align: 'end', isSortable: true, hideBelow: 420 },
  { id: 'share', label: 'Share', track: 'minmax(130px, 1fr)', hideBelow: 560 },
];

/** How a mean time rates, by a word, a shape and a colour. */
function rateMean(ms: number): { word: string; shape: string } {
  if (ms < FAIR_MS) return { word: 'good', shape: '●' };
  return ms <= POOR_MS ? { word: 'fair', shape: '▲' } : { word: 'poor', shape: '■' };
}

/** The cells of one row. */
export function performanceRow(summary: PerformanceSummary): GridRow {
  const { word, shape } = rateMean(summary.mean);
  return {
    name: escapeText(summary.name),
    kind: summary.kind,
    rating: html`<span class=${word}>${shape} ${word}</span>`,
    count: formatCount(summary.count),
    mean: formatMs(summary.mean),
    min: formatMs(summary.min),
    max: formatMs(summary.max),
    total: formatMs(summary.total),
    share: html`<span class="percent">${(summary.share * 100).toFixed(1)} %</span
      ><span class="track"
        ><span class="bar ${word}" ${cssProps({ '--share': summary.share.toFixed(4) })}></span
      ></span>`,
  };
}

/** The rows in the order that a column asks for, components before all other measures. */
export function sortSummaries(
  rows: readonly PerformanceSummary[],
  { column, direction }: GridSort,
): PerformanceSummary[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (a: PerformanceSummary, b: PerformanceSummary): number =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  const byKind = (a: PerformanceSummary, b: PerformanceSummary): number =>
    Number(a.kind === 'measure') - Number(b.kind === 'measure');
  if (column === 'name') return [...rows].sort((a, b) => byKind(a, b) || sign * byName(a, b));
  const key = column as 'count' | 'mean' | 'min' | 'max' | 'total';
  return [...rows].sort((a, b) => byKind(a, b) || sign * (a[key] - b[key]) || byName(a, b));
}
