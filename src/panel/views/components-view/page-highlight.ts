import type { LitElement, ReactiveController } from 'lit';
import { devtools } from '../../../core/index.ts';
import type { DevtoolsHighlight, UpdateMark } from '../../highlight/devtools-highlight.ts';
import { startPicking } from '../../highlight/element-picker.ts';
import type { PickStep } from '../../highlight/element-picker.ts';
import { shownName } from './component-name.ts';
import type { ComponentOutline } from './component-outline.ts';

/** How long an element that was rendered stays outlined, ms. */
const UPDATE_MS = 1_000;

/** What the highlight is told by the view. */
interface HighlightView extends LitElement {
  /** Whether the session is that of this page, and on screen. */
  readonly isInPage: boolean;
  readonly outline: ComponentOutline | undefined;
  /** A component was picked. */
  picked(id: string): void;
}

/** Shows in the page where components are, and has one picked there. */
export class PageHighlight implements ReactiveController {
  isPicking = false;
  /** What stands under the pointer, or was gone to by keys, while something is picked. */
  pointed: string | undefined;
  readonly #view: HighlightView;
  #overlay: DevtoolsHighlight | undefined;
  #stopPicking: (() => void) | undefined;
  #updates: readonly UpdateMark[] = [];
  #lastKey = 0;

  constructor(view: HighlightView) {
    this.#view = view;
    view.addController(this);
  }

  hostUpdated(): void {
    if (!this.#view.isInPage) this.#clear();
  }

  hostDisconnected(): void {
    this.#clear();
    this.#overlay?.remove();
    this.#overlay = undefined;
  }

  /** Outlines a component in the page; with none, nothing. */
  show(id: string | undefined): void {
    const { isInPage, outline } = this.#view;
    const targets = id !== undefined && isInPage ? (devtools.get()?.elementsOf(id) ?? []) : [];
    if (targets.length === 0 && !this.#overlay) return;
    const name = outline?.names[outline.indexOf(id)];
    void this.#draw({ targets, label: name === undefined ? (id ?? '') : shownName(name) });
  }

  scrollTo(id: string): void {
    const [element] = devtools.get()?.elementsOf(id) ?? [];
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element?.scrollIntoView({
      block: 'center',
      inline: 'nearest',
      behavior: isCalm ? 'auto' : 'smooth',
    });
  }

  /** Outlines for a moment what was rendered. */
  showUpdates(ids: readonly string[]): void {
    const tools = devtools.get();
    const elements = ids.slice(0, 60).flatMap((id) => tools?.elementsOf(id) ?? []);
    if (elements.length === 0) return;
    const marks = [...new Set(elements)].map((element) => ({ element, key: (this.#lastKey += 1) }));
    this.#updates = [...this.#updates, ...marks];
    void this.#draw({ updates: this.#updates });
    setTimeout(() => {
      this.#updates = this.#updates.filter((mark) => !marks.includes(mark));
      void this.#draw({ updates: this.#updates });
    }, UPDATE_MS);
  }

  togglePicking(selected: string | undefined): void {
    if (this.isPicking) this.stopPicking();
    else if (this.#view.isInPage) this.#startPicking(selected);
  }

  stopPicking(): void {
    if (!this.isPicking) return;
    this.#stopPicking?.();
    this.isPicking = false;
    this.pointed = undefined;
    void this.#draw({ picking: false, targets: [] });
    this.#view.requestUpdate();
  }

  #startPicking(selected: string | undefined): void {
    this.isPicking = true;
    this.#point(selected);
    void this.#draw({ picking: true });
    this.#stopPicking = startPicking({
      panel: panelOf(this.#view),
      point: (element) => this.#point(devtools.get()?.componentAt(element)),
      step: (step) => this.#point(this.#stepFrom(this.pointed, step)),
      select: () => {
        const id = this.pointed;
        if (id === undefined) return;
        this.stopPicking();
        this.#view.picked(id);
      },
      end: () => this.stopPicking(),
    });
  }

  #point(id: string | undefined): void {
    this.pointed = id;
    this.show(id);
    this.#view.requestUpdate();
  }

  #stepFrom(id: string | undefined, step: PickStep): string | undefined {
    const { outline } = this.#view;
    if (!outline || outline.size === 0) return id;
    const from = outline.indexOf(id);
    if (from < 0) return outline.ids[0];
    const siblings = [...outline.siblingsOf(from)];
    const at = siblings.indexOf(from);
    const to = {
      parent: outline.parentOf(from),
      child: outline.hasChildren(from) ? from + 1 : from,
      before: siblings[at - 1] ?? from,
      after: siblings[at + 1] ?? from,
    }[step];
    return outline.ids[to] ?? id;
  }

  #clear(): void {
    this.stopPicking();
    this.#updates = [];
    if (this.#overlay) void this.#draw({ targets: [], updates: [] });
  }

  /** In the page, wherever the panel is. */
  async #draw(
    change: Partial<Pick<DevtoolsHighlight, 'targets' | 'label' | 'updates' | 'picking'>>,
  ): Promise<void> {
    await import('../../highlight/devtools-highlight.ts');
    if (!this.#view.isConnected) return;
    if (!this.#overlay) {
      this.#overlay = document.createElement('devtools-highlight');
      rootInPage(this.#view)?.append(this.#overlay);
    }
    Object.assign(this.#overlay, change, { panel: panelOf(this.#view) });
  }
}

/** The window of the panel that a view is in, or the view where there is none. */
function panelOf(view: Element): Element {
  const { host } = view.getRootNode() as Partial<ShadowRoot>;
  return host ?? view;
}

/** The shadow root of the panel in the page, also where its window is another. */
function rootInPage(view: Element): ParentNode | null {
  const root = panelOf(view).getRootNode();
  if (root instanceof ShadowRoot && root.ownerDocument === document) return root;
  return document.querySelector('devtools-panel')?.shadowRoot ?? null;
}
