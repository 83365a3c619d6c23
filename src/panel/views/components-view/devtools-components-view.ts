import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { ComponentSnapshot, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatCount } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { SessionView } from '../session-view.ts';
import { viewStyles } from '../view.styles.ts';
import { ComponentTree } from './component-tree.ts';
import './devtools-component-tree.ts';
import type { ComponentSelectEvent, ComponentToggleEvent } from './devtools-component-tree.ts';

/** The component tree, filtered by name, with props, state and more of the selected component. */
export class DevtoolsComponentsView extends SessionView {
  static override readonly styles = [tokens, controls, viewStyles];

  @state() private tree: ComponentTree | undefined;
  @state() private filter = '';
  @state() private closed: ReadonlySet<string> = new Set();
  @state() private selected: string | undefined;

  protected override reset(): void {
    this.tree = undefined;
    this.closed = new Set();
    this.selected = undefined;
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const components = await session.tree();
    if (session === this.query) this.tree = new ComponentTree(components);
  }

  protected override render(): TemplateResult {
    const selected = this.tree?.get(this.selected);
    return html`
      <div class="bar">
        <input
          class="field grow"
          type="search"
          aria-label="Filter components"
          placeholder="Filter"
          spellcheck="false"
          @input=${(event: Event) => (this.filter = (event.target as HTMLInputElement).value.trim())}
        />
        <span class="count">${this.tree ? `${formatCount(this.tree.size)} mounted` : ''}</span>
      </div>
      <div class="panes">
        <div class="main">${this.failure === undefined ? this.#renderTree() : this.renderFailure()}</div>
        ${selected ? this.#renderDetails(selected) : nothing}
      </div>
    `;
  }

  #renderTree(): TemplateResult | typeof nothing {
    if (!this.tree) return nothing;
    const rows = this.filter === '' ? this.tree.rows(this.closed) : this.tree.matchingRows(this.filter);
    if (rows.length === 0) {
      return html`<div class="empty">
        ${this.filter ? 'No component matches the filter' : 'No components recorded'}
      </div>`;
    }
    return html`<devtools-component-tree
      .rows=${rows}
      .selected=${this.selected}
      @component-select=${(event: ComponentSelectEvent) => (this.selected = event.componentId)}
      @component-toggle=${this.#onToggle}
    ></devtools-component-tree>`;
  }

  #renderDetails(component: ComponentSnapshot): TemplateResult {
    const { id, name, props, state: ownState, meta } = component;
    const parts: readonly [string, unknown][] = [
      ['Props', props],
      ['State', ownState],
      ['Meta', meta],
    ];
    const recorded = parts.filter(([, value]) => value !== undefined);
    return html`<section class="details" aria-label="Component">
      <header>
        <h2>${escapeText(name)}</h2>
        <button
          class="icon"
          aria-label="Close details"
          title="Close details"
          @click=${() => (this.selected = undefined)}
        >
          ${icons.close}
        </button>
      </header>
      <div class="scroll">
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
      </div>
    </section>`;
  }

  #onToggle = (event: ComponentToggleEvent): void => {
    const closed = new Set(this.closed);
    if (event.isOpen) closed.delete(event.componentId);
    else closed.add(event.componentId);
    this.closed = closed;
  };
}

defineElement('devtools-components-view', DevtoolsComponentsView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-components-view': DevtoolsComponentsView;
  }
}
