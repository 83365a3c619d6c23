import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ComponentRecord, LocatedRecord, MomentDiff, SessionQuery } from '../../../core/index.ts';
import type { Command } from '../../commands/command.ts';
import { defineElement } from '../../define-element.ts';
import type { MomentComparison } from '../../player/moment-comparison.ts';
import { formatCount, formatCountOf } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { escapeText } from '../../value/escape-text.ts';
import { renderComparedToggle } from '../compared.ts';
import { renderRecord } from '../render-record.ts';
import { SessionView } from '../session-view.ts';
import { componentCommands } from './component-commands.ts';
import { comparedOps, renderComparedList } from './compared-components.ts';
import { shownName } from './component-name.ts';
import { ComponentOutline } from './component-outline.ts';
import { ComponentSearch } from './component-search.ts';
import { PageHighlight } from './page-highlight.ts';
import { renderedSince } from './rendered-since.ts';
import { componentsViewStyles } from './components-view.styles.ts';
import './devtools-component-details.ts';
import type { DevtoolsComponentDetails } from './devtools-component-details.ts';
import './devtools-component-tree.ts';
import type { DevtoolsComponentTree } from './devtools-component-tree.ts';
import type { ComponentHoverEvent, ComponentSelectEvent, ComponentToggleEvent } from './tree-events.ts';

const NOTHING_FLASHED: ReadonlySet<number> = new Set();

/** How long a row of what was rendered is marked, ms. */
const FLASH_MS = 1_000;

const NOT_HERE = 'Only for the session that this page records now';

const NOTHING_CLOSED: ReadonlySet<string> = new Set();
const NO_MATCHES: ComponentSearch['matches'] = new Map();

/** The component tree, searched by name or id, with all that is recorded of the selected component. */
export class DevtoolsComponentsView extends SessionView {
  static override readonly styles = [...SessionView.styles, componentsViewStyles];

  /** What the shown moment is held against. */
  @property({ attribute: false }) comparison: MomentComparison | undefined;

  protected override readonly filterLabel = 'Find components';
  protected override readonly filterHint = 'Find by name or id';

  @state() outline: ComponentOutline | undefined;
  @state() private difference: MomentDiff | undefined;
  /** Whether what differs from the other moment is listed, in place of the tree. */
  @state() private showsChanged = false;
  @state() private renders: readonly number[] = [];
  @state() private closed: ReadonlySet<string> = NOTHING_CLOSED;
  @state() private selected: string | undefined;
  /** Shown by itself, in the place of what the component is now. */
  @state() private record: ComponentRecord | undefined;
  /** Grows with each reading: the details read again then. */
  @state() private reading = 0;

  @query('devtools-component-tree') private tree!: DevtoolsComponentTree | null;

  @query('devtools-component-details') private details!: DevtoolsComponentDetails | null;

  /** Whether elements that were rendered are outlined in the page. */
  @state() private showsUpdates = false;
  /** Indexes of the components that were rendered since the reading before, for a moment. */
  @state() private flashed: ReadonlySet<number> = NOTHING_FLASHED;

  readonly #highlight = new PageHighlight(this);
  #flashTimer: ReturnType<typeof setTimeout> | undefined;
  #shape: number | undefined;
  #search: ComponentSearch | undefined;
  #rows: readonly number[] = [];

  /** Whether the shown components are those of this page, and can be found in it. */
  get isInPage(): boolean {
    return this.live && this.active;
  }

