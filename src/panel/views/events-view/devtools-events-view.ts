import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
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
import '../../menu/devtools-menu.ts';
import type { DevtoolsMenu, MenuAnchor } from '../../menu/devtools-menu.ts';
import { formatCountOf } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { describeFailure } from '../describe-failure.ts';
import { MomentSeekEvent } from '../moment-seek-event.ts';
import { RecordShowEvent } from '../record-show-event.ts';
import { SessionView } from '../session-view.ts';
import { copyEvent, copyShownEvents } from './copy-events.ts';
import { eventCommands, isAboutEvent } from './event-commands.ts';
import type { NameChooseEvent } from './devtools-event-statistics.ts';
import { EVENT_COLUMNS, eventRow } from './event-row.ts';
import { renderEventDetails, type EventActions } from './event-details.ts';
import { EventReading } from './event-reading.ts';
import { eventsViewStyles } from './events-view.styles.ts';
import { FilterCompletionController } from './filter-completion.ts';
import { KNOWN_CATEGORIES, renderTools } from './render-tools.ts';

/** How long typing in the filter rests before the log is searched, ms. */
const TYPING_MS = 150;

/** The event log: filtered, live at its end, with the details of the selected event. */
export class DevtoolsEventsView extends SessionView {
  static override readonly styles = [...SessionView.styles, eventsViewStyles];

  protected override readonly filterLabel = 'Filter events';
  protected override readonly filterHint = 'Filter: name:click duration>50 last:1m';

  /** Whether the log grows at its end: as it is recorded, or as a replay goes on. */
  @property({ type: Boolean }) tail = false;

  @state() private selected = -1;
  @state() private selectedEvent: EventRecord | undefined;
  @state() private isFollowing = false;
  @state() private categories: readonly string[] = KNOWN_CATEGORIES;
  /** Whether names with their counts are shown in place of the list. */
  @state() private showsStatistics = false;

  /** What became of the last copy, in words. */
  @state() private said = '';

