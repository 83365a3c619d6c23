import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { nextIndex } from '../rows/list-keys.ts';
import { tableRowsStyles } from '../rows/table-rows.styles.ts';
import { virtualRowsStyles } from '../rows/virtual-rows.styles.ts';
import { VirtualRows } from '../rows/virtual-rows.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatCount, formatCountOf } from '../styles/format.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import { matchListStyles } from './devtools-match-list.styles.ts';
import { MatchActionEvent, MatchSelectEvent } from './match-events.ts';
import type { PreviewGroup, PreviewItem, PreviewRow } from './preview-list.ts';

const HEADER_HEIGHT = 23;

/**
 * What is removed, before and after, by pattern; only the visible lines are drawn. The values are secrets: they
 * stand in texts alone, never in attributes.
 */
class DevtoolsMatchList extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    virtualRowsStyles,
    tableRowsStyles,
    matchListStyles,
  ];

  static {
    // The rows to draw follow from the height that the first drawing gave the list.
    this.disableWarning?.('change-in-update');
  }

  @property({ attribute: false }) rows: readonly PreviewRow[] = [];
  /** `-1` for none. */
  @property({ type: Number }) selected = -1;

  readonly #virtual = new VirtualRows(this, () => {
    const [scroller, canvas, body] = ['.scroller', '.canvas', '.body'].map((name) =>
      this.renderRoot.querySelector<HTMLElement>(name),
    );
    return scroller && canvas && body
      ? { scroller, canvas, body, headerHeight: HEADER_HEIGHT }
      : undefined;
  });

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.scroller')?.focus(options);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#virtual.count = this.rows.length;
  }

  protected override render(): TemplateResult {
    const { first, end } = this.#virtual.window;
    const isDrawn = this.selected >= first && this.selected < end;
    return html`<div
      class="scroller"
      role="treegrid"
      tabindex="0"
      aria-label="Values that are removed, by pattern"
      aria-rowcount=${this.rows.length + 1}
      aria-activedescendant=${isDrawn ? `row-${this.selected}` : nothing}
      @keydown=${this.#onKeyDown}
      @click=${this.#onClick}
    >
      <div class="header" role="rowgroup">
        <div class="row match" role="row" aria-rowindex="1">
          ${['Where', 'Before', 'After'].map(
            (label) => html`<span role="columnheader" class="cell">${label}</span>`,
          )}
        </div>
      </div>
      <div class="canvas" role="none">
        <div class="body" role="rowgroup">
          ${this.rows.slice(first, end).map((row, step) => this.#renderRow(row, first + step))}
        </div>
      </div>
    </div>`;
  }

  #renderRow(row: PreviewRow, index: number): TemplateResult {
    const isSelected = index === this.selected;
    const isGroup = row.kind === 'group';
    return html`<div
      class=${classMap({ row: true, [row.kind]: true, selected: isSelected })}
      role="row"
      id="row-${index}"
      data-index=${index}
      aria-level=${isGroup ? 1 : 2}
      aria-rowindex=${index + 2}
      aria-selected=${isSelected}
      aria-expanded=${isGroup ? String(row.isOpen) : nothing}
    >
      ${
        row.kind === 'group'
          ? renderGroup(row.group, row.isOpen)
          : row.kind === 'match'
            ? renderMatch(row.item)
            : renderOmitted(row.group)
      }
    </div>`;
  }

  #onClick = (event: Event): void => {
    const target = event.target as Element;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
    const row = this.rows[index];
    if (!row) return;
    this.#select(index);
    if (target.closest('input')) this.#act(row, 'exclude');
    else if (target.closest('.twisty')) this.#act(row, 'toggle');
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    const row = this.rows[this.selected];
    const next = nextIndex(key, this.selected, this.rows.length, this.#virtual.pageSize);
    if (next !== undefined) this.#select(next);
    else if (row === undefined) return;
    else if (key === 'ArrowRight' && row.kind === 'group') {
      if (row.isOpen) this.#select(Math.min(this.selected + 1, this.rows.length - 1));
      else this.#act(row, 'toggle');
    } else if (key === 'ArrowLeft') {
      if (row.kind !== 'group')
        this.#select(this.rows.findIndex((one) => one.kind === 'group' && one.group === row.group));
      else if (row.isOpen) this.#act(row, 'toggle');
    } else if (key === 'Enter') this.#act(row, row.kind === 'group' ? 'toggle' : 'show');
    else if (key === 'Delete' || (key === ' ' && row.kind === 'group')) this.#act(row, 'exclude');
    else return;
    event.preventDefault();
  };

  #act(row: PreviewRow, action: MatchActionEvent['action']): void {
    this.dispatchEvent(new MatchActionEvent(row, action));
  }

  #select(index: number): void {
    this.#virtual.reveal(index);
    this.dispatchEvent(new MatchSelectEvent(index));
  }
}

function renderGroup(
  { pattern, count, items, isExcluded }: PreviewGroup,
  isOpen: boolean,
): TemplateResult {
  const name = escapeText(pattern);
  const others = items.some(({ isKept }) => isKept) ? ', others kept' : '';
  return html`<span role="gridcell" class="cell">
    <span class="twisty" aria-hidden="true">${isOpen ? '▾' : '▸'}</span>
    <input
      type="checkbox"
      tabindex="-1"
      aria-label="Remove what “${name}” finds"
      .checked=${!isExcluded}
    />
    <span class="name">${name}</span>
    <span class="dim">${isExcluded ? 'all kept' : `${formatCount(count)}${others}`}</span>
  </span>`;
}

function renderMatch({ match, path, isKept }: PreviewItem): TemplateResult {
  const { record, original } = match;
  const where = escapeText(path);
  const redacted = escapeText(match.redacted);
  return html`<span role="gridcell" class="cell">
      ${record === undefined ? nothing : html`<span class="dim">#${record.seq}</span>`}
      ${isKept ? html`<s>${where}</s>` : where}
    </span>
    <span role="gridcell" class="cell mono">${escapeText(original)}</span>
    <span role="gridcell" class="cell mono">
      ${isKept ? html`kept <s>${redacted}</s>` : redacted}
    </span>`;
}

function renderOmitted({ omitted }: PreviewGroup): TemplateResult {
  return html`<span role="gridcell" class="cell dim">
    ${formatCountOf(omitted, 'more value')} removed, but not listed
  </span>`;
}

defineElement('devtools-match-list', DevtoolsMatchList);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-match-list': DevtoolsMatchList;
  }
}
