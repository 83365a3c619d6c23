import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Command } from '../commands/command.ts';
import { copyText } from '../copy-text.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import '../menu/devtools-menu.ts';
import type { DevtoolsMenu, MenuAnchor } from '../menu/devtools-menu.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatCountOf } from '../styles/format.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { copiedText } from './copied-text.ts';
import './devtools-value-find.ts';
import type { FindStepEvent, FindTextEvent } from './devtools-value-find.ts';
import { valueStyles } from './devtools-value.styles.ts';
import { PathSelectEvent } from './path-select-event.ts';
import { renderValueRow } from './render-value-row.ts';
import type { ValueMatch } from './search-value.ts';
import { valueCommands } from './value-commands.ts';
import { stepOfKey } from './value-keys.ts';
import {
  accessPath,
  followPath,
  openBelow,
  placeAt,
  pointerOf,
  recordedValueSteps,
} from './value-path.ts';
import { ROOT_OPEN, shownLength, valueRows } from './value-rows.ts';
import type { OpenPages, ValueRow } from './value-rows.ts';
import { ValueSearch } from './value-search.ts';

/** Lines that "Expand all below" opens at most. */
const MAX_EXPANDED_ROWS = 1_000;

/**
 * Shows a recorded value as a tree that opens place by place; strings are text and never markup.
 * What is open stays open while `value` changes, until `subject` does.
 *
 * @fires path-select - someone went to another place
 */
export class DevtoolsValue extends DevtoolsElement {
  static override readonly styles = [tokens, controls, valueStyles];

  @property({ attribute: false }) value: unknown;
  /** Name for assistive technology. */
  @property() label = 'Value';
  /** What the value belongs to: another subject closes all that was opened. */
  @property({ attribute: false }) subject: unknown;
  /** Whether the value is a whole record: references in it count from the value of its field. */
  @property({ type: Boolean }) record = false;

  @state() private open: OpenPages = ROOT_OPEN;
  /** Path of the line that the keys act on. */
  @state() private active = '';
  /** Path of the line that is pointed at. */
  @state() private pointed: string | undefined;
  @state() private isFinding = false;
  /** What was done last, in words. */
  @state() private said = '';

  @query('.tree') private tree!: HTMLElement;
  @query('devtools-menu') private menu!: DevtoolsMenu;
  @query('devtools-value-find') private field!: HTMLElement | null;

  readonly #search = new ValueSearch(this, (match) => this.#showMatch(match));
  #searched = '';
  #rows: ValueRow[] = [];
  #menuRow: ValueRow | undefined;

  /** JSON Pointer of the selected place in the value, as it is stored; empty for the whole. */
  get selectedPointer(): string {
    const row = this.#activeRow;
    return row ? pointerOf(row) : '';
  }

  /** Reaches the selected place in JavaScript: `items[3].name`. */
  get selectedPath(): string {
    const row = this.#activeRow;
    return row ? accessPath(row) : '';
  }

  /** Shows the search field. */
  find(): void {
    this.isFinding = true;
    void this.updateComplete.then(() => this.field?.focus());
  }

  override focus(options?: FocusOptions): void {
    this.tree.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('subject')) {
      this.open = ROOT_OPEN;
      this.active = '';
      this.said = '';
    }
    if (changed.has('value') || changed.has('open')) this.#rows = valueRows(this.value, this.open);
    // What stood there may be gone: what holds it is nearest.
    while (this.active !== '' && !this.#rows.some(({ path }) => path === this.active))
      this.active = this.active.slice(0, Math.max(0, this.active.search(/[/|][^/|]*$/)));
    if (changed.has('value') && this.isFinding)
      void this.#search.start(this.value, this.#searched, false);
  }

  protected override render(): TemplateResult {
    const activeIndex = this.#activeIndex;
    return html`
      ${this.isFinding ? this.#renderFind() : nothing}
      <div class="body">
        <div
          class="tree"
          role="tree"
          tabindex="0"
          aria-label=${this.label}
          aria-activedescendant="row-${activeIndex}"
          @keydown=${this.#onKeyDown}
          @click=${this.#onClick}
          @contextmenu=${this.#onContextMenu}
          @pointerover=${this.#onPointerOver}
          @pointerleave=${() => (this.pointed = undefined)}
        >
          ${this.#rows.map((row, index) =>
            renderValueRow(row, index, index === activeIndex, this.isFinding ? this.#searched : ''),
          )}
        </div>
        ${this.#renderActions()}
      </div>
      <div class="said" role="status">${this.said}</div>
      <devtools-menu label="Value" .items=${this.#commands}></devtools-menu>
    `;
  }

