import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ComponentSnapshot, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { icons } from '../../styles/icons.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import { detailsStyles } from './devtools-component-details.styles.ts';
import { ComponentSelectEvent } from './tree-events.ts';

/**
 * All that is recorded of one component.
 *
 * @fires component-select - someone wants to see another one
 * @fires close - someone has seen enough
 */
class DevtoolsComponentDetails extends DevtoolsElement {
  static override readonly styles = [tokens, controls, detailsStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Grows when there may be more to read. */
  @property({ type: Number }) reading = 0;
  @property() componentId = '';
  /** Of the component around this one. */
  @property() parentId: string | undefined;

  /** As it was read last: what is gone since stays as it was. */
  @state() private component: ComponentSnapshot | undefined;
  @state() private isGone = false;
  @state() private failure: string | undefined;

  #isReading = false;
  #isStale = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query') || changed.has('componentId')) {
      this.component = undefined;
      this.isGone = false;
    }
    if (changed.has('query') || changed.has('componentId') || changed.has('reading')) void this.#read();
  }

  protected override render(): TemplateResult {
    const { component, componentId, parentId } = this;
    const name = component?.name ?? componentId;
    return html`<section aria-label="Component">
      <header>
        <h2>${escapeText(name)}</h2>
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
    const { component } = this;
    if (!component) return nothing;
    const { id, props, state: ownState, meta } = component;
    const parts: readonly [string, unknown][] = [
      ['Props', props],
      ['State', ownState],
      ['Meta', meta],
    ];
    const recorded = parts.filter(([, value]) => value !== undefined);
    return html`<div class="scroll">
      <dl>
        <dt>Id</dt>
        <dd class="mono">${escapeText(id)}</dd>
      </dl>
      ${recorded.map(
        ([label, value]) =>
          html`<h3>${label}</h3>
            <devtools-value label=${label} .value=${value} .subject=${id}></devtools-value>`,
      )}
      ${recorded.length === 0 ? html`<p class="dim">Nothing else is recorded of it.</p>` : nothing}
    </div>`;
  }

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
      const component = await query.component(componentId);
      if (query !== this.query || componentId !== this.componentId) return;
      this.isGone = component === undefined;
      this.component = component ?? this.component;
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
