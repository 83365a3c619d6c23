import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type {
  LocatedRecord,
  PerformanceRecord,
  PerformanceSummary,
  SessionQuery,
  SessionRecord,
  SlowRender,
  TimeRange,
} from '../../../core/index.ts';
import type { Command } from '../../commands/command.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import type { ColumnSortEvent, RowSelectEvent } from '../../grid/grid-events.ts';
import { loadPreferences, savePreferences } from '../../preferences.ts';
import { renderTabList } from '../../render-tab-list.ts';
import { formatCountOf } from '../../styles/format.ts';
import { renderRecord } from '../render-record.ts';
import { RecordShowEvent } from '../record-show-event.ts';
import { SessionView } from '../session-view.ts';
import { PERFORMANCE_MODES, readMode } from './performance-mode.ts';
import type { PerformanceMode } from './performance-mode.ts';
import { nextSort, PERFORMANCE_COLUMNS, performanceRow, sortSummaries } from './performance-row.ts';
import { performanceViewStyles } from './performance-view.styles.ts';
import type { DevtoolsFlamePane } from './devtools-flame-pane.ts';
import { RangeChangeEvent } from '../../time/range-change-event.ts';
import type { SpanSelectEvent } from './span-select-event.ts';
import { describeSpans, readFlame, readTimeline } from './flame-reading.ts';
import type { FlameReading, TimelineReading } from './flame-reading.ts';
import { describeReason, SLOW_RENDER_COLUMNS, slowRenderRow } from './slow-render-row.ts';
import { renderSpan } from './span-details.ts';

/** As many as the worker keeps. */
const SLOW_RENDERS = { offset: 0, limit: 500 };

/** Assumed until the view has been laid out, px. */
const DEFAULT_WIDTH = 900;

/**
 * Render and other times: a row a component, all that took time as a flame graph, and the slowest renders with their
 * reasons.
 *
 * @fires range-change - someone chose another part of the session's time
 */
export class DevtoolsPerformanceView extends SessionView {
  static override readonly styles = [...SessionView.styles, performanceViewStyles];

  protected override readonly filterLabel = 'Filter measurements';

  /** The part of the session's time that is looked at; undefined for all of it. */
  @property({ attribute: false }) range: TimeRange | undefined;

  @state() private mode = readMode(loadPreferences().performanceMode);
  @state() private summaries: readonly PerformanceSummary[] | undefined;
  @state() private slowRenders: readonly SlowRender[] | undefined;
  /** When the session begins, epoch ms: times count from then, as those of the player do. */
  @state() private zero: number | undefined;
  @state() private sort: GridSort = { column: 'total', direction: 'descending' };
  /** The row's component or name: rows change places while the session goes on. */
  @state() private selected: string | undefined;
  @state() private flame: FlameReading | undefined;
  @state() private timeline: TimelineReading | undefined;
  /** Whether the spans of the range are shown as a list. */
  @state() private isListed = false;
  /** The span that is shown beside the list or the graph. */
  @state() private span: Omit<PerformanceRecord, 'startTime'> | undefined;
  /** Of the span that was chosen last: its details are read after that. */
  @state() private spanSeq: number | undefined;
  /** Shown by itself: lines are sums of many. */
  @state() private record: SessionRecord | undefined;

  @query('devtools-flame-pane') private flamePane!: DevtoolsFlamePane | null;

