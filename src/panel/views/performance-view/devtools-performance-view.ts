import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type {
  LocatedRecord,
  PerformanceSummary,
  SessionQuery,
  SessionRecord,
} from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import type { ColumnSortEvent, RowSelectEvent } from '../../grid/grid-events.ts';
import { formatCountOf } from '../../styles/format.ts';
import { renderRecord } from '../details.ts';
import { SessionView } from '../session-view.ts';
import { PERFORMANCE_COLUMNS, performanceRow, sortSummaries } from './performance-row.ts';

/** Render and other times, a row a component, sortable by every column. */
export class DevtoolsPerformanceView extends SessionView {
  protected override readonly filterLabel = 'Filter measurements';

  @state() private summaries: readonly PerformanceSummary[] | undefined;
  @state() private sort: GridSort = { column: 'total', direction: 'descending' };
  /** The row's component or name: rows change places while the session goes on. */
  @state() private selected: string | undefined;
  /** Shown by itself: lines are sums of many. */
  @state() private record: SessionRecord | undefined;

  protected override reset(): void {
    this.summaries = undefined;
    this.selected = undefined;
    this.record = undefined;
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const summaries = await session.performance();
    if (session === this.query) this.summaries = summaries;
  }

  protected override describeCount(): string {
    if (!this.summaries) return '';
    return formatCountOf(this.#shown.length, 'row');
  }

  get #shown(): readonly PerformanceSummary[] {
    const needle = this.filterText.toLowerCase();
    return (this.summaries ?? []).filter(({ name }) => name.toLowerCase().includes(needle));
  }

  protected override renderMain(): TemplateResult {
    const shown = this.#shown;
    if (this.summaries && shown.length === 0) {
      return html`<div class="empty">
        ${this.filterText ? 'Nothing matches the filter' : 'No times recorded'}
      </div>`;
    }
    const sorted = sortSummaries(shown, this.sort);
    const row = (index: number): GridRow => sorted[index] && performanceRow(sorted[index]);
    return html`<devtools-grid
      label="Performance by component"
      .columns=${PERFORMANCE_COLUMNS}
      .count=${sorted.length}
      .row=${row}
      .sort=${this.sort}
      .selected=${sorted.findIndex((summary) => keyOf(summary) === this.selected)}
      @column-sort=${this.#onSort}
      @row-select=${({ index }: RowSelectEvent) => (this.selected = sorted[index] && keyOf(sorted[index]))}
    ></devtools-grid>`;
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    return this.record ? renderRecord(this.record, () => (this.record = undefined)) : nothing;
  }

  protected override reveal({ record }: LocatedRecord): void {
    this.record = record;
  }

  #onSort = ({ column }: ColumnSortEvent): void => {
    const isSame = column === this.sort.column;
    const first = column === 'name' ? 'ascending' : 'descending';
    const other = first === 'ascending' ? 'descending' : 'ascending';
    this.sort = { column, direction: isSame && this.sort.direction === first ? other : first };
  };
}

function keyOf({ kind, name }: PerformanceSummary): string {
  return `${kind} ${name}`;
}

defineElement('devtools-performance-view', DevtoolsPerformanceView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-performance-view': DevtoolsPerformanceView;
  }
}
