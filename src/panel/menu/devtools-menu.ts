import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { Command } from '../commands/command.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { focusedElement } from '../focused-element.ts';
import { nextIndex } from '../rows/list-keys.ts';
import { controls } from '../styles/controls.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { menuStyles } from './devtools-menu.styles.ts';

/** Space between the menu and the edges of the viewport, px. */
const MARGIN = 8;

/** Where a menu opens: at a point, or below a control. */
export type MenuAnchor = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

/**
 * A menu of commands in the top layer: walked by arrows, Home, End and first letters, closed by Esc, Tab or a press
 * elsewhere. The focus goes back to where it was.
 */
export class DevtoolsMenu extends DevtoolsElement {
  static override readonly styles = [tokens, controls, menuStyles];

  @property({ attribute: false }) items: readonly Command[] = [];
  @property() label = 'Actions';

  @query('.menu') private menu!: HTMLElement;

  /** What had the focus when the menu opened. */
  #focusedBefore: HTMLElement | undefined;

  /** Shows the menu with its present items, and puts the focus on the first. */
  async openAt({ left, top, bottom }: MenuAnchor): Promise<void> {
    await this.updateComplete;
    this.menu.showPopover();
    const { width, height } = this.menu.getBoundingClientRect();
    const { innerWidth, innerHeight } = this.ownerDocument.defaultView ?? window;
    const below = bottom + 2;
    const y = below + height + MARGIN <= innerHeight ? below : Math.max(MARGIN, top - height - 2);
    const x = Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN));
    this.menu.style.setProperty('left', `${x}px`);
    this.menu.style.setProperty('top', `${y}px`);
    this.#buttons[0]?.focus();
  }

  close(): void {
    this.menu.hidePopover();
  }

  protected override render(): TemplateResult {
    return html`<div
      class="menu"
      popover
      role="menu"
      aria-label=${this.label}
      @beforetoggle=${this.#onBeforeToggle}
      @keydown=${this.#onKeyDown}
      @click=${(event: Event) => event.stopPropagation()}
    >
      ${this.items.map(
        (item) =>
          html`<button
            role="menuitem"
            tabindex="-1"
            aria-disabled=${item.isDisabled ? 'true' : nothing}
            aria-keyshortcuts=${item.keys?.replace('Ctrl', 'Control') ?? nothing}
            title=${item.label}
            @click=${() => this.#run(item)}
          >
            <span class="label">${item.label}</span>${
              item.keys ? html`<kbd class="keys" aria-hidden="true">${item.keys}</kbd>` : nothing
            }
          </button>`,
      )}
    </div>`;
  }

  get #buttons(): HTMLElement[] {
    return [...this.menu.querySelectorAll('button')];
  }

  /** The browser does not give the focus back into other shadow trees. */
  #onBeforeToggle = ({ newState }: ToggleEvent): void => {
    const before = this.#focusedBefore;
    this.#focusedBefore = newState === 'open' ? focusedElement(this.ownerDocument) : undefined;
    // A press elsewhere has put it where it belongs.
    if (this.menu.matches(':focus-within')) before?.focus({ preventScroll: true });
  };

  #run(item: Command): void {
    if (item.isDisabled) return;
    // First: what the command puts the focus on keeps it.
    this.close();
    item.run();
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    // Nothing below the menu acts on its keys; Esc closes it by itself.
    if (event.key !== 'Escape') event.stopPropagation();
    if (event.key === 'Tab') this.close();
    const index = this.#indexFor(event);
    if (index === undefined) return;
    event.preventDefault();
    this.#buttons[index]?.focus();
  };

  #indexFor({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): number | undefined {
    const { length } = this.items;
    const current = this.#buttons.findIndex((button) => button.matches(':focus'));
    if (key === 'ArrowDown' && current === length - 1) return 0;
    if (key === 'ArrowUp' && current <= 0) return length - 1;
    const next = nextIndex(key, current, length, length);
    if (next !== undefined || key.length !== 1 || key === ' ' || altKey || ctrlKey || metaKey)
      return next;
    const starts = (item: Command): boolean => item.label.toLowerCase().startsWith(key.toLowerCase());
    const later = this.items.findIndex((item, index) => index > current && starts(item));
    const found = later >= 0 ? later : this.items.findIndex(starts);
    return found < 0 ? undefined : found;
  }
}

defineElement('devtools-menu', DevtoolsMenu);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-menu': DevtoolsMenu;
  }
}
