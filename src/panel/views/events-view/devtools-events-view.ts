import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { quoteFilterValue } from '../../../core/index.ts';
import type {
  EventFilter,
  EventNameSummary,
  EventRecord,
  LocatedRecord,
  SessionQuery,
} from '../../../core/index.ts';
import type { Command } from '../../commands/command.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { DevtoolsGrid, GridRow } from '../../grid/devtools-grid.ts';
import type { RowSelectEvent, RowsDrawnEvent } from '../../grid/grid-events.ts';
import { formatCountOf } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { describeFailure } from '../describe-failure.ts';
import { SessionView } from '../session-view.ts';
import { copyEvent, copyShownEvents } from './copy-events.ts';
import { eventCommands } from './event-commands.ts';
import type { NameChooseEvent } from './devtools-event-statistics.ts';
import { EVENT_COLUMNS, eventRow } from './event-row.ts';
import { renderEventDetails, type EventActions } from './event-details.ts';
import { EventPages } from './event-pages.ts';
import { eventsViewStyles } from './events-view.styles.ts';
import { FilterCompletionController } from './filter-completion.ts';
import { KNOWN_CATEGORIES, renderTools } from './render-tools.ts';

/** How long typing in the filter rests before the log is searched, ms. */
const TYPING_MS = 150;

/** A step of the clock that events are stamped with, ms: what is newer comes at least so much later. */
const CLOCK_MS = 0.001;

/** More rows than a panel of any size shows at once. */
const FIRST_ROWS = 120;

/** The event log: filtered, live at its end, with the details of the selected event. */
export class DevtoolsEventsView extends SessionView {
  static override readonly styles = [...SessionView.styles, eventsViewStyles];

  protected override readonly filterLabel = 'Filter events';
  protected override readonly filterHint = 'Filter: name:click duration>50 last:1m';

  /** Whether the log grows at its end: as it is recorded, or as a replay goes on. */
  @property({ type: Boolean }) tail = false;

  @state() private filter: EventFilter = {};
  @state() private count = 0;
  @state() private start = 0;
  @state() private selected = -1;
  @state() private selectedEvent: EventRecord | undefined;
  @state() private isFollowing = false;
  @state() private categories: readonly string[] = KNOWN_CATEGORIES;
  @state() private hasRead = false;
  /** Whether names with their counts are shown in place of the list. */
  @state() private showsStatistics = false;

  /** Whether the list stays as it is while more is recorded. */
  @state() private isPaused = false;
  /** Events that came since then. */
  @state() private waiting = 0;
  /** What became of the last copy, in words. */
  @state() private said = '';

  @query('devtools-grid') private grid!: DevtoolsGrid | null;

