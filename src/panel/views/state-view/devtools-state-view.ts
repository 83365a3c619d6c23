import { html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { LocatedRecord, RefSummary, SessionQuery, StateRecord } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { Command } from '../../commands/command.ts';
import type { DevtoolsGrid, GridRow } from '../../grid/devtools-grid.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import type { ColumnSortEvent, RowSelectEvent } from '../../grid/grid-events.ts';
import { loadPreferences, savePreferences } from '../../preferences.ts';
import { formatCountOf } from '../../styles/format.ts';
import { renderDetails } from '../details.ts';
import { SessionView } from '../session-view.ts';
import './devtools-ref-history.ts';
import { orderRefs, pinKey, refFilter } from './ref-list.ts';
import { REF_COLUMNS, refRow, refTitle } from './state-row.ts';

/** Refs and computed values with what they hold now, and the history of the selected one. */
export class DevtoolsStateView extends SessionView {
  protected override readonly filterLabel = 'Filter state';
  protected override readonly filterHint = 'Filter: name, owner:, type:, kind:, value:';

  @state() private refs: readonly RefSummary[] | undefined;
  @state() private start = 0;
  @state() private selected: string | undefined;
  /** The change to be shown of it; none means the newest. */
  @state() private wanted: StateRecord | undefined;

  @state() private sort: GridSort | undefined;
  @state() private pinned: ReadonlySet<string> = new Set(loadPreferences().pinnedRefs);

  /** The highest `seq` of the reading before this one: what is above changed since. */
  #knownSeq = Infinity;
  #readSeq = Infinity;

  @query('devtools-grid') private grid!: DevtoolsGrid | null;

  protected override reset(): void {
    this.refs = undefined;
    this.start = 0;
    this.#knownSeq = Infinity;
    this.#readSeq = Infinity;
    this.#select(undefined);
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const [refs, first] = await Promise.all([
      session.refs(),
      this.start === 0 ? session.eventsAt({ offset: 0, limit: 1 }) : undefined,
    ]);
    if (session !== this.query) return;
    this.refs = refs;
    this.#knownSeq = this.#readSeq;
    this.#readSeq = refs.reduce((highest, { seq }) => Math.max(highest, seq), -1);
    if (first?.[0]) this.start = first[0].time;
  }

  protected override describeCount(): string {
    return this.refs ? formatCountOf(this.refs.length, 'value') : '';
  }

  override commands(): readonly Command[] {
    const ref = this.#selectedRef;
    const history = this.renderRoot.querySelector('devtools-ref-history');
    const isUnsettable = history?.settableReason !== undefined;
    const command = (id: string, label: string, keys: string, run: () => void): Command => ({
      id: `state.${id}`,
      label,
      keys,
      isDisabled: !ref || (isUnsettable && ['edit', 'restore', 'undo'].includes(id)),
      run,
    });
    return [
      command('edit', 'Edit the selected value', 'e', () => history?.edit()),
      command('restore', 'Put the selected value back into the app', 'r', () =>
        history?.restoreSelected(),
      ),
      command('undo', 'Undo the last change of the selected value', 'u', () => history?.undo()),
      command('copy', 'Copy the selected value as JSON', 'c', () => history?.copy()),
      command('pin', 'Pin the selected value, or unpin it', 'p', () => this.#togglePin()),
    ];
  }

  protected override renderMain(): TemplateResult {
    const shown = this.#shown;
    if (this.refs && shown.length === 0) {
      return html`<div class="empty">
        ${this.filterText ? 'Nothing matches the filter' : 'No state recorded'}
      </div>`;
    }
    const row = (index: number): GridRow => {
      const ref = shown[index];
      const isNew = ref !== undefined && ref.seq > this.#knownSeq;
      return ref && refRow(ref, { start: this.start, isPinned: this.#isPinned(ref), isNew });
    };
    return html`<devtools-grid
      label="State"
      .columns=${REF_COLUMNS}
      .count=${shown.length}
      .row=${row}
      .sort=${this.sort}
      @column-sort=${({ column }: ColumnSortEvent) => this.#sortBy(column)}
      .selected=${shown.findIndex(({ id }) => id === this.selected)}
      @row-select=${({ index }: RowSelectEvent) => this.#select(shown[index]?.id)}
    ></devtools-grid>`;
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    const ref = this.#selectedRef;
    if (!ref) return nothing;
    const content = html`<devtools-ref-history
      .query=${this.query}
      .subject=${ref}
      .start=${this.start}
      .live=${this.live}
      .wanted=${this.wanted}
      .pinned=${this.#isPinned(ref)}
      @pin-toggle=${() => this.#togglePin()}
    ></devtools-ref-history>`;
    return renderDetails('State history', refTitle(ref), () => this.#select(undefined), content);
  }

  protected override reveal({ record }: LocatedRecord): void {
    const { id } = record as StateRecord;
    this.#select(id, record as StateRecord);
    this.grid?.reveal(this.#shown.findIndex((ref) => ref.id === id));
  }

  get #shown(): RefSummary[] {
    return orderRefs((this.refs ?? []).filter(refFilter(this.filterText)), this.sort, this.pinned);
  }

  get #selectedRef(): RefSummary | undefined {
    return this.refs?.find(({ id }) => id === this.selected);
  }

  #isPinned(ref: RefSummary): boolean {
    return this.pinned.has(pinKey(ref));
  }

  #togglePin(): void {
    const ref = this.#selectedRef;
    if (!ref) return;
    const pinned = new Set(this.pinned);
    if (!pinned.delete(pinKey(ref))) pinned.add(pinKey(ref));
    this.pinned = pinned;
    savePreferences({ pinnedRefs: [...pinned] });
  }

  /** Each press: one way, the other way, as they came. */
  #sortBy(column: string): void {
    const first = column === 'count' || column === 'time' ? 'descending' : 'ascending';
    const second = first === 'ascending' ? 'descending' : 'ascending';
    if (this.sort?.column !== column) this.sort = { column, direction: first };
    else this.sort = this.sort.direction === first ? { column, direction: second } : undefined;
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
