import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type {
  LocatedRecord,
  PerformanceSummary,
  SessionQuery,
  SessionRecord,
  SlowRender,
} from '../../../core/index.ts';
import type { Command } from '../../commands/command.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import type { ColumnSortEvent, RowSelectEvent } from '../../grid/grid-events.ts';
import { loadPreferences, savePreferences } from '../../preferences.ts';
import { formatCountOf } from '../../styles/format.ts';
import { nameForKey } from '../../tabs.ts';
import { renderRecord } from '../details.ts';
import { RecordShowEvent } from '../record-show-event.ts';
import { SessionView } from '../session-view.ts';
import { PERFORMANCE_MODES, readMode } from './performance-mode.ts';
import type { PerformanceMode } from './performance-mode.ts';
import { PERFORMANCE_COLUMNS, performanceRow, sortSummaries } from './performance-row.ts';
import { performanceViewStyles } from './performance-view.styles.ts';
import { renderSlowRender } from './slow-render-details.ts';
import { describeReason, SLOW_RENDER_COLUMNS, slowRenderRow } from './slow-render-row.ts';

/** As many as the worker keeps. */
const SLOW_RENDERS = { offset: 0, limit: 500 };

/** Render and other times: a row a component, and the slowest renders with their reasons. */
export class DevtoolsPerformanceView extends SessionView {
  static override readonly styles = [...SessionView.styles, performanceViewStyles];

  protected override readonly filterLabel = 'Filter measurements';

  @state() private mode = readMode(loadPreferences().performanceMode);
  @state() private summaries: readonly PerformanceSummary[] | undefined;
  @state() private slowRenders: readonly SlowRender[] | undefined;
  /** Of the first event, from which times count, epoch ms. */
  @state() private start: number | undefined;
  @state() private sort: GridSort = { column: 'total', direction: 'descending' };
  /** The row's component or name: rows change places while the session goes on. */
  @state() private selected: string | undefined;
  /** `seq` of the slow render that is shown. */
  @state() private selectedSeq: number | undefined;
  /** Shown by itself: lines are sums of many. */
  @state() private record: SessionRecord | undefined;

  override commands(): readonly Command[] {
    return PERFORMANCE_MODES.map(({ name, label }, index) => ({
      id: `performance.${name}`,
      label: `Performance: ${label}`,
      keys: String(index + 1),
      run: () => this.#choose(name),
    }));
  }

  protected override reset(): void {
    this.summaries = undefined;
    this.slowRenders = undefined;
    this.start = undefined;
    this.selected = undefined;
    this.selectedSeq = undefined;
    this.record = undefined;
  }

  protected override async read(session: SessionQuery): Promise<void> {
    if (this.mode === 'table') {
      const summaries = await session.performance();
      if (session === this.query) this.summaries = summaries;
      return;
    }
    const [{ renders }, first] = await Promise.all([
      session.slowRenders(SLOW_RENDERS),
      this.start === undefined ? session.eventsAt({ offset: 0, limit: 1 }) : undefined,
    ]);
    if (session !== this.query) return;
    this.slowRenders = renders;
    this.start ??= first?.[0]?.time;
  }

  protected override describeCount(): string {
    if (this.mode === 'table')
      return this.summaries ? formatCountOf(this.#shownSummaries.length, 'row') : '';
    return this.slowRenders ? formatCountOf(this.#shownRenders.length, 'render') : '';
  }

  protected override render(): TemplateResult {
    return html`<div class="modes" role="tablist" aria-label="Performance" @keydown=${this.#onModeKey}>
        ${PERFORMANCE_MODES.map(
          ({ name, label }) =>
            html`<button
              role="tab"
              id="mode-${name}"
              aria-controls="mode"
              aria-selected=${name === this.mode}
              tabindex=${name === this.mode ? 0 : -1}
              @click=${() => this.#choose(name)}
            >
              ${label}
            </button>`,
        )}
      </div>
      <div class="mode" role="tabpanel" id="mode" aria-labelledby="mode-${this.mode}">
        ${super.render()}
      </div>`;
  }

  protected override renderMain(): TemplateResult | typeof nothing {
    return this.mode === 'table' ? this.#renderTable() : this.#renderSlow();
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    if (this.record) return renderRecord(this.record, () => (this.record = undefined));
    const selected =
      this.mode === 'slow' && this.slowRenders?.find(({ seq }) => seq === this.selectedSeq);
    if (!selected) return nothing;
    return renderSlowRender(selected, {
      close: () => (this.selectedSeq = undefined),
      showComponent: () => void this.#showBefore(selected, selected.componentId),
      showEvent: () => void this.#showBefore(selected),
    });
  }

  protected override reveal({ record }: LocatedRecord): void {
    this.record = record;
  }

  #renderTable(): TemplateResult {
    const shown = this.#shownSummaries;
    if (this.summaries && shown.length === 0) return this.#renderEmpty('No times recorded');
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

  #renderSlow(): TemplateResult | typeof nothing {
    if (!this.slowRenders) return nothing;
    const shown = this.#shownRenders;
    if (shown.length === 0) return this.#renderEmpty('No renders recorded');
    const start = this.start ?? Math.min(...shown.map(({ time }) => time));
    const row = (index: number): GridRow => shown[index] && slowRenderRow(shown[index], start);
    return html`<devtools-grid
      label="Slow renders"
      .columns=${SLOW_RENDER_COLUMNS}
      .count=${shown.length}
      .row=${row}
      .selected=${shown.findIndex(({ seq }) => seq === this.selectedSeq)}
      @row-select=${({ index }: RowSelectEvent) => {
        this.record = undefined;
        this.selectedSeq = shown[index]?.seq;
      }}
    ></devtools-grid>`;
  }

  #renderEmpty(text: string): TemplateResult {
    return html`<div class="empty">${this.filterText ? 'Nothing matches the filter' : text}</div>`;
  }

  get #shownSummaries(): readonly PerformanceSummary[] {
    const needle = this.filterText.toLowerCase();
    return (this.summaries ?? []).filter(({ name }) => name.toLowerCase().includes(needle));
  }

  get #shownRenders(): readonly SlowRender[] {
    const needle = this.filterText.toLowerCase();
    return (this.slowRenders ?? []).filter((render) =>
      `${render.name} ${describeReason(render)}`.toLowerCase().includes(needle),
    );
  }

  async #showBefore({ seq }: SlowRender, componentId?: string): Promise<void> {
    const place = await this.query?.lastBefore({
      seq,
      ...(componentId !== undefined && { componentId }),
    });
    if (place) this.dispatchEvent(new RecordShowEvent(place));
  }

  #choose(mode: PerformanceMode): void {
    if (mode === this.mode) return;
    this.mode = mode;
    savePreferences({ performanceMode: mode });
    this.readAgain();
  }

  #onModeKey = (event: KeyboardEvent): void => {
    const next = nameForKey(event.key, this.mode, PERFORMANCE_MODES);
    if (!next) return;
    event.preventDefault();
    this.#choose(next);
    this.renderRoot.querySelector<HTMLElement>(`#mode-${next}`)?.focus();
  };

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
