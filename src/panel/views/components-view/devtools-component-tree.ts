import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { nextIndex } from '../../rows/list-keys.ts';
import { TypeAhead } from '../../rows/type-ahead.ts';
import { VirtualRows } from '../../rows/virtual-rows.ts';
import { virtualRowsStyles } from '../../rows/virtual-rows.styles.ts';
import { controls } from '../../styles/controls.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import type { ComparedOp } from '../compared.ts';
import { rowOf } from './component-outline.ts';
import type { ComponentOutline } from './component-outline.ts';
import type { NodeMatch } from './component-search.ts';
import { componentTreeStyles } from './devtools-component-tree.styles.ts';
import { renderRow } from './render-row.ts';
import { ComponentHoverEvent, ComponentSelectEvent, ComponentToggleEvent } from './tree-events.ts';

/** The component tree, of which only the visible lines are drawn. */
export class DevtoolsComponentTree extends DevtoolsElement {
  static override readonly styles = [tokens, controls, virtualRowsStyles, componentTreeStyles];

  static {
    // The rows to draw follow from the height that the first drawing gave the list.
    this.disableWarning?.('change-in-update');
  }

  @property({ attribute: false }) outline: ComponentOutline | undefined;
  /** Indexes of the components that are shown, ascending. */
  @property({ attribute: false }) rows: readonly number[] = [];
  /** Ids of the components whose children are not shown. */
  @property({ attribute: false }) closed: ReadonlySet<string> = new Set();
  /** Of the components that a search found, by index. */
  @property({ attribute: false }) found: ReadonlyMap<number, NodeMatch> = new Map();
  /** How often each component was rendered, by index. */
  @property({ attribute: false }) renders: readonly number[] = [];
  /** Indexes of the components that were just rendered. */
  @property({ attribute: false }) flashed: ReadonlySet<number> = new Set();
  /** What became of components since the moment that is compared with, by their ids. */
  @property({ attribute: false }) compared: ReadonlyMap<string, ComparedOp> = new Map();
  /** Id of the selected component. */
  @property() selected: string | undefined;

  readonly #virtual = new VirtualRows(this, () => {
    const [scroller, canvas, body] = ['.scroller', '.canvas', '.body'].map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    return scroller && canvas && body ? { scroller, canvas, body, headerHeight: 0 } : undefined;
  });
  readonly #typeAhead = new TypeAhead();
  #selectedRow = -1;

  /** Scrolls just as far as makes the selected component visible. */
  revealSelected(): void {
    void this.updateComplete.then(() => {
      if (this.#selectedRow >= 0) this.#virtual.reveal(this.#selectedRow);
    });
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.scroller')?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#virtual.count = this.rows.length;
    this.#selectedRow = rowOf(this.rows, this.outline?.indexOf(this.selected) ?? -1);
  }

  protected override render(): TemplateResult {
    const { first, end } = this.#virtual.window;
    const selected = this.#selectedRow;
    const isDrawn = selected >= first && selected < end;
    return html`<div
      class="scroller"
      role="tree"
      tabindex="0"
      aria-label="Components"
      aria-activedescendant=${isDrawn ? `row-${selected}` : nothing}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
      @pointerover=${this.#onPoint}
      @pointerleave=${() => this.#hover(undefined)}
      @focus=${() => this.#hover(this.selected)}
      @blur=${() => this.#hover(undefined)}
    >
      <div class="canvas" role="none">
        <div class="body" role="none">
          ${this.rows.slice(first, end).map((index, step) => this.#renderRow(index, first + step))}
        </div>
      </div>
    </div>`;
  }

  #renderRow(index: number, row: number): TemplateResult | typeof nothing {
    const { outline } = this;
    if (!outline) return nothing;
    return renderRow(outline, {
      index,
      row,
      isOpen: this.#isOpen(index),
      isSelected: row === this.#selectedRow,
      match: this.found.get(index),
      renders: this.renders[index] ?? 0,
      isFlashed: this.flashed.has(index),
      op: this.compared.get(outline.ids[index]!),
    });
  }

  #isOpen(index: number): boolean {
    return !this.closed.has(this.outline?.ids[index] ?? '');
  }

  #onClick = (event: Event): void => {
    const target = event.target as Element;
    const row = Number(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? -1);
    const index = this.rows[row];
    if (index === undefined) return;
    if (target.closest('.twisty') && this.outline?.hasChildren(index)) this.#toggle(index);
    else this.#select(row);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#move(event) || this.#walk(event.key)) event.preventDefault();
  };

  /** To another row by its place or its name. */
  #move(event: KeyboardEvent): boolean {
    const { length } = this.rows;
    const row =
      nextIndex(event.key, this.#selectedRow, length, this.#virtual.pageSize) ??
      this.#typeAhead.find(
        event,
        this.#selectedRow,
        length,
        (at) => this.outline!.names[this.rows[at]!]!,
      );
    if (row === undefined) return false;
    this.#select(row);
    return true;
  }

  /** In and out of the selected component. */
  #walk(key: string): boolean {
    const { outline } = this;
    const index = this.rows[this.#selectedRow];
    if (!outline || index === undefined) return false;
    const canOpen = outline.hasChildren(index);
    if (key === '*') this.#openSiblings(index);
    else if (key === 'ArrowRight' && canOpen) {
      if (this.#isOpen(index)) this.#select(this.#selectedRow + 1);
      else this.#toggle(index);
    } else if (key === 'ArrowLeft') {
      if (canOpen && this.#isOpen(index)) this.#toggle(index);
      else this.#select(rowOf(this.rows, outline.parentOf(index)));
    } else if ((key === 'Enter' || key === ' ') && canOpen) this.#toggle(index);
    else return false;
    return true;
  }

  #openSiblings(index: number): void {
    const ids = Array.from(this.outline!.siblingsOf(index), (each) => this.outline!.ids[each]!);
    this.dispatchEvent(new ComponentToggleEvent(ids, true));
  }

  #select(row: number): void {
    const id = this.outline?.ids[this.rows[row] ?? -1];
    if (id === undefined) return;
    this.#virtual.reveal(row);
    this.dispatchEvent(new ComponentSelectEvent(id));
    this.#hover(id);
  }

  #onPoint = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
    if (row !== undefined) this.#hover(this.outline?.ids[this.rows[Number(row)] ?? -1]);
  };

  #hover(id: string | undefined): void {
    this.dispatchEvent(new ComponentHoverEvent(id));
  }

  #toggle(index: number): void {
    this.dispatchEvent(new ComponentToggleEvent([this.outline!.ids[index]!], !this.#isOpen(index)));
  }
}

defineElement('devtools-component-tree', DevtoolsComponentTree);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-component-tree': DevtoolsComponentTree;
  }
}
