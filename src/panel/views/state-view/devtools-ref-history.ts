import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { RefHistoryEntry, RefSummary, SessionQuery, StateRecord } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../grid/devtools-grid.ts';
import type { DevtoolsGrid, GridRow } from '../../grid/devtools-grid.ts';
import type { RowSelectEvent, RowsDrawnEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import { refHistoryStyles } from './devtools-ref-history.styles.ts';
import { HISTORY_COLUMNS, historyRow } from './state-row.ts';

/** Entries read at a time: each comes with its whole value. */
const PAGE_SIZE = 50;

/** The changes of one ref, newest first, and the value after the selected one. */
class DevtoolsRefHistory extends DevtoolsElement {
  static override readonly styles = [tokens, controls, refHistoryStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** The ref, as the last reading of the list found it. */
  @property({ attribute: false }) subject: RefSummary | undefined;
  /** Epoch ms from which times count. */
  @property({ type: Number }) start = 0;
  /** The change to be gone to; another object each time that someone asks for it. */
  @property({ attribute: false }) wanted: StateRecord | undefined;

  /** Entries by their position from the newest; pages that were not read yet are holes. */
  @state() private entries: readonly (RefHistoryEntry | undefined)[] = [];
  /** `seq` of the selected change: positions move when the ref changes again. None means the newest. */
  @state() private selectedSeq: number | undefined;

  /** Why the last reading gave nothing, in words. */
  @state() private failure: string | undefined;

  @query('devtools-grid') private grid!: DevtoolsGrid | null;

  /** `seq` of the change that is wanted, until it is here. */
  #sought: number | undefined;
  #version = '';
  readonly #pending = new Set<number>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('subject') && changed.get('subject')?.id !== this.subject?.id;
    if (changed.has('query') || isOther) {
      this.entries = [];
      this.selectedSeq = undefined;
    }
    if (changed.has('wanted')) this.#sought = this.wanted?.seq;
    this.#seek();
    const version = `${this.subject?.id} ${this.subject?.changeCount} ${this.subject?.seq}`;
    if (version === this.#version && !changed.has('query')) return;
    this.#version = version;
    this.failure = undefined;
    this.#pending.clear();
    void this.#read(0);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { subject } = this;
    if (!subject) return nothing;
    if (this.failure !== undefined)
      return html`<div class="empty" role="alert">${escapeText(this.failure)}</div>`;
    const selected = this.#selectedIndex;
    const value = this.entries[selected]?.value ?? (selected === 0 ? subject.value : undefined);
    const row = (index: number): GridRow => {
      const entry = this.entries[index];
      return entry && historyRow(entry, this.start);
    };
    return html`
      <devtools-grid
        label="Changes, newest first"
        .columns=${HISTORY_COLUMNS}
        .count=${subject.changeCount}
        .row=${row}
        .selected=${selected}
        @rows-drawn=${this.#onRowsDrawn}
        @row-select=${({ index }: RowSelectEvent) => (this.selectedSeq = this.entries[index]?.record.seq)}
      ></devtools-grid>
      <div class="value">
        <devtools-value label="Value" .value=${value} .subject=${subject.id}></devtools-value>
      </div>
    `;
  }

  get #selectedIndex(): number {
    if (this.selectedSeq === undefined) return 0;
    return Math.max(
      0,
      this.entries.findIndex((entry) => entry?.record.seq === this.selectedSeq),
    );
  }

  #onRowsDrawn = ({ first, end }: RowsDrawnEvent): void => {
    for (let offset = first - (first % PAGE_SIZE); offset < end; offset += PAGE_SIZE) {
      if (!this.entries[offset]) void this.#read(offset);
    }
  };

  async #read(offset: number): Promise<void> {
    const { query, subject } = this;
    const version = this.#version;
    if (!query || !subject || offset >= subject.changeCount || this.#pending.has(offset)) return;
    this.#pending.add(offset);
    // The ref may have changed meanwhile: positions have moved, and the newer reading is under way.
    const isStale = (): boolean => version !== this.#version || query !== this.query;
    let page: readonly RefHistoryEntry[];
    try {
      page = await query.refHistory(subject.id, { offset, limit: PAGE_SIZE });
    } catch (error) {
      if (!isStale()) this.failure = describeFailure(error);
      return;
    }
    if (isStale()) return;
    const entries = offset === 0 ? [] : [...this.entries];
    page.forEach((entry, index) => (entries[offset + index] = entry));
    this.entries = entries;
    this.#seek();
  }

  /** Selects the change that is wanted, or reads on towards it. */
  #seek(): void {
    const seq = this.#sought;
    if (seq === undefined) return;
    const index = this.entries.findIndex((entry) => entry?.record.seq === seq);
    if (index >= 0) {
      this.#sought = undefined;
      this.selectedSeq = seq;
      this.grid?.reveal(index);
      return;
    }
    const hole = this.entries.findIndex((entry) => entry === undefined);
    const offset = hole < 0 ? this.entries.length : hole;
    const isFurther = (this.entries[offset - 1]?.record.seq ?? -1) > seq;
    if (isFurther) void this.#read(offset);
  }
}

defineElement('devtools-ref-history', DevtoolsRefHistory);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-ref-history': DevtoolsRefHistory;
  }
}
