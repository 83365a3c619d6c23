import { html } from 'lit';
import type { PerformanceSummary, PointSummary, SpanSummary } from '../../../core/index.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn, GridSort } from '../../grid/grid-column.ts';
import { cssProps } from '../../styles/css-props.ts';
import { formatBytes, formatCount, formatMs } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';

/** Times of a render, ms, from which on it is fair, and above which poor: a frame at 60 Hz has 16.7. */
const FAIR_MS = 10;
const POOR_MS = 50;

/** In a column that says nothing of a row. */
const NONE = '–';

const score = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });

/** The columns of the table, whose rows are sorted within their kind; times in ms, that of the last point with its unit. */
export const PERFORMANCE_COLUMNS: readonly GridColumn[] = [
  { id: 'kind', label: 'Kind', track: '92px', hideBelow: 660, foldInto: 'name' },
  { id: 'name', label: 'Name', track: 'minmax(90px, 1.4fr)', isSortable: true },
  { id: 'rating', label: 'Rating', track: '58px', hideBelow: 390 },
  { id: 'count', label: 'Count', track: '62px', align: 'end', isSortable: true },
  { id: 'last', label: 'Last', track: '78px', align: 'end' },
  { id: 'mean', label: 'Mean ms', track: '74px', align: 'end', isSortable: true },
  { id: 'min', label: 'Min', track: '62px', align: 'end', isSortable: true, hideBelow: 570 },
  { id: 'max', label: 'Max', track: '62px', align: 'end', isSortable: true, hideBelow: 500 },
  { id: 'total', label: 'Total', track: '66px', align: 'end', isSortable: true, hideBelow: 440 },
  { id: 'share', label: 'Share', track: 'minmax(130px, 1fr)', hideBelow: 790 },
];

/** How the time of a render rates, by a word, which names its colour too, and a shape. */
export function rateMs(ms: number): { word: string; shape: string } {
  if (ms < FAIR_MS) return { word: 'good', shape: '●' };
  return ms <= POOR_MS ? { word: 'fair', shape: '▲' } : { word: 'poor', shape: '■' };
}

/** The cells of one row. */
export function performanceRow(summary: PerformanceSummary): GridRow {
  return {
    name: escapeText(summary.name),
    kind: summary.kind,
    count: formatCount(summary.count),
    ...(summary.kind === 'point' ? pointCells(summary) : spanCells(summary)),
  };
}

function pointCells(point: PointSummary): GridRow {
  const none = { rating: NONE, mean: NONE, min: NONE, max: NONE, total: NONE };
  return { ...none, share: html`<span class="percent">${NONE}</span>`, last: formatLast(point) };
}

function formatLast({ value, unit }: PointSummary): string {
  if (value === undefined) return NONE;
  if (unit === 'bytes') return formatBytes(value);
  if (unit === undefined) return score.format(value);
  const text = formatMs(value);
  // From ten thousand on it says seconds.
  return text.endsWith('s') ? text : `${text} ms`;
}

function spanCells({ mean, min, max, total, share }: SpanSummary): GridRow {
  const { word, shape } = rateMs(mean);
  return {
    rating: html`<span class=${word}>${shape} ${word}</span>`,
    last: NONE,
    mean: formatMs(mean),
    min: formatMs(min),
    max: formatMs(max),
    total: formatMs(total),
    share: html`<span class="percent">${(share * 100).toFixed(1)} %</span
      ><span class="track"
        ><span class="bar ${word}" ${cssProps({ '--share': share.toFixed(4) })}></span
      ></span>`,
  };
}

/** How the rows are sorted when someone asks for a column: names from A, numbers from the greatest, then the other way. */
export function nextSort(sort: GridSort, column: string): GridSort {
  const first = column === 'name' ? 'ascending' : 'descending';
  const other = first === 'ascending' ? 'descending' : 'ascending';
  return { column, direction: column === sort.column && sort.direction === first ? other : first };
}

const KIND_ORDER: Record<PerformanceSummary['kind'], number> = { component: 0, measure: 1, point: 2 };

/** The rows in the order that a column asks for: components, then all other measures, then points. */
export function sortSummaries(
  rows: readonly PerformanceSummary[],
  { column, direction }: GridSort,
): PerformanceSummary[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (a: PerformanceSummary, b: PerformanceSummary): number =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
  const byKind = (a: PerformanceSummary, b: PerformanceSummary): number =>
    KIND_ORDER[a.kind] - KIND_ORDER[b.kind];
  if (column === 'name') return [...rows].sort((a, b) => byKind(a, b) || sign * byName(a, b));
  const key = column as 'count' | 'mean' | 'min' | 'max' | 'total';
  const valueOf = (row: PerformanceSummary): number =>
    row.kind !== 'point' ? row[key] : key === 'count' ? row.count : 0;
  return [...rows].sort((a, b) => byKind(a, b) || sign * (valueOf(a) - valueOf(b)) || byName(a, b));
}
