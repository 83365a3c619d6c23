import { html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ComponentRecord, LocatedRecord, SessionQuery } from '../../../core/index.ts';
import type { Command } from '../../commands/command.ts';
import { defineElement } from '../../define-element.ts';
import { formatCount, formatCountOf } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { renderRecord } from '../details.ts';
import { SessionView } from '../session-view.ts';
import { componentCommands } from './component-commands.ts';
import { ComponentOutline } from './component-outline.ts';
import { ComponentSearch } from './component-search.ts';
import './devtools-component-details.ts';
import type { DevtoolsComponentDetails } from './devtools-component-details.ts';
import './devtools-component-tree.ts';
import type { DevtoolsComponentTree } from './devtools-component-tree.ts';
import type { ComponentSelectEvent, ComponentToggleEvent } from './tree-events.ts';

const NOTHING_CLOSED: ReadonlySet<string> = new Set();
const NO_MATCHES: ComponentSearch['matches'] = new Map();

/** The component tree, searched by name or id, with all that is recorded of the selected component. */
export class DevtoolsComponentsView extends SessionView {
  protected override readonly filterLabel = 'Find components';
  protected override readonly filterHint = 'Find by name or id';

  @state() private outline: ComponentOutline | undefined;
  @state() private renders: readonly number[] = [];
  @state() private closed: ReadonlySet<string> = NOTHING_CLOSED;
  @state() private selected: string | undefined;
  /** Shown by itself, in the place of what the component is now. */
  @state() private record: ComponentRecord | undefined;
  /** Grows with each reading: the details read again then. */
  @state() private reading = 0;

  @query('devtools-component-tree') private tree!: DevtoolsComponentTree | null;

  @query('devtools-component-details') private details!: DevtoolsComponentDetails | null;

  #shape: number | undefined;
  #search: ComponentSearch | undefined;
  #rows: readonly number[] = [];

  override commands(): readonly Command[] {
    return componentCommands({
      hasTree: (this.outline?.size ?? 0) > 0,
      hasSelected: this.selected !== undefined && !this.record,
      parentId: this.#parentId,
      expandAll: () => (this.closed = NOTHING_CLOSED),
      collapseAll: () => this.#collapseAll(),
      select: (id) => this.#show(id),
      copy: (what) => void this.details?.copy(what),
    });
  }

  protected override reset(): void {
    this.#shape = undefined;
    this.outline = undefined;
    this.renders = [];
    this.closed = NOTHING_CLOSED;
    this.#select(undefined);
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const { shape, nodes, renders } = await session.outline(this.#shape);
    if (session !== this.query) return;
    this.#shape = shape;
    if (nodes) this.outline = new ComponentOutline(nodes);
    this.renders = renders;
    this.reading += 1;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { outline, filterText } = this;
    const isOther = changed.has('outline') || changed.has('filterText');
    if (isOther)
      this.#search = outline && filterText ? new ComponentSearch(outline, filterText) : undefined;
    if (isOther || changed.has('closed'))
      this.#rows = this.#search?.rows ?? outline?.rows(this.closed) ?? [];
  }

  protected override describeCount(): string {
    if (!this.outline) return '';
    const { size } = this.outline;
    const count = this.#search?.matches.size;
    return count === undefined
      ? `${formatCount(size)} mounted`
      : `${formatCount(count)} of ${formatCountOf(size, 'component')}`;
  }

  protected override renderTools(): TemplateResult {
    const isEmpty = !this.outline || this.#search !== undefined;
    return html`<button
        class="icon"
        aria-label="Expand all"
        title="Expand all"
        ?disabled=${isEmpty}
        @click=${() => (this.closed = NOTHING_CLOSED)}
      >
        ${icons.expand}
      </button>
      <button
        class="icon"
        aria-label="Collapse all"
        title="Collapse all"
        ?disabled=${isEmpty}
        @click=${() => this.#collapseAll()}
      >
        ${icons.collapse}
      </button>`;
  }

  protected override renderMain(): TemplateResult | typeof nothing {
    if (!this.outline) return nothing;
    if (this.#rows.length === 0) {
      return html`<div class="empty">
        ${this.#search ? 'No component has this name or id' : 'No components recorded'}
      </div>`;
    }
    return html`<devtools-component-tree
      .outline=${this.outline}
      .rows=${this.#rows}
      .closed=${this.#search ? NOTHING_CLOSED : this.closed}
      .found=${this.#search?.matches ?? NO_MATCHES}
      .renders=${this.renders}
      .selected=${this.selected}
      @component-select=${(event: ComponentSelectEvent) => this.#select(event.componentId)}
      @component-toggle=${this.#onToggle}
    ></devtools-component-tree>`;
  }

  protected override renderSelected(): TemplateResult | typeof nothing {
    if (this.record) return renderRecord(this.record, () => (this.record = undefined));
    if (this.selected === undefined) return nothing;
    return html`<devtools-component-details
      class="details"
      .query=${this.query}
      .reading=${this.reading}
      .componentId=${this.selected}
      .parentId=${this.#parentId}
      @component-select=${(event: ComponentSelectEvent) => this.#show(event.componentId)}
      @close=${() => this.#select(undefined)}
    ></devtools-component-details>`;
  }

  protected override onFilterKey(event: KeyboardEvent): void {
    const { outline } = this;
    if (event.key !== 'Enter' || event.isComposing || !outline) return;
    const next = this.#search?.next(outline.indexOf(this.selected), event.shiftKey ? -1 : 1);
    if (next === undefined) return;
    event.preventDefault();
    this.#show(outline.ids[next]!);
  }

  protected override reveal({ record }: LocatedRecord): void {
    const { id } = record as ComponentRecord;
    this.#show(id);
    this.record = record as ComponentRecord;
  }

  get #parentId(): string | undefined {
    const { outline, selected } = this;
    return outline?.ids[outline.parentOf(outline.indexOf(selected))];
  }

  /** Selects a component that may be out of sight. */
  #show(id: string): void {
    const index = this.outline?.indexOf(id) ?? -1;
    if (index >= 0) {
      const open = new Set(this.closed);
      for (const around of this.outline!.ancestorsOf(index)) open.delete(this.outline!.ids[around]!);
      if (open.size < this.closed.size) this.closed = open;
    }
    this.#select(id);
    void this.updateComplete.then(() => this.tree?.revealSelected());
  }

  #select(id: string | undefined): void {
    this.selected = id;
    this.record = undefined;
  }

  #collapseAll(): void {
    const { outline } = this;
    this.closed = new Set(outline?.ids.filter((_, index) => outline.hasChildren(index)));
  }

  #onToggle = ({ componentIds, isOpen }: ComponentToggleEvent): void => {
    const closed = new Set(this.closed);
    for (const id of componentIds) {
      if (isOpen) closed.delete(id);
      else closed.add(id);
    }
    this.closed = closed;
  };
}

defineElement('devtools-components-view', DevtoolsComponentsView);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-components-view': DevtoolsComponentsView;
  }
}