  @query('devtools-grid') private grid!: DevtoolsGrid | null;
  @query('devtools-menu') private menu!: DevtoolsMenu;

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
    more: ({ currentTarget }) => this.#openMenu((currentTarget as Element).getBoundingClientRect()),
    fail: (error) => this.#onFailure(error),
  };
  #log = new EventReading();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #drawn: Pick<RowsDrawnEvent, 'first' | 'end'> = { first: 0, end: 0 };
  #row: (index: number) => GridRow = () => undefined;

  protected override reset(): void {
    const { wanted } = this.#log;
    this.#log = new EventReading();
    this.#log.want(wanted);
    this.#select(-1);
    this.categories = KNOWN_CATEGORIES;
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const log = this.#log;
    const isCurrent = (): boolean => session === this.query && log === this.#log;
    for (;;) {
      const { filter } = log;
      const { first, end } = this.#drawn;
      const { isFollowing, tail } = this;
      const rows = await log.step(session, { first, end, isFollowing, tail }, isCurrent);
      if (!isCurrent()) return;
      if (rows !== undefined) this.#onStep(rows, filter !== log.filter);
      if (rows !== undefined && log.isWhole) return;
      // What nobody looks at is not gone on with.
      if (!this.active || !this.isConnected) {
        this.readAgain();
        return;
      }
    }
  }

  #onStep(rows: 'same' | 'other', isOtherFilter: boolean): void {
    // Positions are others now, and the event may be gone.
    if (rows === 'other' && (isOtherFilter || this.selected >= 0)) this.#select(-1);
    this.#onPage();
    if (rows === 'other' && this.grid) this.#goToStart(this.grid);
  }

  protected override describeCount(): string {
    const { hasRead, isWhole, count } = this.#log;
    if (!hasRead) return '';
    if (this.said !== '') return this.said;
    return isWhole ? formatCountOf(count, 'event') : `at least ${formatCountOf(count, 'event')} …`;
  }

  protected override renderFilter(): TemplateResult {
    return this.#completion.render(this.filterLabel, this.filterHint, this.#log.problem);
  }

  protected override renderTools(): TemplateResult {
    const { categories, showsStatistics, live } = this;
    const { isPaused, waiting, wanted } = this.#log;
    return renderTools({
      categories,
      onCategory: this.#onCategory,
      showsStatistics,
      toggleStatistics: this.#toggleStatistics,
      live,
      isPaused,
      waiting,
      togglePause: this.#togglePause,
      isCleared: wanted.after !== undefined,
      clear: this.#clearList,
      showAll: this.#showAll,
    });
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    const { selectedEvent, showsStatistics } = this;
    return selectedEvent && !showsStatistics
      ? renderEventDetails(selectedEvent, this.#log.start, this.query, this.#actions)
      : nothing;
  }

  protected override renderMain(): TemplateResult {
    if (this.showsStatistics) return this.#renderStatistics();
    const { hasRead, isWhole, isHeld, count, filter } = this.#log;
    if (hasRead && count === 0) {
      const none = isFiltering(filter) ? 'No event matches the filter' : 'No events recorded';
      return html`<div class="empty">${isWhole ? none : 'No match so far; the search goes on …'}</div>`;
    }
    return html`
      <devtools-grid
        label="Events"
        .columns=${EVENT_COLUMNS}
        .count=${count}
        .row=${this.#row}
        .selected=${this.selected}
        ?tail=${this.tail && !isHeld}
        @rows-drawn=${this.#onRowsDrawn}
        @row-select=${(event: RowSelectEvent) => this.#select(event.index)}
        @contextmenu=${this.#onContextMenu}
      ></devtools-grid>
      <devtools-menu label="Event" .items=${this.commands().filter(isAboutEvent)}></devtools-menu>
      ${
        this.tail && hasRead && !this.isFollowing
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
      .filter=${this.#log.filter}
      .revision=${this.revision}
      .start=${this.#log.start}
      @name-choose=${({ summary }: NameChooseEvent) => this.#showName(summary)}
    ></devtools-event-statistics>`;
  }

  #goToStart(grid: DevtoolsGrid): void {
    if (this.tail && !this.#log.isHeld) grid.follow();
    else grid.reveal(0);
  }

  #redrawRows(): void {
    const { start, pages } = this.#log;
    this.#row = (index) => {
      const event = pages?.at(index);
      return event && eventRow(event, start);
    };
    this.requestUpdate();
  }

  #onPage = (): void => {
    const seen = new Set([...this.categories, ...(this.#log.pages?.categories ?? [])]);
    if (seen.size > this.categories.length) this.categories = [...seen].sort();
    this.selectedEvent ??= this.#log.pages?.at(this.selected);
    this.#redrawRows();
  };

  #onRowsDrawn = (event: RowsDrawnEvent): void => {
    this.#drawn = event;
    this.#log.pages
      ?.want(event.first, Math.min(event.end, this.#log.count))
      ?.then(this.#onPage, this.#onFailure);
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
    if (isFiltering(this.#log.wanted)) this.#log.want({});
    if (this.#log.isPaused) this.#log.togglePause();
  }

  override commands(): readonly Command[] {
    const { showsStatistics, live, selectedEvent } = this;
    const { isPaused, wanted, count } = this.#log;
    return eventCommands(
      {
        showsStatistics,
        isPaused,
        live,
        hasSelection: selectedEvent !== undefined,
        hasComponent: selectedEvent?.componentId !== undefined,
        isCleared: wanted.after !== undefined,
        count,
      },
      {
        ...this.#actions,
        toggleStatistics: this.#toggleStatistics,
        togglePause: this.#togglePause,
        clear: this.#clearList,
        showAll: this.#showAll,
        copyShown: () => this.#copyShown(),
        showComponent: () => void this.#showComponent(),
        showMoment: () => this.dispatchEvent(new MomentSeekEvent(selectedEvent!.seq)),
      },
    );
  }

  protected override reveal({ record, offset }: LocatedRecord): void {
    this.showsStatistics = false;
    this.selected = offset;
    this.selectedEvent = record as EventRecord;
    this.grid?.reveal(offset);
  }

  #setFilter(change: { query?: string; category?: string; after?: number | undefined }): void {
    const { query: text, category, after } = { ...this.#log.wanted, ...change };
    this.#log.want({
      ...(text ? { query: text } : {}),
      ...(category ? { category } : {}),
      ...(after === undefined ? {} : { after }),
    });
    this.readAgain();
  }

  #select(index: number): void {
    this.said = '';
    this.selected = index;
    this.selectedEvent = index < 0 ? undefined : this.#log.pages?.at(index);
  }

  readonly #togglePause = (): void => {
    this.#log.togglePause();
    this.requestUpdate();
    this.readAgain();
  };

  /** Hides what is there now; the recording keeps it. */
  readonly #clearList = (): void => {
    this.#log.clear();
    this.readAgain();
  };

  readonly #showAll = (): void => this.#setFilter({ after: undefined });

  #copySelected(): void {
    const { selectedEvent } = this;
    if (selectedEvent !== undefined) void this.#tell(() => copyEvent(selectedEvent, this));
  }

  #copyShown(): void {
    const { query } = this;
    const { filter, count } = this.#log;
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

  /** The record of the component that came before the event. */
  async #showComponent(): Promise<void> {
    const { seq, componentId } = this.selectedEvent!;
    await this.#tell(async () => {
      const place = await this.query?.lastBefore({ seq, componentId: componentId! });
      if (place) this.dispatchEvent(new RecordShowEvent(place));
      return place ? '' : 'Its component was not recorded';
    });
  }

  #onContextMenu = (event: MouseEvent): void => {
    const row = event
      .composedPath()
      .find((node) => node instanceof HTMLElement && node.dataset.index !== undefined);
    const index = row ? Number((row as HTMLElement).dataset.index) : this.selected;
    if (index < 0 || this.#log.pages?.at(index) === undefined) return;
    event.preventDefault();
    this.#select(index);
    const { clientX: left, clientY: top } = event;
    // A key that asks for the menu has no place.
    const anchor = row ? { left, top, bottom: top } : this.grid?.rowRect(index);
    this.#openMenu(anchor ?? this.getBoundingClientRect());
  };

  #openMenu(anchor: MenuAnchor): void {
    void this.updateComplete.then(() => this.menu.openAt(anchor));
  }

  #follow = (): void => {
    this.isFollowing = true;
    this.#log.isHeld = false;
    this.grid?.follow();
  };

  #onFailure = (error: unknown): void => {
    this.failure = describeFailure(error);
  };
}

function isFiltering(filter: EventFilter): boolean {
  return Object.keys(filter).length > 0;
}

defineElement('devtools-events-view', DevtoolsEventsView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-events-view': DevtoolsEventsView;
  }
}
