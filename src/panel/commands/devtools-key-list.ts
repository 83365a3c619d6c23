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
import { TABS } from '../tabs.ts';
import type { Command } from './command.ts';
import { keyStyles } from './key.styles.ts';
import { renderKeyNames, renderKeys } from './render-keys.ts';

/** Keys that no command has, the same in all lists, trees and dialogs. */
const COMMON = [
  { label: 'Next and previous line, tab or choice', keys: '↑ ↓ ← →' },
  { label: 'First and last line', keys: 'Home' },
  { label: 'A page further or back', keys: 'PageDown' },
  { label: 'Open or choose', keys: 'Enter' },
  { label: 'Close what is open, then the panel', keys: 'Esc' },
];

const PANEL = 'Panel';

/** Where commands stand, by the first part of their ids; all others are the panel's. */
const GROUPS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TABS.map(({ name, label }) => [name, label])),
  value: 'Values',
  compare: 'Comparison of two sessions',
  replay: 'Replay',
  picture: 'Replay',
};

/**
 * The keys of the panel and of the view that is shown, by what they are for.
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
      h3 {
        margin: 0;
        padding: 6px 16px 2px;
        color: var(--_dim);
        font-size: 11px;
        font-weight: 600;
      }
      dl {
        display: grid;
        grid-template-columns: 1fr max-content;
        align-items: center;
        gap: 6px 16px;
        margin: 0;
        padding: 4px 16px 10px;
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
  /** What opens the panel from the page; empty for nothing. */
  @property() hotkey = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
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
      ${[...this.#groups].map(
        ([title, lines]) =>
          html`<h3>${title}</h3>
            <dl>
              ${lines.map(
                ([label, keys]) =>
                  html`<dt>${label}</dt>
                    <dd>${keys}</dd>`,
              )}
            </dl>`,
      )}
    </dialog>`;
  }

  get #groups(): Map<string, [label: string, keys: TemplateResult][]> {
    const { hotkey } = this;
    const lines = new Map<string, [string, TemplateResult][]>([
      [PANEL, [['All that can be done, by name', renderKeys('Ctrl+K')]]],
    ]);
    // As the page wrote it: its Ctrl is that key on every machine.
    if (hotkey !== '')
      lines.get(PANEL)!.unshift(['Open and close the panel', renderKeyNames(hotkey.split('+'))]);
    for (const { id, label, keys } of this.commands) {
      if (keys === undefined) continue;
      const title = GROUPS[id.split('.', 1)[0]!] ?? PANEL;
      lines.set(title, [...(lines.get(title) ?? []), [label, renderKeys(keys)]]);
    }
    const common = COMMON.map(({ label, keys }): [string, TemplateResult] => [label, renderKeys(keys)]);
    return lines.set('Lists, trees and dialogs', common);
  }
}

defineElement('devtools-key-list', DevtoolsKeyList);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-key-list': DevtoolsKeyList;
  }
}