  /** Shows what was picked in the page. */
  picked(id: string): void {
    const index = this.outline?.indexOf(id) ?? -1;
    if (this.#search && !this.#search.rows.includes(index)) this.clearFilter();
    this.#show(id);
    void this.updateComplete.then(() => this.tree?.focus());
  }

  override commands(): readonly Command[] {
    return componentCommands({
      hasTree: (this.outline?.size ?? 0) > 0,
      hasSelected: this.selected !== undefined && !this.record,
      parentId: this.#parentId,
      expandAll: () => (this.closed = NOTHING_CLOSED),
      collapseAll: () => this.#collapseAll(),
      isInPage: this.isInPage,
      isPicking: this.#highlight.isPicking,
      showsUpdates: this.showsUpdates,
      pick: () => this.#highlight.togglePicking(this.selected),
      scrollIntoView: () => this.#scrollIntoView(),
      toggleUpdates: () => (this.showsUpdates = !this.showsUpdates),
      select: (id) => this.#show(id),
      copy: (what) => void this.details?.copy(what),
    });
  }

  protected override reset(): void {
    this.#shape = undefined;
    this.outline = undefined;
    this.difference = undefined;
    this.renders = [];
    this.flashed = NOTHING_FLASHED;
    this.closed = NOTHING_CLOSED;
    this.#select(undefined);
  }

  protected override async read(session: SessionQuery): Promise<void> {
    const [{ shape, nodes, renders }, difference] = await Promise.all([
      session.outline(this.#shape),
      this.comparison?.diff(),
    ]);
    if (session !== this.query) return;
    this.#shape = shape;
    this.difference = difference;
    const before = { outline: this.outline, renders: this.renders };
    if (nodes) this.outline = new ComponentOutline(nodes);
    this.renders = renders;
    this.#flash(renderedSince(before, { outline: this.outline!, renders }));
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
    const { isPicking, pointed } = this.#highlight;
    return html`${renderComparedToggle(this.comparison, {
        count: this.difference?.componentCount ?? 0,
        isOn: this.showsChanged,
        toggle: () => (this.showsChanged = !this.showsChanged),
      })}
      <button
        class="icon pick"
        aria-label="Pick a component in the page"
        title=${this.isInPage ? 'Pick a component in the page (.)' : NOT_HERE}
        aria-pressed=${isPicking}
        ?disabled=${!this.isInPage}
        @click=${() => this.#highlight.togglePicking(this.selected)}
      >
        ${icons.pick}
      </button>
      <button
        class="icon updates"
        aria-label="Highlight updates in the page"
        title=${this.isInPage ? 'Highlight updates in the page' : NOT_HERE}
        aria-pressed=${this.showsUpdates}
        ?disabled=${!this.isInPage}
        @click=${() => (this.showsUpdates = !this.showsUpdates)}
      >
        ${icons.flash}
      </button>
      <button
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
      </button>
      <span class="picking" role="status"
        >${isPicking ? `Picking ${this.#nameOf(pointed)}: arrows move, Enter selects, Esc ends` : ''}</span
      >`;
  }

  protected override renderMain(): TemplateResult | typeof nothing {
    if (!this.outline) return nothing;
    if (this.difference && this.showsChanged)
      return renderComparedList(this.difference.components, this.selected, (id) => this.#select(id));
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
      .flashed=${this.flashed}
      .compared=${comparedOps(this.difference)}
      .selected=${this.selected}
      @component-hover=${(event: ComponentHoverEvent) => this.#highlight.show(event.componentId)}
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
      .comparison=${this.#isUpdated ? this.comparison : undefined}
      .parentId=${this.#parentId}
      .isInPage=${this.isInPage}
      @scroll-to=${() => this.#scrollIntoView()}
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

  get #isUpdated(): boolean {
    return (
      this.difference?.components.some(({ id, op }) => id === this.selected && op === 'update') ?? false
    );
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

  #scrollIntoView(): void {
    if (this.selected === undefined) return;
    this.#highlight.scrollTo(this.selected);
    this.#highlight.show(this.selected);
  }

  #nameOf(id: string | undefined): string {
    const name = this.outline?.names[this.outline.indexOf(id)];
    return escapeText(name === undefined ? (id ?? 'in the page') : shownName(name));
  }

  /** Rows are drawn anew when they are scrolled: a mark that stayed would flash again. */
  #flash(rendered: readonly number[]): void {
    if (rendered.length === 0) return;
    this.flashed = new Set(rendered);
    clearTimeout(this.#flashTimer);
    this.#flashTimer = setTimeout(() => (this.flashed = NOTHING_FLASHED), FLASH_MS);
    if (this.showsUpdates && this.isInPage)
      this.#highlight.showUpdates(rendered.map((index) => this.outline!.ids[index]!));
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
