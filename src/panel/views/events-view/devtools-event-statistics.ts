import { css, html } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { EventFilter, EventNameSummary, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import type { ColumnSortEvent, RowActivateEvent, RowSelectEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatCountOf } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import { sortStatistics, STATISTICS_COLUMNS, statisticsRow } from './statistics-row.ts';

/** Someone chose a name whose events are to be shown. */
export class NameChooseEvent extends Event {
  readonly summary: EventNameSummary;

  constructor(summary: EventNameSummary) {
    super('name-choose');
    this.summary = summary;
  }
}

/**
 * How often each event happened, and when.
 *
 * @fires name-choose - a row was clicked, or Enter pressed on it
 */
export class DevtoolsEventStatistics extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      devtools-grid {
        flex: 1;
      }
      p {
        flex: none;
        margin: 0;
        padding: 3px 8px;
        border-top: 1px solid var(--_line);
      }
    `,
  ];

  @property({ attribute: false }) query: SessionQuery | undefined;
  @property({ attribute: false }) filter: EventFilter = {};
  /** Grows when there may be more to count. */
  @property({ type: Number }) revision = 0;
  /** Epoch ms from which times count. */
  @property({ type: Number }) start = 0;

  @state() private names: readonly EventNameSummary[] = [];
  @state() private otherCount = 0;
  @state() private isWhole = false;
  @state() private failure: string | undefined;
  @state() private sort: GridSort = { column: 'count', direction: 'descending' };
  @state() private chosen: string | undefined;

  #isReading = false;

  protected override updated(changed: PropertyValues): void {
    if (changed.has('query') || changed.has('filter') || changed.has('revision')) void this.#read();
  }

  protected override render(): TemplateResult {
    if (this.failure !== undefined) {
      return html`<div class="empty" role="alert">${escapeText(this.failure)}</div>`;
    }
    if (this.isWhole && this.names.length === 0) return html`<div class="empty">No events</div>`;
    const rows = sortStatistics(this.names, this.sort);
    return html`<devtools-grid
        label="Statistics of events"
        .columns=${STATISTICS_COLUMNS}
        .count=${rows.length}
        .row=${(index: number) => statisticsRow(rows[index]!, this.start)}
        .sort=${this.sort}
        .selected=${rows.findIndex((row) => keyOf(row) === this.chosen)}
        @column-sort=${this.#onSort}
        @row-select=${({ index }: RowSelectEvent) => (this.chosen = keyOf(rows[index]!))}
        @row-activate=${({ index }: RowActivateEvent) =>
          this.dispatchEvent(new NameChooseEvent(rows[index]!))}
      ></devtools-grid>
      <p class="dim" role="status">${this.#describe()}</p>`;
  }

  #describe(): string {
    const others =
      this.otherCount > 0 ? `, and ${formatCountOf(this.otherCount, 'event')} of further names` : '';
    return `${formatCountOf(this.names.length, 'name')}${others}${this.isWhole ? '' : ' · counting …'}`;
  }

  #onSort = ({ column }: ColumnSortEvent): void => {
    const isSame = this.sort.column === column;
    const isText = column === 'name' || column === 'category';
    const first = isText ? 'ascending' : 'descending';
    const other = isText ? 'descending' : 'ascending';
    this.sort = { column, direction: isSame && this.sort.direction === first ? other : first };
  };

  /** Asks again until all was counted; only the answer to what is wanted now is shown. */
  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    let isDone = false;
    while (!isDone && this.isConnected && this.query) {
      const { query, filter, revision } = this;
      const isWanted = (): boolean => query === this.query && filter === this.filter;
      try {
        const { names, otherCount, isWhole } = await query.eventStatistics(filter);
        if (!isWanted()) continue;
        Object.assign(this, { names, otherCount, isWhole, failure: undefined });
        isDone = isWhole && revision === this.revision;
      } catch (error) {
        if (!isWanted()) continue;
        this.failure = describeFailure(error);
        isDone = true;
      }
      await this.updateComplete;
    }
    this.#isReading = false;
  }
}

function keyOf({ name, category = '' }: EventNameSummary): string {
  return `${category}\n${name}`;
}

defineElement('devtools-event-statistics', DevtoolsEventStatistics);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-event-statistics': DevtoolsEventStatistics;
  }
  interface GlobalEventHandlersEventMap {
    'name-choose': NameChooseEvent;
  }
}
