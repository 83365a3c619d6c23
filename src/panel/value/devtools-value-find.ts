import { css, html } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatCount } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';

/** What is searched for in a value. */
export class FindTextEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('find-text');
    this.text = text;
  }
}

/** Someone asks for the next match, or the one before. */
export class FindStepEvent extends Event {
  readonly by: 1 | -1;

  constructor(by: 1 | -1) {
    super('find-step');
    this.by = by;
  }
}

/**
 * The search field of a value.
 *
 * @fires find-text - something else is searched for
 * @fires find-step - the next or the former match is wanted
 * @fires close - the search is over
 */
class DevtoolsValueFind extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 2px;
        padding: 3px 6px;
        border-bottom: 1px solid var(--_line);
        background: var(--_chrome);
        font: 12px/1.4 var(--_font);
      }
      .field {
        flex: 1 1 80px;
      }
      .count {
        flex: none;
        min-width: 56px;
        padding: 0 4px;
        color: var(--_dim);
        font-variant-numeric: tabular-nums;
        text-align: end;
        white-space: nowrap;
      }
      .former svg {
        rotate: 180deg;
      }
    `,
  ];

  /** What is searched for. */
  @property() searched = '';
  @property({ type: Number }) count = 0;
  @property({ type: Number }) current = -1;
  /** Not all was looked at: so many were found, or the search goes on. */
  @property({ type: Boolean }) partial = false;

  @query('input') private field!: HTMLInputElement;

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => {
      this.field.focus(options);
      this.field.select();
    });
  }

  protected override render(): TemplateResult {
    const isEmpty = this.count === 0;
    return html`
      <input
        class="field"
        type="search"
        aria-label="Find in this value"
        placeholder="Find keys and values"
        spellcheck="false"
        @input=${() => this.dispatchEvent(new FindTextEvent(this.field.value))}
        @keydown=${this.#onKeyDown}
      />
      <span class="count" role="status">${this.#describe()}</span>
      <button
        class="icon former"
        aria-label="Former match"
        title="Former match (Shift+Enter)"
        ?disabled=${isEmpty}
        @click=${() => this.#step(-1)}
      >
        ${icons.more}
      </button>
      <button
        class="icon"
        aria-label="Next match"
        title="Next match (Enter)"
        ?disabled=${isEmpty}
        @click=${() => this.#step(1)}
      >
        ${icons.more}
      </button>
      <button class="icon" aria-label="Close search" title="Close search (Esc)" @click=${this.#close}>
        ${icons.close}
      </button>
    `;
  }

  #describe(): string {
    const all = `${formatCount(this.count)}${this.partial ? '+' : ''}`;
    if (this.count > 0) return `${this.current < 0 ? '' : `${formatCount(this.current + 1)} of `}${all}`;
    if (this.partial) return 'Searching…';
    return this.searched === '' ? '' : 'Not found';
  }

  #step(by: 1 | -1): void {
    this.dispatchEvent(new FindStepEvent(by));
  }

  #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

defineElement('devtools-value-find', DevtoolsValueFind);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-value-find': DevtoolsValueFind;
  }
  interface GlobalEventHandlersEventMap {
    'find-text': FindTextEvent;
    'find-step': FindStepEvent;
  }
}