  protected override updated(): void {
    this.#placeActions();
  }

  #renderFind(): TemplateResult {
    const { matches, current, isRunning, isFull } = this.#search;
    return html`<devtools-value-find
      role="search"
      .searched=${this.#searched}
      .count=${matches.length}
      .current=${current}
      .partial=${isRunning || isFull}
      @find-text=${({ text }: FindTextEvent) => this.#startSearch(text)}
      @find-step=${({ by }: FindStepEvent) => this.#search.go(by)}
      @close=${this.#endSearch}
    ></devtools-value-find>`;
  }

  /** One button for all lines, beside the one that is pointed at or has the focus. */
  #renderActions(): TemplateResult {
    return html`<button
      class="actions"
      aria-label="Actions for ${this.#pointedRow?.label.replace(/(:| ⇒)$/, '') || 'the whole value'}"
      aria-haspopup="menu"
      title="Copy, expand, find…"
      @click=${this.#onActions}
    >
      <span aria-hidden="true">⋯</span>
    </button>`;
  }

  get #activeIndex(): number {
    return Math.max(
      0,
      this.#rows.findIndex(({ path }) => path === this.active),
    );
  }

  get #activeRow(): ValueRow | undefined {
    return this.#rows[this.#activeIndex];
  }

  get #pointedRow(): ValueRow | undefined {
    return this.#rows.find(({ path }) => path === this.pointed) ?? this.#activeRow;
  }

  get #commands(): readonly Command[] {
    const row = this.#menuRow;
    return row ? this.#commandsOf(row) : [];
  }

  #commandsOf(row: ValueRow): readonly Command[] {
    return valueCommands(row, {
      copyValue: (from) => this.#copy(copiedText(from), 'value'),
      copy: (text, what) => this.#copy(text, what),
      expandBelow: (from) => this.#expandBelow(from),
      collapseAll: () => this.#collapseAll(),
      follow: (from) => this.#follow(from),
      find: () => this.find(),
    });
  }

  #placeActions(): void {
    const index = this.#rows.indexOf(this.#pointedRow!);
    const row = this.renderRoot.querySelector<HTMLElement>(`#row-${index}`);
    const button = this.renderRoot.querySelector<HTMLElement>('.actions');
    button?.style.setProperty('top', `${row?.offsetTop ?? 0}px`);
  }

  #onPointerOver = (event: Event): void => {
    const row = this.#rowAt(event);
    if (row) this.pointed = row.path;
  };

  #onActions = (event: Event): void => {
    this.#openMenu(this.#pointedRow, (event.currentTarget as Element).getBoundingClientRect());
  };

  #onContextMenu = (event: MouseEvent): void => {
    const row = this.#rowAt(event) ?? this.#activeRow;
    if (!row || this.ownerDocument.getSelection()?.toString()) return;
    event.preventDefault();
    this.#select(row.path);
    const { clientX: left, clientY: top } = event;
    // A key that asks for the menu has no place.
    const isByKey = event.button !== 2 && left === 0 && top === 0;
    this.#openMenu(row, isByKey ? this.#rectOf(row) : { left, top, bottom: top });
  };

  #openMenu(row: ValueRow | undefined, anchor: MenuAnchor): void {
    if (!row) return;
    this.#menuRow = row;
    this.requestUpdate();
    void this.updateComplete.then(() => this.menu.openAt(anchor));
  }

  #rowAt(event: Event): ValueRow | undefined {
    const element = (event.target as Element).closest<HTMLElement>('[data-index]');
    return element ? this.#rows[Number(element.dataset.index)] : undefined;
  }

  #rectOf(row: ValueRow): DOMRect {
    const element = this.renderRoot.querySelector(`#row-${this.#rows.indexOf(row)}`) ?? this;
    return element.getBoundingClientRect();
  }

  #onClick = (event: Event): void => {
    const row = this.#rowAt(event);
    // The end of a selection by mouse is a click too: then the text is wanted, not the tree.
    if (!row || this.ownerDocument.getSelection()?.toString()) return;
    this.#select(row.path);
    this.#activate(row);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const row = this.#activeRow;
    if (!row || !this.#actOnKey(event, row)) return;
    event.preventDefault();
    void this.#scrollToActive();
  };

  /** @returns whether the key means something here */
  #actOnKey(event: KeyboardEvent, row: ValueRow): boolean {
    const { key, shiftKey } = event;
    if (event.altKey) return false;
    if (event.ctrlKey || event.metaKey) {
      if (key.toLowerCase() === 'f') this.find();
      // What is selected is copied by the browser.
      else if (key.toLowerCase() === 'c' && !this.ownerDocument.getSelection()?.toString())
        this.#copy(copiedText(row), 'value');
      else return false;
      return true;
    }
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) this.#openMenu(row, this.#rectOf(row));
    else if (key === 'ArrowLeft' && shiftKey) this.#collapseAll();
    else if (this.#runByKey(row, shiftKey && key.length === 1 && key !== '*' ? `Shift+${key}` : key))
      return true;
    else return this.#moveByKey(key, row);
    return true;
  }

  #runByKey(row: ValueRow, keys: string): boolean {
    const command = this.#commandsOf(row).find((each) => each.keys === keys);
    if (command && !command.isDisabled) command.run();
    return command !== undefined;
  }

  #moveByKey(key: string, row: ValueRow): boolean {
    const step = stepOfKey(key, this.#rows, this.#activeIndex);
    if (!step) return false;
    if (step.type === 'select') this.#select(this.#rows[step.index]!.path);
    else if (step.type === 'activate') this.#activate(row);
    else this.#setPages(step.row.path, step.type === 'open' ? 1 : 0);
    return true;
  }

  #select(path: string): void {
    this.said = '';
    if (path === this.active) return;
    this.active = path;
    this.dispatchEvent(new PathSelectEvent(this.selectedPointer, this.selectedPath));
  }

  async #scrollToActive(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector(`#row-${this.#activeIndex}`)?.scrollIntoView({ block: 'nearest' });
  }

  #activate(row: ValueRow): void {
    if (row.view?.target !== undefined) this.#follow(row);
    else if (row.type === 'more') {
      const { path } = row.parent!;
      this.#setPages(path, (this.open.get(path) ?? 1) + 1);
    } else if (row.canOpen) this.#setPages(row.path, row.isOpen ? 0 : 1);
  }

  #setPages(path: string, pages: number): void {
    this.open = new Map(this.open).set(path, pages);
  }

  #expandBelow(row: ValueRow): void {
    const [open, isAll] = openBelow(row, this.open, MAX_EXPANDED_ROWS);
    this.open = open;
    this.said = isAll ? 'Expanded' : 'Expanded in part: there is more than can be read at once';
  }

  #collapseAll(): void {
    this.open = ROOT_OPEN;
    this.#select('');
    this.said = 'Collapsed';
  }

  #copy(text: string, what: string): void {
    void copyText(text, this).then((isCopied) => {
      this.said = isCopied
        ? `Copied ${what}, ${formatCountOf(text.length, 'character')}`
        : `The browser did not let the ${what} be copied`;
    });
  }

  /** Goes to the object that a reference stands for. */
  #follow(row: ValueRow): void {
    const from = this.record ? recordedValueSteps(row.path) : [];
    const indexes = followPath(this.value, row.view!.target!, from);
    if (indexes) this.#goTo(indexes);
    else this.said = 'What it refers to is not in this value';
  }

  #goTo(indexes: readonly number[]): void {
    const { path, open } = placeAt(this.value, indexes, this.open);
    this.open = open;
    this.#rows = valueRows(this.value, open);
    this.#select(path);
    void this.#scrollToActive();
  }

  #startSearch(text: string): void {
    this.#searched = text.toLowerCase();
    void this.#search.start(this.value, text, true);
  }

  #showMatch({ indexes, offset }: ValueMatch): void {
    this.#goTo(indexes);
    if (offset === undefined) return;
    let pages = Math.max(1, this.open.get(this.active) ?? 1);
    while (shownLength(pages) < offset + this.#searched.length) pages += 1;
    this.#setPages(this.active, pages);
  }

  #endSearch = (): void => {
    this.isFinding = false;
    this.#searched = '';
    void this.#search.start(undefined, '', false);
    this.tree.focus();
  };
}

defineElement('devtools-value', DevtoolsValue);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-value': DevtoolsValue;
  }
}