  readonly #completion = new FilterCompletionController(this, {
    query: () => this.query,
    field: () => this.filterField,
    changed: () => this.onFilterInput(),
  });
  readonly #actions: EventActions = {
    close: () => this.#select(-1),
    copy: () => this.#copySelected(),
    only: () => this.#addNameTerm(''),
    hide: () => this.#addNameTerm('-'),
  };
  #pages: EventPages | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #drawn: Pick<RowsDrawnEvent, 'first' | 'end'> = { first: 0, end: 0 };
  #row: (index: number) => GridRow = () => undefined;

  protected override reset(): void {
    this.#clear();
    this.start = 0;
    this.categories = KNOWN_CATEGORIES;
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const { filter } = this;
    const revision = await session.revision();
    const isOther = revision !== this.#pages?.revision;
    const [count, first] = await Promise.all([
      session.countEvents(filter),
      isOther || this.start === 0 ? session.eventsAt({ offset: 0, limit: 1 }) : undefined,
    ]);
    if (this.isPaused && !isOther && this.#pages?.filter === filter) {
      this.waiting = count - this.count;
      return;
    }
    const { pages, range } = this.#plan(session, count, revision);
    // The rows that will be seen come before the count that makes room for them: no blank rows.
    await pages.want(...range);
    if (session !== this.query || filter !== this.filter) return;
    if (first) this.start = first[0]?.time ?? 0;
    // Positions are others now, and the event may be gone.
    if (isOther) this.#select(-1);
    const isNew = pages !== this.#pages;
    this.#pages = pages;
    this.count = count;
    this.hasRead = true;
    this.waiting = 0;
    this.#onPage();
    if (isNew && this.grid) this.#goToStart(this.grid);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('start')) this.#redrawRows();
  }

  protected override describeCount(): string {
    if (!this.hasRead) return '';
    return this.said === '' ? formatCountOf(this.count, 'event') : this.said;
  }

  protected override renderFilter(): TemplateResult {
    return this.#completion.render(this.filterLabel, this.filterHint);
  }

  protected override renderTools(): TemplateResult {
    const { categories, showsStatistics, live, isPaused, waiting } = this;
    return renderTools({
      categories,
      onCategory: this.#onCategory,
      showsStatistics,
      toggleStatistics: this.#toggleStatistics,
      live,
      isPaused,
      waiting,
      togglePause: this.#togglePause,
      isCleared: this.filter.from !== undefined,
      clear: this.#clearList,
      showAll: this.#showAll,
    });
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    const { selectedEvent, start, showsStatistics } = this;
    return selectedEvent && !showsStatistics
      ? renderEventDetails(selectedEvent, start, this.query, this.#actions)
      : nothing;
  }

  protected override renderMain(): TemplateResult {
    if (this.showsStatistics) return this.#renderStatistics();
    if (this.hasRead && this.count === 0) {
      return html`<div class="empty">
        ${this.#isFiltered ? 'No event matches the filter' : 'No events recorded'}
      </div>`;
    }
    return html`
      <devtools-grid
        label="Events"
        .columns=${EVENT_COLUMNS}
        .count=${this.count}
        .row=${this.#row}
        .selected=${this.selected}
        ?tail=${this.tail}
        @rows-drawn=${this.#onRowsDrawn}
        @row-select=${(event: RowSelectEvent) => this.#select(event.index)}
      ></devtools-grid>
      ${
        this.tail && this.hasRead && !this.isFollowing
          ? html`<button class="button jump" @click=${this.#follow}>
              ${icons.down} Jump to latest
            </button>`
          : nothing
      }
    `;
  }

  #renderStatistics(): TemplateResult {
    return html`<devtools-event-statistics
      .query=${this.active ? this.query : undefined}
      .filter=${this.filter}
      .revision=${this.revision}
      .start=${this.start}
      @name-choose=${({ summary }: NameChooseEvent) => this.#showName(summary)}
    ></devtools-event-statistics>`;
  }

  /** The pages to go on with, and the rows of them that will be on screen once there are `count`. */
  #plan(
    session: SessionQuery,
    count: number,
    revision: string,
  ): { pages: EventPages; range: [number, number] } {
    const { filter } = this;
    const tail: [number, number] = [Math.max(0, count - FIRST_ROWS), count];
    if (this.#pages?.filter !== filter || this.#pages.revision !== revision) {
      return {
        pages: new EventPages(session, filter, revision),
        range: this.tail ? tail : [0, Math.min(FIRST_ROWS, count)],
      };
    }
    if (count > this.count) this.#pages.grow();
    const { first, end } = this.#drawn;
    return { pages: this.#pages, range: this.isFollowing ? tail : [first, Math.min(end, count)] };
  }

  #goToStart(grid: DevtoolsGrid): void {
    if (this.tail) grid.follow();
    else grid.reveal(0);
  }

  #redrawRows(): void {
    const { start } = this;
    this.#row = (index) => {
      const event = this.#pages?.at(index);
      return event && eventRow(event, start);
    };
    this.requestUpdate();
  }

  #onPage = (): void => {
    const seen = new Set(this.categories);
    for (const { category } of this.#pages?.loaded() ?? [])
      if (category !== undefined) seen.add(category);
    if (seen.size > this.categories.length) this.categories = [...seen].sort();
    this.selectedEvent ??= this.#pages?.at(this.selected);
    this.#redrawRows();
  };

  #onRowsDrawn = (event: RowsDrawnEvent): void => {
    this.#drawn = event;
    this.#pages?.want(event.first, Math.min(event.end, this.count))?.then(this.#onPage, this.#onFailure);
    this.isFollowing = this.grid?.isFollowing ?? false;
  };

  protected override onFilterText(): void {
    const { filterText: query } = this;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#setFilter({ query }), TYPING_MS);
  }

  readonly #toggleStatistics = (): void => {
    import('./devtools-event-statistics.ts').then(() => {
      this.showsStatistics = !this.showsStatistics;
    }, this.#onFailure);
  };

  #showName({ name, category }: EventNameSummary): void {
    this.showsStatistics = false;
    const term = category === undefined ? '' : ` category:${quoteFilterValue(category)}`;
    this.setFilterText(`name:${quoteFilterValue(name)}${term}`);
  }

  #onCategory = (event: Event): void => {
    this.#setFilter({ category: (event.target as HTMLSelectElement).value });
  };

  protected override clearFilter(): void {
    super.clearFilter();
    clearTimeout(this.#typingTimer);
    this.renderRoot.querySelector('select')!.value = '';
    if (this.#isFiltered) this.filter = {};
    this.isPaused = false;
  }

  override commands(): readonly Command[] {
    const { showsStatistics, isPaused, live, selectedEvent, count } = this;
    return eventCommands(
      {
        showsStatistics,
        isPaused,
        live,
        hasSelection: selectedEvent !== undefined,
        isCleared: this.filter.from !== undefined,
        count,
      },
      {
        ...this.#actions,
        toggleStatistics: this.#toggleStatistics,
        togglePause: this.#togglePause,
        clear: this.#clearList,
        showAll: this.#showAll,
        copyShown: () => this.#copyShown(),
      },
    );
  }

  protected override reveal({ record, offset }: LocatedRecord): void {
    this.showsStatistics = false;
    this.selected = offset;
    this.selectedEvent = record as EventRecord;
    this.grid?.reveal(offset);
  }

  get #isFiltered(): boolean {
    return Object.keys(this.filter).length > 0;
  }

  #setFilter(change: Pick<EventFilter, 'query' | 'category' | 'from'>): void {
    const { query, category, from } = { ...this.filter, ...change };
    this.filter = {
      ...(query ? { query } : {}),
      ...(category ? { category } : {}),
      ...(from ? { from } : {}),
    };
    this.#select(-1);
    this.readAgain();
  }

  #select(index: number): void {
    this.said = '';
    this.selected = index;
    this.selectedEvent = index < 0 ? undefined : this.#pages?.at(index);
  }

  readonly #togglePause = (): void => {
    this.isPaused = !this.isPaused;
    this.waiting = 0;
    this.readAgain();
  };

  /** Hides what is there now; the recording keeps it. */
  readonly #clearList = (): void => {
    void this.#tell(async () => {
      const { query } = this;
      const count = (await query?.countEvents()) ?? 0;
      const [newest] = count > 0 ? await query!.eventsAt({ offset: count - 1, limit: 1 }) : [];
      if (newest !== undefined && query === this.query)
        this.#setFilter({ from: newest.time + CLOCK_MS });
      return '';
    });
  };

  readonly #showAll = (): void => this.#setFilter({ from: 0 });

  #copySelected(): void {
    const { selectedEvent } = this;
    if (selectedEvent !== undefined) void this.#tell(() => copyEvent(selectedEvent, this));
  }

  #copyShown(): void {
    const { query, filter, count } = this;
    if (query !== undefined) void this.#tell(() => copyShownEvents({ query, filter, count }, this));
  }

  /** Says in words what became of something, until something else is done. */
  async #tell(work: () => Promise<string>): Promise<void> {
    try {
      this.said = await work();
    } catch (error) {
      this.#onFailure(error);
    }
  }

  #addNameTerm(minus: '' | '-'): void {
    const { selectedEvent } = this;
    if (selectedEvent === undefined) return;
    const term = `${minus}name:${quoteFilterValue(selectedEvent.name)}`;
    this.setFilterText(`${this.filterText} ${term}`.trim());
  }

  #follow = (): void => {
    this.isFollowing = true;
    this.grid?.follow();
  };

  #clear(): void {
    this.#pages = undefined;
    this.count = 0;
    this.hasRead = false;
    this.#select(-1);
  }

  #onFailure = (error: unknown): void => {
    this.failure = describeFailure(error);
  };
}

defineElement('devtools-events-view', DevtoolsEventsView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-events-view': DevtoolsEventsView;
  }
}
