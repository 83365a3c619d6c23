import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { RefHistoryEntry, RefSummary, SessionQuery, StateRecord } from '../../../core/index.ts';
import { copyText } from '../../copy-text.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../grid/devtools-grid.ts';
import type { DevtoolsGrid, GridRow } from '../../grid/devtools-grid.ts';
import type { RowMarkEvent, RowSelectEvent, RowsDrawnEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatElapsed } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import './devtools-ref-diff.ts';
import { refHistoryStyles } from './devtools-ref-history.styles.ts';
import './devtools-value-editor.ts';
import './devtools-watchers.ts';
import { putBack, whyNotSettable } from './put-back.ts';
import { HISTORY_COLUMNS, historyRow } from './state-row.ts';
import type { ValueApplyEvent } from './value-editor-events.ts';

/** Entries read at a time: each comes with its whole value. */
const PAGE_SIZE = 50;

/**
 * The changes of one ref, newest first; how the selected one differs from the one before, or from another that is
 * marked; and the value after it, which can be edited and put back into the live app.
 *
 * @fires pin-toggle - someone wants the ref to be pinned, or not any more
 */
class DevtoolsRefHistory extends DevtoolsElement {
  static override readonly styles = [tokens, controls, refHistoryStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** The ref, as the last reading of the list found it. */
  @property({ attribute: false }) subject: RefSummary | undefined;
  /** Whether the session is the one being recorded. */
  @property({ type: Boolean }) live = false;
  /** Whether the ref stands first in the list. */
  @property({ type: Boolean }) pinned = false;
  /** Epoch ms from which times count. */
  @property({ type: Number }) start = 0;
  /** The change to be gone to; another object each time that someone asks for it. */
  @property({ attribute: false }) wanted: StateRecord | undefined;

  /** Entries by their position from the newest; pages that were not read yet are holes. */
  @state() private entries: readonly (RefHistoryEntry | undefined)[] = [];
  /** `seq` of the selected change: positions move when the ref changes again. None means the newest. */
  @state() private selectedSeq: number | undefined;

  /** `seq` of the change that the selected one is compared with; none means the one before it. */
  @state() private markedSeq: number | undefined;
  /** The value as it was when someone began to edit it. */
  @state() private edited: { value: unknown } | undefined;
  /** What became of the last attempt to set the value, in words. */
  @state() private outcome: string | undefined;

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
      this.markedSeq = undefined;
      this.edited = undefined;
      this.outcome = undefined;
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
    const row = (index: number): GridRow => {
      const entry = this.entries[index];
      const isMarked = entry !== undefined && entry.record.seq === this.markedSeq;
      return entry && historyRow(entry, this.start, isMarked);
    };
    return html`
      <devtools-grid
        label="Changes, newest first; Space marks the one to compare with"
        can-mark
        .columns=${HISTORY_COLUMNS}
        .count=${subject.changeCount}
        .row=${row}
        .selected=${selected}
        @rows-drawn=${this.#onRowsDrawn}
        @row-select=${({ index }: RowSelectEvent) => this.#selectEntry(index)}
        @row-mark=${({ index }: RowMarkEvent) => this.#mark(index)}
      ></devtools-grid>
      <div class="value ${this.edited ? 'edited' : ''}">
        ${this.edited ? this.#renderEditor(this.edited.value) : this.#renderValue(subject)}
      </div>
    `;
  }

