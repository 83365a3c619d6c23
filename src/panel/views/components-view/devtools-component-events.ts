import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { EventRecord, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import type { RowSelectEvent, RowsDrawnEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import { EventPages } from '../events-view/event-pages.ts';
import { eventRow } from '../events-view/event-row.ts';
import { componentListStyles } from './component-list.styles.ts';

const COLUMNS: readonly GridColumn[] = [
  { id: 'time', label: 'Time', track: '82px' },
  { id: 'category', label: 'Category', track: '88px', hideBelow: 420 },
  { id: 'name', label: 'Name', track: 'minmax(70px, 1fr)' },
  { id: 'value', label: 'Payload', track: 'minmax(80px, 1.5fr)', hideBelow: 240 },
];

/** The events that happened in one component, and what the selected one holds. */
class DevtoolsComponentEvents extends DevtoolsElement {
  static override readonly styles = [tokens, controls, componentListStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Grows when there may be more to read. */
  @property({ type: Number }) reading = 0;
  @property() componentId = '';
  /** Epoch ms from which times count. */
  @property({ type: Number }) start = 0;

  @state() private count: number | undefined;
  @state() private selected: EventRecord | undefined;
  @state() private failure: string | undefined;
  /** Grows when rows came. */
  @state() private loads = 0;

  #pages: EventPages | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('query') || changed.has('componentId');
    if (isOther) {
      this.#pages = undefined;
      this.count = undefined;
      this.selected = undefined;
    }
    if (isOther || changed.has('reading')) void this.#read();
  }

  protected override render(): TemplateResult {
    const { count, selected, failure } = this;
    if (failure !== undefined) return html`<div class="empty" role="alert">${escapeText(failure)}</div>`;
    if (count === 0) return html`<div class="empty">No event is recorded of this component</div>`;
    const row = (index: number): GridRow => {
      const event = this.#pages?.at(index);
      return event && eventRow(event, this.start);
    };
    return html`<devtools-grid
        label="Events of the component"
        .columns=${COLUMNS}
        .count=${count ?? 0}
        .row=${row}
        .selected=${this.#selectedIndex}
        @rows-drawn=${this.#onRowsDrawn}
        @row-select=${({ index }: RowSelectEvent) => (this.selected = this.#pages?.at(index))}
      ></devtools-grid>
      ${
        selected
          ? html`<div class="value">
              <devtools-value
                label="Event"
                .value=${{ ...selected, time: new Date(selected.time).toISOString() }}
                .subject=${selected.seq}
              ></devtools-value>
            </div>`
          : ''
      }`;
  }

  get #selectedIndex(): number {
    const { selected, count = 0 } = this;
    if (!selected) return -1;
    for (let index = 0; index < count; index += 1) {
      if (this.#pages?.at(index)?.seq === selected.seq) return index;
    }
    return -1;
  }

  async #read(): Promise<void> {
    const { query, componentId } = this;
    if (!query) return;
    try {
      const filter = { componentId };
      const [revision, count] = await Promise.all([query.revision(), query.countEvents(filter)]);
      if (query !== this.query || componentId !== this.componentId) return;
      if (this.#pages?.revision !== revision)
        this.#pages = new EventPages(query, filter, revision, count);
      else if (count !== this.count) this.#pages.grow(count);
      this.count = count;
      this.failure = undefined;
    } catch (error) {
      if (query === this.query) this.failure = describeFailure(error);
    }
  }

  #onRowsDrawn = ({ first, end }: RowsDrawnEvent): void => {
    this.#pages?.want(first, Math.min(end, this.count ?? 0))?.then(
      () => (this.loads += 1),
      (error: unknown) => (this.failure = describeFailure(error)),
    );
  };
}

defineElement('devtools-component-events', DevtoolsComponentEvents);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-component-events': DevtoolsComponentEvents;
  }
}
