import { html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { LocatedRecord, RefSummary, SessionQuery, StateRecord } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { DevtoolsGrid, GridRow } from '../../grid/devtools-grid.ts';
import type { RowSelectEvent } from '../../grid/grid-events.ts';
import { formatCountOf } from '../../styles/format.ts';
import { renderDetails } from '../details.ts';
import { SessionView } from '../session-view.ts';
import './devtools-ref-history.ts';
import { REF_COLUMNS, refRow, refTitle } from './state-row.ts';

/** Refs and computed values with what they hold now, and the history of the selected one. */
export class DevtoolsStateView extends SessionView {
  protected override readonly filterLabel = 'Filter state';

  @state() private refs: readonly RefSummary[] | undefined;
  @state() private start = 0;
  @state() private selected: string | undefined;
  /** The change to be shown of it; none means the newest. */
  @state() private wanted: StateRecord | undefined;

  @query('devtools-grid') private grid!: DevtoolsGrid | null;

  protected override reset(): void {
    this.refs = undefined;
    this.start = 0;
    this.#select(undefined);
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

  protected override describeCount(): string {
    return this.refs ? formatCountOf(this.refs.length, 'value') : '';
  }

  protected override renderMain(): TemplateResult {
    const needle = this.filterText.toLowerCase();
    const shown = (this.refs ?? []).filter(
      ({ name, owner }) =>
        name.toLowerCase().includes(needle) || (owner?.toLowerCase().includes(needle) ?? false),
    );
    if (this.refs && shown.length === 0) {
      return html`<div class="empty">
        ${this.filterText ? 'Nothing matches the filter' : 'No state recorded'}
      </div>`;
    }
    const row = (index: number): GridRow => shown[index] && refRow(shown[index]);
    return html`<devtools-grid
      label="State"
      .columns=${REF_COLUMNS}
      .count=${shown.length}
      .row=${row}
      .selected=${shown.findIndex(({ id }) => id === this.selected)}
      @row-select=${({ index }: RowSelectEvent) => this.#select(shown[index]?.id)}
    ></devtools-grid>`;
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    const ref = this.refs?.find(({ id }) => id === this.selected);
    if (!ref) return nothing;
    const content = html`<devtools-ref-history
      .query=${this.query}
      .subject=${ref}
      .start=${this.start}
      .live=${this.live}
      .wanted=${this.wanted}
    ></devtools-ref-history>`;
    return renderDetails('State history', refTitle(ref), () => this.#select(undefined), content);
  }

  protected override reveal({ record }: LocatedRecord): void {
    const { id } = record as StateRecord;
    this.#select(id, record as StateRecord);
    this.grid?.reveal((this.refs ?? []).findIndex((ref) => ref.id === id));
  }

  #select(id: string | undefined, wanted?: StateRecord): void {
    this.selected = id;
    this.wanted = wanted;
  }
}

defineElement('devtools-state-view', DevtoolsStateView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-state-view': DevtoolsStateView;
  }
}
