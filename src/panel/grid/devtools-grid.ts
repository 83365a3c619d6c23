import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { nextIndex } from '../rows/list-keys.ts';
import { VirtualRows } from '../rows/virtual-rows.ts';
import { controls } from '../styles/controls.styles.ts';
import { cssProps } from '../styles/css-props.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { columnsFor } from './grid-column.ts';
import type { GridColumn, GridSort } from './grid-column.ts';
import { tableRowsStyles } from '../rows/table-rows.styles.ts';
import { virtualRowsStyles } from '../rows/virtual-rows.styles.ts';
import { gridStyles } from './devtools-grid.styles.ts';
import {
  ColumnSortEvent,
  RowActivateEvent,
  RowMarkEvent,
  RowsDrawnEvent,
  RowSelectEvent,
} from './grid-events.ts';

const HEADER_HEIGHT = 23;

/** What one row shows, a cell for each column id; undefined while the row is being fetched. */
export type GridRow = Readonly<Record<string, unknown>> | undefined;

function isFilledText(content: unknown): content is string {
  return typeof content === 'string' && content !== '';
}

/** A table of any number of rows with one selected row: the lists of all views but the tree. */
export class DevtoolsGrid extends DevtoolsElement {
  static override readonly styles = [tokens, controls, virtualRowsStyles, tableRowsStyles, gridStyles];

  static {
    // The rows to draw follow from the height that the first drawing gave the list.
    this.disableWarning?.('change-in-update');
  }

  /** Name for assistive technology. */
  @property() label = '';
  @property({ attribute: false }) columns: readonly GridColumn[] = [];
  @property({ type: Number }) count = 0;
  /** Gives the cells of a row; a new function means new content. */
  @property({ attribute: false }) row: (index: number) => GridRow = () => undefined;
  /** Whether a line parts a row from those above it, as where rows of another kind begin. */
  @property({ attribute: false }) startsGroup: (index: number) => boolean = () => false;
  /** `-1` for none. */
  @property({ type: Number }) selected = -1;
  @property({ attribute: false }) sort: GridSort | undefined;
  /** Whether rows can be marked beside the selected one. */
  @property({ type: Boolean, attribute: 'can-mark' }) canMark = false;
  /** Whether the list stays at its end while it grows, until someone scrolls up. */
  @property({ type: Boolean }) tail = false;

  readonly #rows = new VirtualRows(this, () => {
    const [scroller, canvas, body] = ['.scroller', '.canvas', '.body'].map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    return scroller && canvas && body
      ? { scroller, canvas, body, headerHeight: HEADER_HEIGHT }
      : undefined;
  });

  /** Whether the list follows its end now. */
  get isFollowing(): boolean {
    return this.#rows.follows;
  }

  /** Goes to the end and follows it. */
  follow(): void {
    this.#rows.follow();
  }

  /** Scrolls just as far as makes the row visible. */
  reveal(index: number): void {
    this.#rows.reveal(index);
  }

  /** Where a row is on screen, if it is drawn. */
  rowRect(index: number): DOMRect | undefined {
    return this.renderRoot.querySelector(`#row-${index}`)?.getBoundingClientRect();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.scroller')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#rows.count = this.count;
    if (!changed.has('tail')) return;
    this.#rows.followsAtEnd = this.tail;
    this.#rows.follows = this.tail;
  }

  protected override render(): TemplateResult {
    const columns = columnsFor(this.columns, this.#rows.width);
    const { first, end } = this.#rows.window;
    const isSelectedDrawn = this.selected >= first && this.selected < end;
    return html`<div
      class="scroller"
      role="grid"
      tabindex="0"
      aria-label=${this.label}
      aria-rowcount=${this.count + 1}
      aria-activedescendant=${isSelectedDrawn ? `row-${this.selected}` : nothing}
      ${cssProps({ '--tracks': columns.map((column) => column.track).join(' ') })}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    >
      <div class="header" role="rowgroup">
        <div class="row" role="row" aria-rowindex="1">
          ${columns.map((column) => this.#renderHeading(column))}
        </div>
      </div>
      <div class="canvas" role="none">
        <div class="body" role="rowgroup">
          ${Array.from({ length: end - first }, (_, step) => this.#renderRow(first + step, columns))}
        </div>
      </div>
    </div>`;
  }

  protected override updated(): void {
    const { first, end } = this.#rows.window;
    this.dispatchEvent(new RowsDrawnEvent(first, end));
  }

  #renderHeading(column: GridColumn): TemplateResult {
    const direction = this.sort?.column === column.id ? this.sort.direction : undefined;
    const content = column.isSortable
      ? html`<button @click=${() => this.dispatchEvent(new ColumnSortEvent(column.id))}>
          <span>${column.label}</span>
          <span class="arrow" aria-hidden="true"
            >${direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}</span
          >
        </button>`
      : column.label;
    const ariaSort = column.isSortable ? (direction ?? 'none') : nothing;
    return html`<div
      class="cell ${column.id} ${column.align ?? ''}"
      role="columnheader"
      aria-sort=${ariaSort}
    >
      ${content}
    </div>`;
  }

  #renderRow(index: number, columns: readonly GridColumn[]): TemplateResult {
    const cells = this.row(index);
    const isSelected = index === this.selected;
    return html`<div
      class=${classMap({
        row: true,
        odd: index % 2 === 1,
        group: this.startsGroup(index),
        selected: isSelected,
      })}
      role="row"
      id="row-${index}"
      data-index=${index}
      aria-rowindex=${index + 2}
      aria-selected=${isSelected}
      aria-busy=${cells ? nothing : 'true'}
    >
      ${columns.map((column) => this.#renderCell(column, cells, columns))}
    </div>`;
  }

  #renderCell(
    { id, align }: GridColumn,
    cells: GridRow,
    columns: readonly GridColumn[],
  ): TemplateResult {
    const content = cells?.[id];
    const folded = this.columns
      .filter((column) => column.foldInto === id && !columns.includes(column))
      .map((column) => cells?.[column.id])
      .filter(isFilledText);
    // A text may be too long for its column: pointing at it shows all.
    const title = [content, ...folded].filter(isFilledText).join(' ') || nothing;
    return html`<div class="cell ${id} ${align ?? ''}" role="gridcell" title=${title}>
      ${content ?? nothing} ${folded.map((text) => html`<span class="dim">${text}</span> `)}
    </div>`;
  }

  #onClick = (event: MouseEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (!row) return;
    const index = Number(row.dataset.index);
    if (this.canMark && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      this.dispatchEvent(new RowMarkEvent(index));
      return;
    }
    this.#select(index);
    this.dispatchEvent(new RowActivateEvent(index));
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && this.selected >= 0) {
      event.preventDefault();
      this.dispatchEvent(new RowActivateEvent(this.selected));
      return;
    }
    if (event.key === ' ' && this.canMark && this.selected >= 0) {
      event.preventDefault();
      this.dispatchEvent(new RowMarkEvent(this.selected));
      return;
    }
    const index = nextIndex(event.key, this.selected, this.count, this.#rows.pageSize);
    if (index === undefined) return;
    event.preventDefault();
    this.#select(index);
  };

  #select(index: number): void {
    this.#rows.reveal(index);
    this.dispatchEvent(new RowSelectEvent(index));
  }
}

defineElement('devtools-grid', DevtoolsGrid);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-grid': DevtoolsGrid;
  }
}
