import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { RefSummary, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { RowSelectEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatCountOf } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { SessionView } from '../session-view.ts';
import { viewStyles } from '../view.styles.ts';
import './devtools-ref-history.ts';
import { REF_COLUMNS, refRow } from './state-row.ts';

/** Refs and computed values with what they hold now, and the history of the selected one. */
export class DevtoolsStateView extends SessionView {
  static override readonly styles = [tokens, controls, viewStyles];

  @state() private refs: readonly RefSummary[] | undefined;
  @state() private start = 0;
  @state() private filter = '';
  @state() private selected: string | undefined;

  protected override reset(): void {
    this.refs = undefined;
    this.start = 0;
    this.selected = undefined;
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const [refs, first] = await Promise.all([
      session.refs(),
      this.start === 0 ? session.eventsAt({ offset: 0, limit: 1 }) : undefined,
    ]);
    if (session !== this.query) return;
    this.refs = refs;
    if (first?.[0]) this.start = first[0].time;
  }

  protected override render(): TemplateResult {
    const selected = this.refs?.find(({ id }) => id === this.selected);
    return html`
      <div class="bar">
        <input
          class="field grow"
          type="search"
          aria-label="Filter state"
          placeholder="Filter"
          spellcheck="false"
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value.trim())}
        />
        <span class="count">${this.refs ? formatCountOf(this.refs.length, 'value') : ''}</span>
      </div>
      <div class="panes">
        <div class="main">${this.failure === undefined ? this.#renderList() : this.renderFailure()}</div>
        ${selected ? this.#renderHistory(selected) : nothing}
      </div>
    `;
  }

  #renderList(): TemplateResult {
    const needle = this.filter.toLowerCase();
    const shown = (this.refs ?? []).filter(
      ({ name, owner }) =>
        name.toLowerCase().includes(needle) || (owner?.toLowerCase().includes(needle) ?? false),
    );
    if (this.refs && shown.length === 0) {
      return html`<div class="empty">
        ${this.filter ? 'Nothing matches the filter' : 'No state recorded'}
      </div>`;
    }
    const row = (index: number): GridRow => shown[index] && refRow(shown[index]);
    return html`<devtools-grid
      label="State"
      .columns=${REF_COLUMNS}
      .count=${shown.length}
      .row=${row}
      .selected=${shown.findIndex(({ id }) => id === this.selected)}
      @row-select=${({ index }: RowSelectEvent) => (this.selected = shown[index]?.id)}
    ></devtools-grid>`;
  }

  #renderHistory(ref: RefSummary): TemplateResult {
    return html`<section class="details" aria-label="State history">
      <header>
        <h2>${escapeText(ref.name)}</h2>
        <button
          class="icon"
          aria-label="Close details"
          title="Close details"
          @click=${() => (this.selected = undefined)}
        >
          ${icons.close}
        </button>
      </header>
      <devtools-ref-history
        .query=${this.query}
        .subject=${ref}
        .start=${this.start}
      ></devtools-ref-history>
    </section>`;
  }
}

defineElement('devtools-state-view', DevtoolsStateView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-state-view': DevtoolsStateView;
  }
}