  override commands(): readonly Command[] {
    const modes = PERFORMANCE_MODES.map(({ name, label }, index): Command => ({
      id: `performance.${name}`,
      label: `Performance: ${label}`,
      keys: `Alt+${index + 1}`,
      run: () => this.#choose(name),
    }));
    if (this.mode !== 'flame') return modes;
    const command = (name: string, label: string, run: () => void): Command => ({
      id: `performance.${name}`,
      label,
      run,
    });
    return [
      ...modes,
      command('zoom-in', 'Zoom in', () => this.flamePane?.zoom(true)),
      command('zoom-out', 'Zoom out', () => this.flamePane?.zoom(false)),
      command('whole', 'Show the whole session', () => this.#setRange(undefined)),
      command('list', this.isListed ? 'Show spans as boxes' : 'Show spans as a list', this.#toggleList),
    ];
  }

  protected override reset(): void {
    this.summaries = undefined;
    this.slowRenders = undefined;
    this.zero = undefined;
    this.selected = undefined;
    this.flame = undefined;
    this.timeline = undefined;
    this.range = undefined;
    this.#showSpan(undefined);
    this.record = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const hasRange = this.mode === 'flame' || this.mode === 'timeline';
    if (changed.has('range') && hasRange) this.readAgain();
  }

  protected override onFilterText(): void {
    if (this.mode === 'flame') this.readAgain();
  }

  protected override onFilterKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.flamePane?.findNext();
  }

  protected override async read(session: SessionQuery): Promise<void> {
    if (this.mode === 'table') {
      const summaries = await session.performance();
      if (session === this.query) this.summaries = summaries;
      return;
    }
    const zero = this.zero ?? (await session.startTime());
    if (session !== this.query) return;
    this.zero = zero;
    if (this.mode === 'flame') {
      await this.#readFlame(session);
      return;
    }
    if (this.mode === 'timeline') {
      await this.#readTimeline(session);
      return;
    }
    const { renders } = await session.slowRenders(SLOW_RENDERS);
    if (session === this.query) this.slowRenders = renders;
  }

  protected override describeCount(): string {
    if (this.mode === 'table')
      return this.summaries ? formatCountOf(this.#shownSummaries.length, 'row') : '';
    if (this.mode === 'flame') return this.#describeSpans();
    if (this.mode === 'timeline')
      return this.timeline ? formatCountOf(this.timeline.timeline.frameCount, 'long frame') : '';
    return this.slowRenders ? formatCountOf(this.#shownRenders.length, 'render') : '';
  }

  protected override render(): TemplateResult {
    return html`${renderTabList({
        label: 'Performance',
        prefix: 'mode',
        tabs: PERFORMANCE_MODES,
        current: this.mode,
        panelOf: () => 'mode',
        choose: (name) => this.#choose(name),
      })}
      <div class="mode" role="tabpanel" id="mode" aria-labelledby="mode-${this.mode}">
        ${super.render()}
      </div>`;
  }

  protected override renderMain(): TemplateResult | typeof nothing {
    if (this.mode === 'flame') return this.#renderFlame();
    if (this.mode === 'timeline') return this.#renderTimeline();
    return this.mode === 'table' ? this.#renderTable() : this.#renderSlow();
  }

  protected override renderTools(): TemplateResult | typeof nothing {
    if (this.mode !== 'flame' && this.mode !== 'timeline') return nothing;
    return html`<button
        class="button"
        id="list"
        ?hidden=${this.mode !== 'flame'}
        aria-pressed=${this.isListed}
        @click=${this.#toggleList}
      >
        List
      </button>
      <button
        class="button"
        id="whole"
        ?disabled=${this.range === undefined}
        @click=${() => this.#setRange(undefined)}
      >
        Whole
      </button>`;
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    if (this.record) return renderRecord(this.record, () => (this.record = undefined));
    const { span } = this;
    if (!span || this.mode === 'table') return nothing;
    const frame = this.timeline?.timeline.frames.find(({ seq }) => seq === span.seq);
    return renderSpan(span, frame?.scripts ?? [], {
      close: () => this.#showSpan(undefined),
      showComponent: () => void this.#showBefore(span, span.componentId),
      showEvent: () => void this.#showBefore(span),
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
      .startsGroup=${(index: number) => index > 0 && sorted[index]?.kind !== sorted[index - 1]?.kind}
      .sort=${this.sort}
      .selected=${sorted.findIndex((summary) => keyOf(summary) === this.selected)}
      @column-sort=${this.#onSort}
      @row-select=${({ index }: RowSelectEvent) => (this.selected = sorted[index] && keyOf(sorted[index]))}
    ></devtools-grid>`;
  }

  #renderSlow(): TemplateResult | typeof nothing {
    const { zero } = this;
    if (!this.slowRenders || zero === undefined) return nothing;
    const shown = this.#shownRenders;
    if (shown.length === 0) return this.#renderEmpty('No renders recorded');
    const row = (index: number): GridRow => shown[index] && slowRenderRow(shown[index], zero);
    return html`<devtools-grid
      label="Slow renders"
      .columns=${SLOW_RENDER_COLUMNS}
      .count=${shown.length}
      .row=${row}
      .selected=${shown.findIndex(({ seq }) => seq === this.spanSeq)}
      @row-select=${({ index }: RowSelectEvent) => {
        this.record = undefined;
        this.#showSpan(shown[index]);
      }}
    ></devtools-grid>`;
  }

  #renderFlame(): TemplateResult | typeof nothing {
    const { flame, zero } = this;
    if (!flame || zero === undefined) return nothing;
    if (!flame.overview.extent)
      return html`<div class="empty">Nothing that took time was recorded</div>`;
    return html`<devtools-flame-pane
      .reading=${flame}
      .range=${this.range}
      .zero=${zero}
      .selected=${this.spanSeq}
      .searching=${this.filterText !== ''}
      .listed=${this.isListed}
      @range-change=${this.#onRange}
      @span-select=${({ seq }: SpanSelectEvent) => void this.#selectSpan(seq)}
    ></devtools-flame-pane>`;
  }

  #renderTimeline(): TemplateResult | typeof nothing {
    return html`<devtools-timeline-pane
      .timeline=${this.timeline?.timeline}
      .overview=${this.timeline?.overview}
      .filter=${this.filterText}
      .range=${this.range}
      .zero=${this.zero ?? 0}
      .selected=${this.spanSeq}
      @range-change=${this.#onRange}
      @span-select=${({ seq }: SpanSelectEvent) => void this.#selectSpan(seq)}
    ></devtools-timeline-pane>`;
  }

  async #readTimeline(session: SessionQuery): Promise<void> {
    const request = { range: this.range, width: this.clientWidth || DEFAULT_WIDTH };
    const [timeline] = await Promise.all([
      readTimeline(session, request),
      import('./devtools-timeline-pane.ts'),
    ]);
    if (session === this.query) this.timeline = timeline;
  }

  async #readFlame(session: SessionQuery): Promise<void> {
    const { range, isListed, filterText: search } = this;
    const width = this.clientWidth || DEFAULT_WIDTH;
    const [flame] = await Promise.all([
      readFlame(session, { range, width, search, isListed }),
      import('./devtools-flame-pane.ts'),
    ]);
    if (session === this.query) this.flame = flame;
  }

  #describeSpans(): string {
    return this.flame ? describeSpans(this.flame.overview, this.filterText !== '') : '';
  }

  async #selectSpan(seq: number | undefined): Promise<void> {
    this.record = undefined;
    if (seq === undefined) {
      this.#showSpan(undefined);
      return;
    }
    this.spanSeq = seq;
    const located = await this.query?.recordAt({ section: 'performance', seq });
    if (located && this.spanSeq === seq) this.span = located.record as PerformanceRecord;
  }

  #showSpan(span: Omit<PerformanceRecord, 'startTime'> | undefined): void {
    this.span = span;
    this.spanSeq = span?.seq;
  }

  #onRange = (event: RangeChangeEvent): void => {
    event.stopPropagation();
    this.#setRange(event.range);
  };

  #setRange(range: TimeRange | undefined): void {
    this.range = range;
    this.dispatchEvent(new RangeChangeEvent(range));
  }

  #toggleList = (): void => {
    this.isListed = !this.isListed;
    this.readAgain();
  };

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

  async #showBefore({ seq }: { seq: number }, componentId?: string): Promise<void> {
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

  #onSort = ({ column }: ColumnSortEvent): void => {
    this.sort = nextSort(this.sort, column);
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
