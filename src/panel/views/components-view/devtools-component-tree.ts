import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { nextIndex } from '../../rows/list-keys.ts';
import { VirtualRows } from '../../rows/virtual-rows.ts';
import { controls } from '../../styles/controls.styles.ts';
import { cssProps } from '../../styles/css-props.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import type { TreeRow } from './component-tree.ts';
import { virtualRowsStyles } from '../../rows/virtual-rows.styles.ts';
import { componentTreeStyles } from './devtools-component-tree.styles.ts';

/** Someone chose a component of the tree. */
export class ComponentSelectEvent extends Event {
  readonly componentId: string;

  constructor(componentId: string) {
    super('component-select');
    this.componentId = componentId;
  }
}

/** Someone opened or closed a component of the tree. */
export class ComponentToggleEvent extends Event {
  readonly componentId: string;
  readonly isOpen: boolean;

  constructor(componentId: string, isOpen: boolean) {
    super('component-toggle');
    this.componentId = componentId;
    this.isOpen = isOpen;
  }
}

/** The component tree, of which only the visible lines are drawn. */
class DevtoolsComponentTree extends DevtoolsElement {
  static override readonly styles = [tokens, controls, virtualRowsStyles, componentTreeStyles];

  static {
    // The rows to draw follow from the height that the first drawing gave the list.
    this.disableWarning?.('change-in-update');
  }

  @property({ attribute: false }) rows: readonly TreeRow[] = [];
  /** Id of the selected component. */
  @property() selected: string | undefined;

  readonly #virtual = new VirtualRows(this, () => {
    const [scroller, canvas, body] = ['.scroller', '.canvas', '.body'].map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    return scroller && canvas && body ? { scroller, canvas, body, headerHeight: 0 } : undefined;
  });

  protected override willUpdate(_changed: PropertyValues): void {
    this.#virtual.count = this.rows.length;
  }

  protected override render(): TemplateResult {
    const { first, end } = this.#virtual.window;
    const selected = this.#selectedIndex;
    const isDrawn = selected >= first && selected < end;
    return html`<div
      class="scroller"
      role="tree"
      tabindex="0"
      aria-label="Components"
      aria-activedescendant=${isDrawn ? `row-${selected}` : nothing}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    >
      <div class="canvas" role="none">
        <div class="body" role="none">
          ${this.rows.slice(first, end).map((row, step) => this.#renderRow(row, first + step))}
        </div>
      </div>
    </div>`;
  }

  #renderRow(
    { component, depth, position, siblings, hasChildren, isOpen }: TreeRow,
    index: number,
  ): TemplateResult {
    const isSelected = component.id === this.selected;
    return html`<div
      class=${classMap({ row: true, selected: isSelected })}
      role="treeitem"
      id="row-${index}"
      data-index=${index}
      aria-label=${escapeText(component.name)}
      aria-level=${depth + 1}
      aria-posinset=${position}
      aria-setsize=${siblings}
      aria-selected=${isSelected}
      aria-expanded=${hasChildren ? String(isOpen) : nothing}
      ${cssProps({ '--depth': String(depth) })}
    >
      <span class="twisty" aria-hidden="true">${hasChildren ? (isOpen ? '▾' : '▸') : ''}</span>
      <span class="name">${escapeText(component.name)}</span>
    </div>`;
  }

  get #selectedIndex(): number {
    return this.rows.findIndex(({ component }) => component.id === this.selected);
  }

  #onClick = (event: Event): void => {
    const target = event.target as Element;
    const element = target.closest<HTMLElement>('[data-index]');
    const row = this.rows[Number(element?.dataset.index ?? -1)];
    if (!row) return;
    if (target.closest('.twisty') && row.hasChildren) this.#toggle(row, !row.isOpen);
    else this.#select(row);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const index = this.#selectedIndex;
    const row = this.rows[index];
    const next = nextIndex(event.key, index, this.rows.length, this.#virtual.pageSize);
    if (next !== undefined) this.#select(this.rows[next]);
    else if (event.key === 'ArrowRight' && row?.hasChildren) {
      if (row.isOpen) this.#select(this.rows[index + 1]);
      else this.#toggle(row, true);
    } else if (event.key === 'ArrowLeft' && row) {
      if (row.isOpen) this.#toggle(row, false);
      else
        this.#select(
          this.rows
            .slice(0, index)
            .reverse()
            .find(({ depth }) => depth < row.depth),
        );
    } else if ((event.key === 'Enter' || event.key === ' ') && row?.hasChildren)
      this.#toggle(row, !row.isOpen);
    else return;
    event.preventDefault();
  };

  #select(row: TreeRow | undefined): void {
    if (!row) return;
    this.#virtual.reveal(this.rows.indexOf(row));
    this.dispatchEvent(new ComponentSelectEvent(row.component.id));
  }

  #toggle(row: TreeRow, isOpen: boolean): void {
    this.dispatchEvent(new ComponentToggleEvent(row.component.id, isOpen));
  }
}

defineElement('devtools-component-tree', DevtoolsComponentTree);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-component-tree': DevtoolsComponentTree;
  }
  interface GlobalEventHandlersEventMap {
    'component-select': ComponentSelectEvent;
    'component-toggle': ComponentToggleEvent;
  }
}