  /** Opens the editor of the selected value. */
  edit(): void {
    if (!this.subject || this.settableReason !== undefined) return;
    this.outcome = undefined;
    this.edited = { value: this.#selectedValue };
    void this.updateComplete.then(() => this.renderRoot.querySelector('devtools-value-editor')?.focus());
  }

  /** Gives the app the selected value again. */
  restoreSelected(): void {
    if (this.entries[this.#selectedIndex]) void this.#set(this.#selectedValue);
  }

  /** Gives the app the value that it had before the last change. */
  undo(): void {
    const former = this.entries[1];
    if (former) void this.#set(former.value);
  }

  copy(): void {
    const text = JSON.stringify(this.#selectedValue, null, 2);
    void copyText(text, this).then((isCopied) => {
      this.outcome = isCopied ? 'Copied' : 'The browser did not let the value be copied';
    });
  }

  /** Why the value cannot be set, in words. */
  get settableReason(): string | undefined {
    return this.subject && whyNotSettable(this.subject, this.live);
  }

  get #selectedValue(): unknown {
    const selected = this.#selectedIndex;
    return this.entries[selected]?.value ?? (selected === 0 ? this.subject?.value : undefined);
  }

  #renderValue(subject: RefSummary): TemplateResult {
    const reason = this.settableReason;
    return html`
      <devtools-watchers .query=${this.query} .subject=${subject} .live=${this.live}></devtools-watchers>
      ${this.#renderDiff(subject)}
      <div class="heading">
        <h3>Value</h3>
        <span class="outcome" role="status">${this.outcome ?? ''}</span>
        <button
          class="icon pin"
          aria-label="Pin"
          aria-pressed=${this.pinned}
          title=${this.pinned ? 'Unpin' : 'Pin: show it first'}
          @click=${() => this.dispatchEvent(new Event('pin-toggle'))}
        >
          ${icons.pin}
        </button>
        ${this.#renderButton('copy', 'Copy value as JSON', () => this.copy())}
        ${this.#renderButton('restore', 'Put this value back into the app', () => this.restoreSelected(), reason)}
        ${this.#renderButton('edit', 'Edit value', () => this.edit(), reason)}
      </div>
      <devtools-value
        label="Value"
        .value=${this.#selectedValue}
        .subject=${subject.id}
      ></devtools-value>
    `;
  }

  #renderButton(
    icon: 'copy' | 'restore' | 'edit',
    label: string,
    run: () => void,
    reason?: string,
  ): TemplateResult {
    // One that is disabled could not be reached by keyboard to hear why.
    return html`<button
      class="icon ${icon}"
      aria-label=${label}
      title=${reason ? `${label}: ${reason}` : label}
      aria-description=${reason ?? nothing}
      aria-disabled=${reason !== undefined}
      @click=${() => (reason === undefined ? run() : (this.outcome = reason))}
    >
      ${icons[icon]}
    </button>`;
  }

  #renderDiff({ id }: RefSummary): TemplateResult | typeof nothing {
    const selected = this.entries[this.#selectedIndex]?.record;
    const marked = this.entries.find((entry) => entry?.record.seq === this.markedSeq)?.record;
    const other = marked ?? this.entries[this.#selectedIndex + 1]?.record;
    if (!selected || !other || selected === other) return nothing;
    const [from, to] = other.seq < selected.seq ? [other, selected] : [selected, other];
    const time = (record: StateRecord): string => formatElapsed(record.time, this.start);
    return html`
      <div class="heading">
        <h3>${marked ? `Changes from ${time(from)} to ${time(to)}` : 'Changes'}</h3>
        ${
          marked
            ? html`<button
                class="icon"
                aria-label="Compare with the change before"
                title="Compare with the change before"
                @click=${() => (this.markedSeq = undefined)}
              >
                ${icons.close}
              </button>`
            : nothing
        }
      </div>
      <devtools-ref-diff
        .query=${this.query}
        .refId=${id}
        .from=${from.seq}
        .to=${to.seq}
      ></devtools-ref-diff>
    `;
  }

  #renderEditor(value: unknown): TemplateResult {
    return html`<devtools-value-editor
      .value=${value}
      .refusal=${this.outcome}
      @value-apply=${(event: ValueApplyEvent) => void this.#apply(event.value)}
      @value-cancel=${() => this.#closeEditor()}
    ></devtools-value-editor>`;
  }

  async #apply(value: unknown): Promise<void> {
    await this.#set(value);
    if (this.outcome === 'Set') this.#closeEditor();
  }

  async #set(value: unknown): Promise<void> {
    const { subject } = this;
    if (!subject) return;
    const refusal = this.settableReason ?? (await putBack(subject.id, value));
    if (subject.id !== this.subject?.id) return;
    this.outcome = refusal ?? 'Set';
    // What it led to is the newest change.
    if (refusal === undefined) this.selectedSeq = undefined;
  }

  #closeEditor(): void {
    this.edited = undefined;
    if (this.outcome !== 'Set') this.outcome = undefined;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.edit')?.focus());
  }

  #selectEntry(index: number): void {
    this.selectedSeq = this.entries[index]?.record.seq;
    this.outcome = undefined;
  }

  #mark(index: number): void {
    const seq = this.entries[index]?.record.seq;
    this.markedSeq = seq === this.markedSeq ? undefined : seq;
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
