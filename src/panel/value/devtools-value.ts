import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { nextIndex } from '../rows/list-keys.ts';
import { controls } from '../styles/controls.styles.ts';
import { cssProps } from '../styles/css-props.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { valueStyles } from './devtools-value.styles.ts';
import { previewValue } from './preview-value.ts';
import { valueRows } from './value-rows.ts';
import type { ValueRow } from './value-rows.ts';

/** Characters of an object's preview on its line. */
const PREVIEW_LENGTH = 120;

/**
 * Shows a recorded value as a tree that opens place by place; strings are text and never markup.
 * What is open stays open while `value` changes, until `subject` does.
 */
export class DevtoolsValue extends DevtoolsElement {
  static override readonly styles = [tokens, controls, valueStyles];

  @property({ attribute: false }) value: unknown;
  /** Name for assistive technology. */
  @property() label = 'Value';
  /** What the value belongs to: another subject closes all that was opened. */
  @property({ attribute: false }) subject: unknown;

  @state() private open: ReadonlyMap<string, number> = new Map([['', 1]]);
  @state() private active = 0;

  #rows: ValueRow[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('subject')) {
      this.open = new Map([['', 1]]);
      this.active = 0;
    }
    if (changed.has('value') || changed.has('open')) this.#rows = valueRows(this.value, '', this.open);
    this.active = Math.min(this.active, this.#rows.length - 1);
  }

  protected override render(): TemplateResult {
    return html`<div
      class="tree"
      role="tree"
      tabindex="0"
      aria-label=${this.label}
      aria-activedescendant="row-${this.active}"
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    >
      ${this.#rows.map((row, index) => this.#renderRow(row, index))}
    </div>`;
  }

  #renderRow(row: ValueRow, index: number): TemplateResult {
    const classes = {
      row: true,
      active: index === this.active,
      [row.type]: true,
      closed: row.canOpen && !row.isOpen,
    };
    return html`<div
      class=${classMap(classes)}
      role="treeitem"
      id="row-${index}"
      data-index=${index}
      aria-labelledby="key-${index} text-${index}"
      aria-level=${row.depth + 1}
      aria-selected=${index === this.active}
      aria-expanded=${row.canOpen ? String(row.isOpen) : nothing}
      ${cssProps({ '--depth': String(row.depth) })}
    >
      <span class="twisty" aria-hidden="true">${row.canOpen ? (row.isOpen ? '▾' : '▸') : ''}</span>${
        row.label ? html`<span class="key" id="key-${index}">${row.label}</span> ` : nothing
      }${this.#renderContent(row, `text-${index}`)}
    </div>`;
  }

  #renderContent({ view, value, text, isOpen }: ValueRow, id: string): TemplateResult {
    if (!view) return html`<span class="text" id=${id}>${text}</span>`;
    const isContainer = view.size > 0 && view.brackets !== '';
    // Opened, the children say it all: the class or the length is enough.
    const shown = isContainer
      ? isOpen
        ? view.text || 'Object'
        : previewValue(value, PREVIEW_LENGTH)
      : view.text;
    const kind = isContainer && isOpen ? 'note' : view.kind;
    const cut = view.cut && !isOpen ? html` <span class="note">${view.cut}</span>` : nothing;
    return html`<span class="text ${kind}" id=${id}>${shown || view.brackets}${cut}</span>`;
  }

  #onClick = (event: Event): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    // The end of a selection by mouse is a click too: then the text is wanted, not the tree.
    if (!row || getSelection()?.toString()) return;
    this.active = Number(row.dataset.index);
    this.#activate();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = this.#rows[this.active];
    const next = nextIndex(event.key, this.active, this.#rows.length, 10);
    if (next !== undefined) this.active = next;
    else if (event.key === 'Enter' || event.key === ' ') this.#activate();
    else if (event.key === 'ArrowRight' && row?.canOpen) this.#openOrEnter(row);
    else if (event.key === 'ArrowLeft' && row) this.#closeOrLeave(row);
    else return;
    event.preventDefault();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector(`#row-${this.active}`)?.scrollIntoView({ block: 'nearest' });
    });
  };

  #activate(): void {
    const row = this.#rows[this.active];
    if (row?.type === 'more') {
      const path = row.path.slice(0, row.path.lastIndexOf('|'));
      this.#setPages(path, (this.open.get(path) ?? 1) + 1);
    } else if (row?.canOpen) this.#setPages(row.path, row.isOpen ? 0 : 1);
  }

  #openOrEnter(row: ValueRow): void {
    if (row.isOpen) this.active += 1;
    else this.#setPages(row.path, 1);
  }

  #closeOrLeave(row: ValueRow): void {
    if (row.isOpen) this.#setPages(row.path, 0);
    else {
      while (this.active > 0 && (this.#rows[this.active]?.depth ?? 0) >= row.depth) this.active -= 1;
    }
  }

  #setPages(path: string, pages: number): void {
    this.open = new Map(this.open).set(path, pages);
  }
}

defineElement('devtools-value', DevtoolsValue);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-value': DevtoolsValue;
  }
}
