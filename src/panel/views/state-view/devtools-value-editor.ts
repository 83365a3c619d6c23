import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { valueEditorStyles } from './devtools-value-editor.styles.ts';
import { findJsonProblem } from './json-problem.ts';
import { changedType, valueAt, withValueAt } from './place.ts';
import { ValueApplyEvent } from './value-editor-events.ts';

type Draft = { value: unknown } | { problem: string; isType?: boolean };

/**
 * Edits a stored value, or one place in it, as JSON with what JSON cannot say in its tagged form.
 *
 * @fires value-apply - with the whole value, once someone wants it taken
 * @fires value-cancel - someone gave up
 */
class DevtoolsValueEditor extends DevtoolsElement {
  static override readonly styles = [tokens, controls, valueEditorStyles];

  /** The value as it was when editing began. */
  @property({ attribute: false }) value: unknown;
  /** Why the app did not take what was applied last, in words. */
  @property({ attribute: false }) refusal: string | undefined;

  /** JSON Pointer of what is edited. */
  @state() private place = '';
  @state() private text = '';
  @state() private mayChangeType = false;

  @query('textarea') private area!: HTMLTextAreaElement | null;

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.area?.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('value')) return;
    this.place = '';
    this.#take(this.value);
  }

  protected override render(): TemplateResult {
    const draft = this.#draft();
    const problem = 'problem' in draft ? draft.problem : this.refusal;
    const hasType = 'isType' in draft || this.mayChangeType;
    return html`
      <div class="line">
        <label for="place">Place</label>
        <input
          id="place"
          class="field mono"
          placeholder="whole value, or /path/of/a/part"
          spellcheck="false"
          autocomplete="off"
          .value=${this.place}
          @input=${this.#onPlace}
          @keydown=${this.#onKeyDown}
        />
      </div>
      <textarea
        aria-label="New value, as JSON"
        aria-describedby="problem"
        aria-invalid=${problem !== undefined}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        .value=${this.text}
        @input=${this.#onText}
        @keydown=${this.#onKeyDown}
      ></textarea>
      <div class="line">
        <span class="problem" id="problem" aria-live="polite">${escapeText(problem ?? '')}</span>
        ${
          hasType
            ? html`<label
                ><input
                  type="checkbox"
                  .checked=${this.mayChangeType}
                  @change=${this.#onMayChangeType}
                />Change types</label
              >`
            : nothing
        }
        <button class="button" title="Esc" @click=${this.#cancel}>Cancel</button>
        <button
          class="button primary"
          title="Ctrl+Enter"
          aria-disabled=${'problem' in draft}
          @click=${this.#apply}
        >
          Apply
        </button>
      </div>
    `;
  }

  #take(value: unknown): void {
    // A value that was never told has no text.
    this.text = value === undefined ? '' : JSON.stringify(value, null, 2);
    this.mayChangeType = false;
  }

  /** What would be applied, or why nothing can be. */
  #draft(): Draft {
    const before = valueAt(this.value, this.place);
    if (!before) return { problem: 'the value has no such place' };
    const found = findJsonProblem(this.text);
    if (found) return { problem: `line ${found.line}, column ${found.column}: ${found.words}` };
    const part: unknown = JSON.parse(this.text);
    const words = this.mayChangeType ? undefined : changedType(before.value, part, this.place);
    if (words !== undefined) return { problem: words, isType: true };
    return { value: withValueAt(this.value, this.place, part) };
  }

  #onText = (): void => {
    this.text = this.area?.value ?? '';
    this.refusal = undefined;
  };

  #onPlace = (event: Event): void => {
    this.place = (event.target as HTMLInputElement).value.trim();
    this.refusal = undefined;
    const found = valueAt(this.value, this.place);
    if (found) this.#take(found.value);
  };

  #onMayChangeType = (event: Event): void => {
    this.mayChangeType = (event.target as HTMLInputElement).checked;
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') this.#cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#apply();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #cancel = (): void => {
    this.dispatchEvent(new Event('value-cancel'));
  };

  #apply = (): void => {
    const draft = this.#draft();
    if ('value' in draft) this.dispatchEvent(new ValueApplyEvent(draft.value));
    else this.focus();
  };
}

defineElement('devtools-value-editor', DevtoolsValueEditor);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-value-editor': DevtoolsValueEditor;
  }
}
