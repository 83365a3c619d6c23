import { css, html } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { keepFocus } from '../export-dialog/keep-focus.ts';
import { controls } from '../styles/controls.styles.ts';
import { dialogStyles } from '../styles/dialog.styles.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import type { Command } from './command.ts';
import { keyStyles } from './key.styles.ts';
import { renderKeys } from './render-keys.ts';

/** Keys that no command has, the same in all lists, trees and dialogs. */
const COMMON = [
  { label: 'All that can be done, by name', keys: 'Ctrl+K' },
  { label: 'Next and previous line, tab or choice', keys: '↑ ↓ ← →' },
  { label: 'First and last line', keys: 'Home' },
  { label: 'A page further or back', keys: 'PageDown' },
  { label: 'Open or choose', keys: 'Enter' },
  { label: 'Close what is open, then the panel', keys: 'Esc' },
];

/**
 * The keys of the panel and of the view that is shown.
 *
 * @fires close - it was left
 */
export class DevtoolsKeyList extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    dialogStyles,
    keyStyles,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
        max-height: calc(100vh - 32px);
        overflow: auto;
      }
      header {
        position: sticky;
        top: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 8px 8px 6px 16px;
        background: var(--_surface);
      }
      h2 {
        margin: 0;
        font-size: 14px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr max-content;
        align-items: center;
        gap: 6px 16px;
        margin: 0;
        padding: 4px 16px 14px;
      }
      dt,
      dd {
        margin: 0;
      }
      dd {
        text-align: end;
      }
    `,
  ];

  @property({ attribute: false }) commands: readonly Command[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    const own = this.commands.filter(({ keys }) => keys !== undefined);
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new Event('close'))}
      @keydown=${(event: KeyboardEvent) => keepFocus(event, this.renderRoot)}
    >
      <header>
        <h2 id="title">Keys</h2>
        <button class="icon" aria-label="Close" title="Close (Esc)" @click=${() => this.dialog.close()}>
          ${icons.close}
        </button>
      </header>
      <dl>
        ${[...own, ...COMMON].map(
          ({ label, keys = '' }) =>
            html`<dt>${label}</dt>
              <dd>${renderKeys(keys)}</dd>`,
        )}
      </dl>
    </dialog>`;
  }
}

defineElement('devtools-key-list', DevtoolsKeyList);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-key-list': DevtoolsKeyList;
  }
}
