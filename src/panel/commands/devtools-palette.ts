import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { dialogStyles } from '../styles/dialog.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import type { Command } from './command.ts';
import { paletteStyles } from './devtools-palette.styles.ts';
import { keyStyles } from './key.styles.ts';
import { fuzzyMatch } from './fuzzy.ts';
import type { FuzzyMatch } from './fuzzy.ts';
import { renderKeys } from './render-keys.ts';

/** More than anybody reads; who types finds the rest. */
const MAX_SHOWN = 100;
/** Lines that a Page key goes. */
const PAGE = 8;

interface Found extends FuzzyMatch {
  command: Command;
  label: string;
}

/**
 * Finds a command by some letters of what it does, and runs it: a combobox with a list (ARIA practices).
 *
 * @fires close - it was left, with or without a choice
 */
export class DevtoolsPalette extends DevtoolsElement {
  static override readonly styles = [tokens, controls, dialogStyles, keyStyles, paletteStyles];

  @property({ attribute: false }) commands: readonly Command[] = [];

  @state() private text = '';
  @state() private active = 0;
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  /** Of what is found, the first that can be done now is chosen. */
  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && !changed.has('text')) return;
    this.active = Math.max(
      0,
      this.#find().findIndex(({ command }) => !command.isDisabled),
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active') || changed.has('text'))
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const found = this.#find();
    const hidden = found.length - MAX_SHOWN;
    return html`<dialog
      aria-label="Commands"
      @close=${this.#onClose}
      @click=${this.#onPress}
      @keydown=${(event: KeyboardEvent) => this.#onKey(event, found)}
    >
      <input
        class="field"
        role="combobox"
        aria-label="Command"
        aria-autocomplete="list"
        aria-expanded="true"
        aria-controls="list"
        aria-activedescendant=${found.length > 0 ? `option-${this.active}` : nothing}
        placeholder="What to do"
        spellcheck="false"
        autocomplete="off"
        @input=${this.#onInput}
      />
      <ul id="list" role="listbox" aria-label="Commands">
        ${found.slice(0, MAX_SHOWN).map((one, index) => this.#renderOption(one, index))}
      </ul>
      <div class="dim note" role="status">
        ${
          found.length === 0
            ? 'Nothing is called that.'
            : hidden > 0
              ? `${hidden} more: type to find them.`
              : nothing
        }
      </div>
    </dialog>`;
  }

  #renderOption({ command, label, ranges }: Found, index: number): TemplateResult {
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the keys are those of the field
    return html`<li
      role="option"
      id="option-${index}"
      aria-selected=${index === this.active}
      aria-disabled=${command.isDisabled === true}
      @click=${() => this.#run(command)}
    >
      <span class="label">${markRanges(label, ranges)}</span>
      ${command.keys ? renderKeys(command.keys) : nothing}
    </li>`;
  }

  #find(): Found[] {
    return this.commands
      .flatMap((command) => {
        const { subject } = command;
        const label = escapeText(subject ? `${command.label} – ${subject}` : command.label);
        const match = fuzzyMatch(this.text, label);
        return match ? { ...match, command, label } : [];
      })
      .sort((a, b) => b.score - a.score);
  }

  #onInput = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
  };

  #onKey(event: KeyboardEvent, found: readonly Found[]): void {
    const last = Math.min(found.length, MAX_SHOWN) - 1;
    const { active } = this;
    const target = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active === 0 ? last : active - 1,
      PageDown: Math.min(last, active + PAGE),
      PageUp: Math.max(0, active - PAGE),
    }[event.key];
    if (target !== undefined) this.active = Math.max(0, target);
    else if (event.key === 'Enter' && !event.isComposing) this.#run(found[active]?.command);
    // There is one stop: the browser's own bars are not to be reached from here.
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  }

  #run(command: Command | undefined): void {
    if (!command || command.isDisabled) return;
    this.dialog.close();
    command.run();
  }

  /** The dialog itself is pressed beside its content: on the backdrop. */
  #onPress = (event: Event): void => {
    if (event.target === this.dialog) this.dialog.close();
  };

  #onClose = (): void => void this.dispatchEvent(new Event('close'));
}

/** A label with what was matched marked. */
function markRanges(label: string, ranges: FuzzyMatch['ranges']): (string | TemplateResult)[] {
  let end = 0;
  const parts = ranges.flatMap(([from, to]) => {
    const before = label.slice(end, from);
    end = to;
    return [before, html`<mark>${label.slice(from, to)}</mark>`];
  });
  return [...parts, label.slice(end)];
}

defineElement('devtools-palette', DevtoolsPalette);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-palette': DevtoolsPalette;
  }
}
