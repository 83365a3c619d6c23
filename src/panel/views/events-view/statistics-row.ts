import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EventNameSummary } from '../../../core/index.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn, GridSort } from '../../grid/grid-column.ts';
import { formatCount, formatElapsed, formatRate } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';

const RATE_TRACK = '76px';

/** The columns of the statistics of events. */
export const STATISTICS_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: 'Name', track: 'minmax(90px, 2fr)', isSortable: true },
  { id: 'category', label: 'Category', track: '100px', isSortable: true, hideBelow: 520 },
  { id: 'count', label: 'Count', track: '76px', align: 'end', isSortable: true },
  { id: 'recent', label: 'Last min/s', track: '88px', align: 'end', isSortable: true, hideBelow: 440 },
  { id: 'mean', label: 'Mean/s', track: RATE_TRACK, align: 'end', isSortable: true, hideBelow: 620 },
  { id: 'first', label: 'First', track: '84px', align: 'end', isSortable: true, hideBelow: 800 },
  { id: 'last', label: 'Last', track: '84px', align: 'end', isSortable: true, hideBelow: 720 },
  { id: 'time', label: 'Over the session', track: 'minmax(80px, 2fr)', hideBelow: 340 },
];

const VALUES: Record<string, (row: EventNameSummary) => string | number> = {
  name: ({ name }) => name.toLowerCase(),
  category: ({ category = '' }) => category.toLowerCase(),
  count: ({ count }) => count,
  recent: ({ recentRate }) => recentRate,
  mean: ({ meanRate }) => meanRate,
  first: ({ first }) => first,
  last: ({ last }) => last,
};

/** The rows in the order of a column. */
export function sortStatistics(
  rows: readonly EventNameSummary[],
  { column, direction }: GridSort,
): EventNameSummary[] {
  const value = VALUES[column]!;
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left === right ? 0 : left < right ? -sign : sign;
  });
}

/** The cells of one name; times count from `start`, epoch ms. */
export function statisticsRow(row: EventNameSummary, start: number): GridRow {
  const { name, category, count, recentRate, meanRate, first, last } = row;
  return {
    name: escapeText(name),
    category:
      category === undefined
        ? nothing
        : html`<span class="tag ${category === 'error' ? 'error' : ''}">${escapeText(category)}</span>`,
    count: formatCount(count),
    recent: formatRate(recentRate),
    mean: formatRate(meanRate),
    first: formatElapsed(first, start),
    last: formatElapsed(last, start),
    time: renderSparkline(row.buckets),
  };
}

/** Columns as high as their counts, the highest as high as the line. */
function renderSparkline(buckets: readonly number[]): TemplateResult {
  const highest = Math.max(...buckets, Number.MIN_VALUE);
  const columns = buckets.map((count, index) => {
    // What happened at all is to be seen.
    const height = count > 0 ? Math.max(1, (count / highest) * 16) : 0;
    return height === 0 ? '' : `M${index} 16v${(-height).toFixed(1)}h1V16z`;
  });
  return html`<svg
    class="spark"
    viewBox="0 0 ${buckets.length} 16"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <path d=${columns.join('')}></path>
  </svg>`;
}
