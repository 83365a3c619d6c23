import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { LocatedRecord, RecordPlace, SessionQuery } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { isForInside } from '../is-for-inside.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import { describeFailure } from './describe-failure.ts';
import { viewStyles } from './view.styles.ts';

/** The longest rest, ms: what is read once in many steps, such as a long log, is soon up to date again. */
const MAX_REST_MS = 3_000;

/** A view that takes this many times as long to read as before it may be read again. */
const REST_FACTOR = 3;

/**
 * What all views share: a bar with a filter, and below it what was read, with the details of what is
 * selected. They read the shown session when it changes, one reading at a time, and only while they are
 * visible. A reading that takes long makes the next one wait longer.
 */
export abstract class SessionView extends DevtoolsElement {
  static override readonly styles = [tokens, controls, viewStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Grows when the session may have changed. */
  @property({ type: Number }) revision = 0;
  /** Whether the session is the one being recorded. */
  @property({ type: Boolean }) live = false;
  /** Whether the view is on screen; one that is not keeps what it has. */
  @property({ type: Boolean }) active = false;

  @state() protected failure: string | undefined;
  /** What stands in the filter field, trimmed. */
  @state() protected filterText = '';

  /** The filter field's name. */
  protected abstract readonly filterLabel: string;
  /** What may be typed there. */
  protected readonly filterHint: string = 'Filter';

  #readRevision: number | undefined;
  /** What is to be shown once the session has been read. */
  #wanted: RecordPlace | undefined;
  #isReading = false;
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  /** How much is shown; empty until it was read. */
  protected abstract describeCount(): string;

  /** The list of the view. */
  protected abstract renderMain(): TemplateResult | typeof nothing;

  /** The pane of what is selected. */
  protected renderSelected(): TemplateResult | typeof nothing {
    return nothing;
  }

  protected get filterField(): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')!;
  }

  /** The field, and what belongs to it. */
  protected renderFilter(): TemplateResult {
    return html`<input
      class="field grow"
      type="search"
      aria-label=${this.filterLabel}
      placeholder=${this.filterHint}
      spellcheck="false"
      @input=${this.onFilterInput}
      @keydown=${(event: KeyboardEvent) => this.onFilterKey(event)}
    />`;
  }

  /** Controls beside the filter field. */
  protected renderTools(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** What can be done in this view now, beside what every view offers. */
  commands(): readonly Command[] {
    return [];
  }

  /** Puts the keyboard into the filter field, to write another filter. */
  focusFilter(): void {
    const field = this.renderRoot.querySelector<HTMLInputElement>('input[type=search]');
    field?.focus();
    field?.select();
  }

  /** Selects a record, or shows it by itself where the view has no line for it. */
  protected abstract reveal(located: LocatedRecord): void;

  /** Lets everything through again. */
  protected clearFilter(): void {
    this.filterField.value = '';
    this.filterText = '';
  }

  /** Filters by a text as if it had been typed. */
  protected setFilterText(text: string): void {
    this.filterField.value = text;
    this.onFilterInput();
  }

  /** Someone typed in the filter field. */
  protected onFilterText(): void {
    // Most views filter while they draw.
  }

  /** Someone pressed a key in the filter field. */
  protected onFilterKey(_event: KeyboardEvent): void {
    // Most views have nothing to go on to.
  }

  /** Forgets what belongs to the session before. */
  protected abstract reset(): void;

  /** Reads what the view shows. What it awaits may belong to a query that is no longer `this.query`. */
  protected abstract read(query: SessionQuery): Promise<void>;

  /** Goes to a record of the session, whatever is filtered now. */
  showRecord(place: RecordPlace): void {
    this.#wanted = place;
    this.clearFilter();
    this.readAgain();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
  }

  /** What cannot be drawn is said in words, in place of the view. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.failure = describeFailure(error);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('query')) return;
    this.failure = undefined;
    this.#readRevision = undefined;
    this.#wanted = undefined;
    this.reset();
  }

  protected override updated(_changed: PropertyValues): void {
    this.#readIfStale();
  }

  /** Reads again though the session is the same: a filter or a selection changed. */
  protected readAgain(): void {
    this.#readRevision = undefined;
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
    this.#readIfStale();
  }

  protected override render(): TemplateResult {
    const hasFailed = this.failure !== undefined;
    return html`
      <div class="bar">
        ${this.renderFilter()} ${this.renderTools()}
        <span class="count">${hasFailed ? '' : this.describeCount()}</span>
      </div>
      <div class="panes" @keydown=${this.#onPanesKey}>
        <div class="main">
          ${
            hasFailed
              ? html`<div class="empty" role="alert">${escapeText(this.failure ?? '')}</div>`
              : this.renderMain()
          }
        </div>
        ${hasFailed ? nothing : this.renderSelected()}
      </div>
    `;
  }

  /** Reads the field. */
  protected readonly onFilterInput = (): void => {
    this.filterText = this.filterField.value.trim();
    this.onFilterText();
  };

  /** Closes the details before anything around them: who goes on is in the list again. */
  readonly #onPanesKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || isForInside(event, this)) return;
    const close = this.renderRoot.querySelector<HTMLElement>('.details > header .close');
    if (!close) return;
    event.preventDefault();
    close.click();
    this.renderRoot.querySelector<HTMLElement>('.main > *')?.focus();
  };

  #readIfStale(): void {
    const { query, revision } = this;
    if (!query || !this.active || this.#isReading || this.#restTimer !== undefined) return;
    if (this.#readRevision === revision) return;
    this.#readRevision = revision;
    this.#isReading = true;
    const startedAt = performance.now();
    const wanted = this.#wanted;
    this.read(query)
      .then(() => this.#reveal(query, wanted))
      .then(
        () => {
          if (query === this.query) this.failure = undefined;
        },
        (error: unknown) => {
          if (query === this.query) this.failure = describeFailure(error);
        },
      )
      .finally(() => {
        this.#isReading = false;
        // What was asked for meanwhile does not wait.
        if (this.#readRevision === undefined) this.#readIfStale();
        else this.#rest(Math.min(MAX_REST_MS, (performance.now() - startedAt) * REST_FACTOR));
      });
  }

  async #reveal(query: SessionQuery, place: RecordPlace | undefined): Promise<void> {
    if (place === undefined || place !== this.#wanted) return;
    this.#wanted = undefined;
    const located = await query.recordAt(place);
    if (located !== undefined && query === this.query) this.reveal(located);
  }

  #rest(ms: number): void {
    if (!this.isConnected) return;
    this.#restTimer = setTimeout(() => {
      this.#restTimer = undefined;
      this.#readIfStale();
    }, ms);
  }
}
