import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ComparedRef } from '../../core/index.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import '../value/devtools-value.ts';
import { previewValue } from '../value/preview-value.ts';
import '../views/state-view/devtools-ref-diff.ts';
import { SIDE_WORDS, SIDES } from './render-side.ts';

/** Characters of a value that only one session has, or that both have. */
const PREVIEW_LENGTH = 160;

const styles = css`
  :host {
    display: block;
    padding-bottom: 4px;
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 8px;
    padding: 2px 8px 0;
    font: 11px/18px var(--_mono);
  }
  .name {
    min-width: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .head button {
    flex: none;
    padding: 0 2px;
    border: 0;
    background: none;
    color: var(--_accent);
    font: 11px/18px var(--_font);
    cursor: pointer;
  }
  .head button:hover {
    text-decoration: underline;
  }
  .side {
    padding: 2px 8px 0;
    color: var(--_dim);
    font-size: 11px;
  }
`;

/** How a ref differs between two sessions, and its whole values in both when somebody asks for them. */
class DevtoolsComparedRef extends DevtoolsElement {
  static override readonly styles = [tokens, controls, styles];

  /** As the two sessions have it at one row. */
  @property({ attribute: false }) compared!: ComparedRef;
  /** What the sessions are called. */
  @property({ attribute: false }) labels: readonly [left: string, right: string] = ['', ''];

  @state() private isOpen = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const former = changed.get('compared');
    if (former && subjectOf(former) !== subjectOf(this.compared)) this.isOpen = false;
  }

  protected override render(): TemplateResult {
    const { diff } = this.compared;
    const isSame = diff?.kind === 'same';
    return html`
      <div class="head">
        <span class="name ${isSame ? 'dim' : ''}">${this.#renderName()}</span>
        ${isSame ? nothing : this.#renderToggle()}
      </div>
      ${diff && !isSame ? html`<devtools-ref-diff .diff=${diff}></devtools-ref-diff>` : nothing}
      ${this.isOpen && !isSame ? this.#renderWhole() : nothing}
    `;
  }

  #renderName(): string {
    const { name, owner, left, right, diff } = this.compared;
    const title = escapeText(owner === undefined ? name : `${owner} · ${name}`);
    if (diff && diff.kind !== 'same') return `≠ ${title}`;
    const sign = diff ? '=' : left ? '←' : '→';
    const where = diff ? 'the same' : left ? 'only left' : 'only right';
    return `${sign} ${title} (${where}): ${previewValue((left ?? right)?.value, PREVIEW_LENGTH)}`;
  }

  #renderToggle(): TemplateResult {
    const { left, right } = this.compared;
    return html`<button aria-expanded=${this.isOpen} @click=${() => (this.isOpen = !this.isOpen)}>
      ${left && right ? 'Whole values' : 'Whole value'}
    </button>`;
  }

  #renderWhole(): TemplateResult {
    return html`${SIDES.map((side, i) => {
      const ref = this.compared[side];
      return ref
        ? html`<div class="side">${SIDE_WORDS[side]} · ${this.labels[i]}</div>
            <devtools-value
              label="Value on the ${side}"
              .value=${ref.value}
              .subject=${ref.id}
            ></devtools-value>`
        : nothing;
    })}`;
  }
}

/** What it is, whatever its value is now. */
function subjectOf({ name, owner }: ComparedRef): string {
  return JSON.stringify([owner, name]);
}

defineElement('devtools-compared-ref', DevtoolsComparedRef);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-compared-ref': DevtoolsComparedRef;
  }
}
