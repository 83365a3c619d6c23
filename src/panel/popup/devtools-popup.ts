import { css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';

/** Space between the popup and the edges of the viewport, px. */
const MARGIN = 8;

/**
 * A button with a small window below it, in the top layer, closed by Esc or a press elsewhere.
 *
 * @slot icon - the button's drawing
 * @slot - what the window holds
 */
export class DevtoolsPopup extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
      .window {
        position: fixed;
        inset: auto;
        width: max-content;
        max-width: min(300px, calc(100% - 16px));
        max-height: calc(100vh - 16px);
        margin: 0;
        padding: 10px 12px;
        overflow: auto;
        border: 1px solid var(--_line);
        border-radius: 6px;
        background: var(--_surface);
        color: var(--_text);
        box-shadow: 0 4px 16px rgb(0 0 0 / 24%);
      }
    `,
  ];

  /** Names the button and the window. */
  @property() label = '';
  @property({ type: Boolean }) disabled = false;

  @state() private isOpen = false;
  @query('button') private button!: HTMLButtonElement;
  @query('.window') private window!: HTMLElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.close);
  }

  open(): void {
    this.window.showPopover();
  }

  readonly close = (): void => this.window.hidePopover();

  protected override render(): TemplateResult {
    return html`
      <button
        class="icon"
        popovertarget="window"
        aria-haspopup="dialog"
        aria-expanded=${this.isOpen}
        aria-label=${this.label}
        title=${this.label}
        ?disabled=${this.disabled}
      >
        <slot name="icon"></slot>
      </button>
      <div
        class="window"
        id="window"
        popover
        role="dialog"
        aria-label=${this.label}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#onToggle}
      >
        <slot></slot>
      </div>
    `;
  }

  /** The browser gives the focus back only from what is inside the window, and slotted controls are not. */
  #onBeforeToggle = (event: ToggleEvent): void => {
    const { activeElement } = this.getRootNode() as Document | ShadowRoot;
    if (event.newState === 'closed' && this.contains(activeElement)) this.button.focus();
  };

  #onToggle = (event: ToggleEvent): void => {
    this.isOpen = event.newState === 'open';
    // Its place was computed for the viewport as it was.
    removeEventListener('resize', this.close);
    if (!this.isOpen) return;
    addEventListener('resize', this.close);
    const anchor = this.button.getBoundingClientRect();
    const { width, height } = this.window.getBoundingClientRect();
    const below = anchor.bottom + 4;
    const top =
      below + height + MARGIN <= innerHeight ? below : Math.max(MARGIN, anchor.top - height - 4);
    // In percent, since the window's width counts what is kept for a scroll bar.
    const mostLeft = `calc(100% - ${width + MARGIN}px)`;
    this.window.style.setProperty('left', `max(${MARGIN}px, min(${anchor.left}px, ${mostLeft}))`);
    this.window.style.setProperty('top', `${top}px`);
    const first =
      this.querySelector<HTMLElement>('[aria-pressed=true]') ??
      this.querySelector<HTMLElement>('button, input, select');
    first?.focus();
  };
}

defineElement('devtools-popup', DevtoolsPopup);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-popup': DevtoolsPopup;
  }
}
