import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { FilterCompletion, FilterOption, SessionQuery } from '../../../core/index.ts';
import { formatCount } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { recentFilters, rememberFilter } from './recent-filters.ts';

/** What the list needs of the view that holds the field. */
interface CompletionTarget {
  query(): SessionQuery | undefined;
  field(): HTMLInputElement;
  /** The field's text is another one. */
  changed(): void;
}

const ID = 'filter-options';
const PROBLEM_ID = 'filter-problem';

/** The list below the filter field: a combobox with a list of what may be written (ARIA practices). */
export class FilterCompletionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #target: CompletionTarget;
  #found: FilterCompletion | undefined;
  #active = -1;
  #asked = 0;

  constructor(host: ReactiveControllerHost, target: CompletionTarget) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#target
      .field()
      .parentElement?.querySelector(`#${ID} [aria-selected=true]`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  get isOpen(): boolean {
    return this.#options.length > 0;
  }

  get #options(): readonly FilterOption[] {
    return this.#found?.options ?? [];
  }

  /** The field, as `label` and `hint` name it, and below it why it cannot be read, and the list. */
  render(label: string, hint: string, problem: string | undefined): TemplateResult {
    return html`<input
        class="field grow"
        type="search"
        role="combobox"
        aria-label=${label}
        aria-autocomplete="list"
        aria-expanded=${this.isOpen}
        aria-controls=${ID}
        aria-describedby=${PROBLEM_ID}
        aria-invalid=${problem === undefined ? nothing : 'true'}
        aria-activedescendant=${this.#active < 0 ? nothing : `option-${this.#active}`}
        placeholder=${hint}
        spellcheck="false"
        autocomplete="off"
        @input=${this.#onInput}
        @keydown=${this.#onKeyDown}
        @click=${this.#onClick}
        @blur=${this.#onBlur}
      />
      <div class="below">
        <p id=${PROBLEM_ID} role="status" ?hidden=${problem === undefined}>
          ${escapeText(problem ?? '')}
        </p>
        <div
          class="options"
          id=${ID}
          role="listbox"
          aria-label="What may be written"
          tabindex="-1"
          ?hidden=${!this.isOpen}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @pointerup=${this.#onChoice}
        >
          ${this.#options.map(
            ({ text, note, count }, index) =>
              html`<div
                class="option"
                role="option"
                id="option-${index}"
                data-index=${index}
                aria-selected=${index === this.#active}
              >
                <span class="text">${escapeText(text)}</span>
                <span class="dim">${note || nothing}</span>
                <span class="dim count">${count === undefined ? nothing : formatCount(count)}</span>
              </div>`,
          )}
        </div>
      </div>`;
  }

  close(): void {
    this.#asked += 1;
    this.#show(undefined);
  }

  #show(found: FilterCompletion | undefined): void {
    this.#found = found;
    this.#active = -1;
    this.#host.requestUpdate();
  }

  async #open(): Promise<void> {
    const field = this.#target.field();
    const asked = (this.#asked += 1);
    const { value: text } = field;
    const recent = text.trim() === '' ? recentFilters() : [];
    const options = recent.map((filter): FilterOption => ({ text: filter, note: 'used before' }));
    // The view says why a worker does not answer.
    const found = await this.#target
      .query()
      ?.completeFilter({ text, caret: field.selectionEnd ?? text.length })
      .catch(() => undefined);
    if (asked !== this.#asked) return;
    const { start = 0, end = text.length, options: others = [] } = found ?? {};
    this.#show({ start, end, options: [...options, ...others] });
  }

  #accept(index: number): void {
    const field = this.#target.field();
    const option = this.#options[index];
    if (option === undefined || this.#found === undefined) return;
    const { start, end } = this.#found;
    const { value } = field;
    const isNextFree = value.charAt(end).trim() === '';
    const gap = option.isOpen === true || (isNextFree && end < value.length) ? '' : ' ';
    field.setRangeText(option.text + gap, start, end, 'end');
    field.focus();
    this.#target.changed();
    if (option.isOpen === true) void this.#open();
    else this.close();
  }

  #onInput = (): void => {
    this.#target.changed();
    void this.#open();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.#handleKey(event.key, event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** @returns whether the key was for the list */
  #handleKey(key: string, isShifted: boolean): boolean {
    const { length } = this.#options;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (length === 0) void this.#open();
      else this.#move(key === 'ArrowDown' ? this.#active + 1 : this.#active - 1);
      return true;
    }
    if (key === 'Enter') {
      rememberFilter(this.#target.field().value.trim());
      if (this.#active >= 0) this.#accept(this.#active);
      else this.close();
      return true;
    }
    if (length === 0) return false;
    if (key === 'Escape') {
      this.close();
      return true;
    }
    // In an empty field, Tab goes on to the next control.
    if (key !== 'Tab' || isShifted || this.#target.field().value.trim() === '') return false;
    this.#accept(Math.max(0, this.#active));
    return true;
  }

  #move(index: number): void {
    const { length } = this.#options;
    // One step beyond either end stands for the field itself.
    this.#active = ((index + 1 + length + 1) % (length + 1)) - 1;
    this.#host.requestUpdate();
  }

  #onClick = (): void => {
    if (this.#target.field().value === '' && !this.isOpen) void this.#open();
  };

  #onChoice = (event: Event): void => {
    const option = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (option) this.#accept(Number(option.dataset.index));
  };

  #onBlur = (): void => {
    rememberFilter(this.#target.field().value.trim());
    this.close();
  };
}
