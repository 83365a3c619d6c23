import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ComponentSnapshot, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import type { MomentComparison } from '../../player/moment-comparison.ts';
import { renderTabList } from '../../render-tab-list.ts';
import { controls } from '../../styles/controls.styles.ts';
import { icons } from '../../styles/icons.ts';
import { tabsStyles } from '../../styles/tabs.styles.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { comparedStyles, renderCompared } from '../compared.ts';
import { describeFailure } from '../describe-failure.ts';
import { detailsStyles } from './devtools-component-details.styles.ts';
import { COPIES, copyText } from './copy-component.ts';
import type { CopyId } from './copy-component.ts';
import './devtools-component-events.ts';
import './devtools-component-renders.ts';
import { ComponentSelectEvent } from './tree-events.ts';

const TABS = [
  { name: 'props', label: 'Props' },
  { name: 'state', label: 'State' },
  { name: 'events', label: 'Events' },
  { name: 'renders', label: 'Renders' },
] as const;

type Tab = (typeof TABS)[number]['name'];

/**
 * All that is recorded of one component, by tabs; the chosen one stays when another component is looked at.
 *
 * @fires component-select - someone wants to see another one
 * @fires scroll-to - someone wants to see it in the page
 * @fires close - someone has seen enough
 */
export class DevtoolsComponentDetails extends DevtoolsElement {
  static override readonly styles = [tokens, controls, tabsStyles, detailsStyles, comparedStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Grows when there may be more to read. */
  @property({ type: Number }) reading = 0;
  @property() componentId = '';
  /** Where the component is not as it was at another moment. */
  @property({ attribute: false }) comparison: MomentComparison | undefined;
  /** Of the component around this one. */
  @property() parentId: string | undefined;

  /** Whether it can be found in the page. */
  @property({ type: Boolean }) isInPage = false;

  /** As it was read last: what is gone since stays as it was. */
  @state() private component: ComponentSnapshot | undefined;
  @state() private isGone = false;
  @state() private failure: string | undefined;
  @state() private tab: Tab = 'props';
  /** Time of the session's first event, epoch ms. */
  @state() private start = 0;
  /** What was copied, for those who cannot see that it was. */
  @state() private notice = '';

  #isReading = false;
  #isStale = false;

  /** Puts a part of the component on the clipboard. */
  async copy(what: CopyId): Promise<void> {
    const text = this.component && copyText(this.component, what);
    if (text === undefined) {
      this.notice = `It has no ${what}`;
      return;
    }
    try {
      await navigator.clipboard.writeText(text);
      this.notice = `Copied its ${what}`;
    } catch {
      this.notice = 'The browser did not allow copying';
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query')) this.start = 0;
    if (changed.has('query') || changed.has('componentId')) {
      this.component = undefined;
      this.isGone = false;
      this.notice = '';
    }
    if (changed.has('query') || changed.has('componentId') || changed.has('reading')) void this.#read();
  }

  protected override render(): TemplateResult {
    const { component, componentId, parentId } = this;
    const name = component?.name ?? componentId;
    return html`<section aria-label="Component">
      <header>
        <h2 title=${escapeText(componentId)}>
          ${escapeText(name)} <span class="id">${escapeText(componentId)}</span>
        </h2>
        ${this.isGone ? html`<span class="tag">unmounted</span>` : nothing}
        <button
          class="icon"
          aria-label="Go to parent"
          title="Go to parent"
          ?disabled=${parentId === undefined}
          @click=${() => this.dispatchEvent(new ComponentSelectEvent(parentId!))}
        >
          ${icons.parent}
        </button>
        <button
          class="icon"
          aria-label="Scroll into view"
          title="Scroll into view"
          ?disabled=${!this.isInPage || this.isGone}
          @click=${() => this.dispatchEvent(new Event('scroll-to'))}
        >
          ${icons.locate}
        </button>
        <select class="copy" aria-label="Copy" title="Copy" @change=${this.#onCopy}>
          <option value="">Copy…</option>
          ${COPIES.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
        </select>
        <button
          class="icon"
          aria-label="Close details"
          title="Close details"
          @click=${() => this.dispatchEvent(new Event('close'))}
        >
          ${icons.close}
        </button>
      </header>
      ${
        this.failure === undefined
          ? this.#renderContent()
          : html`<div class="empty" role="alert">${escapeText(this.failure)}</div>`
      }
    </section>`;
  }

  #renderContent(): TemplateResult | typeof nothing {
    const { component, comparison, tab } = this;
    if (!component) return nothing;
    return html`${comparison ? renderCompared(comparison, comparison.components, component.id) : nothing}
      ${renderTabList({
        label: 'Parts of the component',
        prefix: 'tab',
        tabs: TABS,
        current: tab,
        panelOf: () => 'panel',
        choose: (name) => (this.tab = name),
      })}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${tab}">
        ${this.#renderTab(component)}
      </div>
      <div class="notice" role="status">${this.notice}</div>`;
  }

  #renderTab(component: ComponentSnapshot): TemplateResult {
    switch (this.tab) {
      case 'props':
        return html`<div class="scroll">
          ${this.#renderValue('Props', component.props)}
          ${
            component.meta === undefined
              ? nothing
              : html`<h3>Meta</h3>
                  ${this.#renderValue('Meta', component.meta)}`
          }
        </div>`;
      case 'state':
        return html`<div class="scroll">${this.#renderValue('State', component.state)}</div>`;
      case 'events':
        return html`<devtools-component-events
          .query=${this.query}
          .reading=${this.reading}
          .componentId=${this.componentId}
          .start=${this.start}
        ></devtools-component-events>`;
      case 'renders':
        return html`<devtools-component-renders
          .query=${this.query}
          .reading=${this.reading}
          .componentId=${this.componentId}
          .start=${this.start}
        ></devtools-component-renders>`;
    }
  }

  #renderValue(label: string, value: unknown): TemplateResult {
    if (value === undefined)
      return html`<p class="dim">No ${label.toLowerCase()} recorded of this component.</p>`;
    return html`<devtools-value
      label=${label}
      .value=${value}
      .subject=${`${this.componentId} ${label}`}
    ></devtools-value>`;
  }

  #onCopy = (event: Event): void => {
    const menu = event.target as HTMLSelectElement;
    const what = menu.value as CopyId;
    menu.value = '';
    void this.copy(what);
  };

  /** One reading at a time, and one more where another was asked for meanwhile. */
  async #read(): Promise<void> {
    this.#isStale = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isStale && this.isConnected) {
      this.#isStale = false;
      await this.#readOnce();
    }
    this.#isReading = false;
  }

  async #readOnce(): Promise<void> {
    const { query, componentId } = this;
    if (!query) return;
    try {
      const [component, start] = await Promise.all([
        query.component(componentId),
        this.start === 0 ? query.startTime() : this.start,
      ]);
      if (query !== this.query || componentId !== this.componentId) return;
      this.isGone = component === undefined;
      this.component = component ?? this.component;
      this.start = start;
      this.failure = undefined;
    } catch (error) {
      if (query === this.query) this.failure = describeFailure(error);
    }
  }
}

defineElement('devtools-component-details', DevtoolsComponentDetails);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-component-details': DevtoolsComponentDetails;
  }
}
