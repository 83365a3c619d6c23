import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TemplateResult } from 'lit';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { cssProps } from '../styles/css-props.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import { highlightStyles } from './devtools-highlight.styles.ts';
import { elementRect, unionRect } from './element-rect.ts';

/** Elements outlined at a time: more would be one blot. */
const MAX_BOXES = 60;

const LABEL_HEIGHT = 18;

/** An element that was just rendered; another number for each time. */
export interface UpdateMark {
  readonly key: number;
  readonly element: Element;
}

/**
 * Outlines elements of the page, above it and beside the panel. It lies in the panel's own shadow root, takes nothing
 * from the app, and while something is `picking`, keeps the pointer from it.
 */
export class DevtoolsHighlight extends DevtoolsElement {
  static override readonly styles = [tokens, controls, highlightStyles];

  @property({ attribute: false }) targets: readonly Element[] = [];
  /** Name of what `targets` are. */
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) updates: readonly UpdateMark[] = [];
  @property({ type: Boolean, reflect: true }) picking = false;
  /** The panel, which stays clear. */
  @property({ attribute: false }) panel: Element | undefined;

  #listening: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
    this.ariaHidden = 'true';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listen(false);
  }

  protected override render(): TemplateResult {
    const rects = this.targets.slice(0, MAX_BOXES).flatMap((element) => elementRect(element) ?? []);
    return html`${repeat(
      this.updates.slice(0, MAX_BOXES),
      ({ key }) => key,
      ({ element }) => renderBox('update', elementRect(element)),
    )}
    ${rects.map((rect) => renderBox('target', rect))} ${this.#renderLabel(unionRect(rects))}`;
  }

  protected override updated(): void {
    const isShown = this.picking || this.targets.length > 0 || this.updates.length > 0;
    if (isShown !== this.matches(':popover-open')) this.togglePopover(isShown);
    this.#listen(isShown);
    this.style.clipPath = isShown ? clipAround(this.panel) : '';
  }

  #renderLabel(rect: DOMRect | undefined): TemplateResult | typeof nothing {
    if (!rect || this.label === '') return nothing;
    const above = rect.top - LABEL_HEIGHT - 2;
    const top = above >= 0 ? above : Math.min(rect.bottom + 2, innerHeight - LABEL_HEIGHT);
    const left = Math.max(0, Math.min(rect.left, innerWidth - 160));
    return html`<div
      class="label"
      ${cssProps({ '--left': `${left}px`, '--top': `${Math.max(0, top)}px` })}
    >
      ${escapeText(this.label)}<span class="size"
        >${Math.round(rect.width)} × ${Math.round(rect.height)}</span
      >
    </div>`;
  }

  /** What is outlined may move. */
  #listen(isShown: boolean): void {
    if (isShown === (this.#listening !== undefined)) return;
    this.#listening?.abort();
    this.#listening = isShown ? new AbortController() : undefined;
    if (!this.#listening) return;
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    for (const type of ['scroll', 'resize']) addEventListener(type, () => this.requestUpdate(), options);
  }
}

function renderBox(kind: string, rect: DOMRect | undefined): TemplateResult | typeof nothing {
  if (!rect) return nothing;
  const props = {
    '--left': `${rect.left}px`,
    '--top': `${rect.top}px`,
    '--width': `${rect.width}px`,
    '--height': `${rect.height}px`,
  };
  return html`<div class="box ${kind}" ${cssProps(props)}></div>`;
}

/** All of the viewport but the panel: what is above the page must not be above that. */
function clipAround(panel: Element | undefined): string {
  const hole = panel?.ownerDocument === document ? panel.getBoundingClientRect() : undefined;
  if (!hole || hole.width === 0) return '';
  const { left, top, right, bottom } = hole;
  const outside = '0 0, 100% 0, 100% 100%, 0 100%, 0 0';
  return `polygon(evenodd, ${outside}, ${left}px ${top}px, ${right}px ${top}px, ${right}px ${bottom}px, ${left}px ${bottom}px, ${left}px ${top}px)`;
}

defineElement('devtools-highlight', DevtoolsHighlight);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-highlight': DevtoolsHighlight;
  }
}
