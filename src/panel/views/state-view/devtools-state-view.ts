import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { LocatedRecord, RefSummary, SessionQuery, StateRecord } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import '../../grid/devtools-grid.ts';
import type { Command } from '../../commands/command.ts';
import type { DevtoolsGrid, GridRow } from '../../grid/devtools-grid.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import type { ColumnSortEvent, RowSelectEvent } from '../../grid/grid-events.ts';
import type { MomentComparison } from '../../player/moment-comparison.ts';
import { loadPreferences, savePreferences } from '../../preferences.ts';
import { formatCountOf } from '../../styles/format.ts';
import '../../value/devtools-value.ts';
import { comparedStyles, renderCompared, renderComparedToggle } from '../compared.ts';
import { renderDetails } from '../details.ts';
import { SessionView } from '../session-view.ts';
import { compareRefs } from './compared-refs.ts';
import './devtools-ref-history.ts';
import { orderRefs, pinKey, refFilter } from './ref-list.ts';
import { REF_COLUMNS, refRow, refTitle } from './state-row.ts';
import { stateViewStyles } from './state-view.styles.ts';

/** Refs and computed values with what they hold now, and the history of the selected one. */
export class DevtoolsStateView extends SessionView {
  static override readonly styles = [...SessionView.styles, comparedStyles, stateViewStyles];

  /** What the shown moment is held against. */
  @property({ attribute: false }) comparison: MomentComparison | undefined;

  protected override readonly filterLabel = 'Filter state';
  protected override readonly filterHint = 'Filter: name, owner:, type:, kind:, value:';

  @state() private refs: readonly RefSummary[] | undefined;
  @state() private compared = compareRefs([], undefined);
  /** Whether only what differs from the other moment is listed. */
  @state() private showsChanged = false;
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
    this.compared = compareRefs([], undefined);
    this.#knownSeq = Infinity;
    this.#readSeq = Infinity;
    this.#select(undefined);
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const { comparison } = this;
    const [refs, diff, start] = await Promise.all([
      session.refs(),
      comparison?.diff(),
      this.start === 0 ? session.startTime() : this.start,
    ]);
    if (session !== this.query) return;
    this.compared = compareRefs(refs, diff);
    this.refs = this.compared.refs;
    this.#knownSeq = this.#readSeq;
    this.#readSeq = refs.reduce((highest, { seq }) => Math.max(highest, seq), -1);
    this.start = start;
  }

  protected override describeCount(): string {
    return this.refs ? formatCountOf(this.#shown.length, 'value') : '';
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
      {
        id: 'state.changed',
        label: this.showsChanged ? 'Show all state' : 'Show only state that differs',
        isDisabled: !this.comparison,
        run: this.#toggleChanged,
      },
    ];
  }

  protected override renderTools(): TemplateResult | typeof nothing {
    return renderComparedToggle(this.comparison, {
      count: this.compared.count,
      isOn: this.showsChanged,
      toggle: this.#toggleChanged,
    });
  }

  protected override renderMain(): TemplateResult {
    const shown = this.#shown;
    if (this.refs && shown.length === 0) {
      return html`<div class="empty">${this.#emptyWords}</div>`;
    }
    const row = (index: number): GridRow => {
      const ref = shown[index];
      const isNew = ref !== undefined && ref.seq > this.#knownSeq;
      const op = ref && this.compared.ops.get(ref.id);
      return ref && refRow(ref, { start: this.start, isPinned: this.#isPinned(ref), isNew, op });
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
    const op = this.compared.ops.get(ref.id);
    const close = (): void => this.#select(undefined);
    if (op === 'remove') {
      const was = html`<div class="scroll">
        <p class="dim">Not there at this moment. What it was then:</p>
        <devtools-value label="Value" .value=${ref.value} .subject=${ref.id}></devtools-value>
      </div>`;
      return renderDetails('State', refTitle(ref), close, was);
    }
    const { comparison } = this;
    const since =
      comparison && op === 'change' ? renderCompared(comparison, comparison.refs, ref.id) : nothing;
    const content = html`${since}<devtools-ref-history
        .query=${this.query}
        .subject=${ref}
        .start=${this.start}
        .live=${this.live}
        .wanted=${this.wanted}
        .pinned=${this.#isPinned(ref)}
        @pin-toggle=${() => this.#togglePin()}
      ></devtools-ref-history>`;
    return renderDetails('State history', refTitle(ref), close, content);
  }

  protected override reveal({ record }: LocatedRecord): void {
    const { id } = record as StateRecord;
    this.#select(id, record as StateRecord);
    this.grid?.reveal(this.#shown.findIndex((ref) => ref.id === id));
  }

  get #shown(): RefSummary[] {
    const { ops } = this.compared;
    const passes = refFilter(this.filterText);
    const isChangedOnly = this.showsChanged && this.comparison !== undefined;
    const refs = (this.refs ?? []).filter((ref) => passes(ref) && (!isChangedOnly || ops.has(ref.id)));
    return orderRefs(refs, this.sort, this.pinned);
  }

  get #emptyWords(): string {
    if (this.filterText) return 'Nothing matches the filter';
    return this.comparison && this.showsChanged ? 'No state differs' : 'No state recorded';
  }

  #toggleChanged = (): void => {
    this.showsChanged = !this.showsChanged;
  };

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
