import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { ComponentRecord, LocatedRecord, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { formatCount } from '../../styles/format.ts';
import '../../value/devtools-value.ts';
import { escapeText } from '../../value/escape-text.ts';
import { renderDetails, renderRecord } from '../details.ts';
import { SessionView } from '../session-view.ts';
import { ComponentTree } from './component-tree.ts';
import './devtools-component-tree.ts';
import type { ComponentSelectEvent, ComponentToggleEvent } from './devtools-component-tree.ts';

/** The component tree, filtered by name, with props, state and more of the selected component. */
export class DevtoolsComponentsView extends SessionView {
  protected override readonly filterLabel = 'Filter components';

  @state() private tree: ComponentTree | undefined;
  @state() private closed: ReadonlySet<string> = new Set();
  @state() private selected: string | undefined;
  /** Shown by itself, in the place of what the component is now. */
  @state() private record: ComponentRecord | undefined;

  protected override reset(): void {
    this.tree = undefined;
    this.closed = new Set();
    this.#select(undefined);
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const components = await session.tree();
    if (session === this.query) this.tree = new ComponentTree(components);
  }

  protected override describeCount(): string {
    return this.tree ? `${formatCount(this.tree.size)} mounted` : '';
  }

  protected override renderMain(): TemplateResult | typeof nothing {
    if (!this.tree) return nothing;
    const rows =
      this.filterText === '' ? this.tree.rows(this.closed) : this.tree.matchingRows(this.filterText);
    if (rows.length === 0) {
      return html`<div class="empty">
        ${this.filterText ? 'No component matches the filter' : 'No components recorded'}
      </div>`;
    }
    return html`<devtools-component-tree
      .rows=${rows}
      .selected=${this.selected}
      @component-select=${(event: ComponentSelectEvent) => this.#select(event.componentId)}
      @component-toggle=${this.#onToggle}
    ></devtools-component-tree>`;
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    if (this.record) return renderRecord(this.record, () => (this.record = undefined));
    const selected = this.tree?.get(this.selected);
    if (!selected) return nothing;
    const { id, name, props, state: ownState, meta } = selected;
    const parts: readonly [string, unknown][] = [
      ['Props', props],
      ['State', ownState],
      ['Meta', meta],
    ];
    const recorded = parts.filter(([, value]) => value !== undefined);
    const content = html`<div class="scroll">
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
    return renderDetails('Component', name, () => this.#select(undefined), content);
  }

  protected override reveal({ record }: LocatedRecord): void {
    this.#select((record as ComponentRecord).id, record as ComponentRecord);
  }

  #select(id: string | undefined, record?: ComponentRecord): void {
    this.selected = id;
    this.record = record;
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
