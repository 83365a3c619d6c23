import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import type { RecordPlace } from '../../core/index.ts';
import { readTab } from '../kept-choices.ts';
import { loadView } from '../load-view.ts';
import { savePreferences } from '../preferences.ts';
import { isTabName, type TabName } from '../tabs.ts';
import { viewIn } from './views.ts';

/** Which view is shown, and which have been: the code of each is fetched when it is first shown. */
export class ViewsController {
  current: TabName = readTab();

  readonly #host: LitElement;
  readonly #onChosen: () => void;
  readonly #seek: (seq: number) => void;
  readonly #loaded = new Set<TabName>();
  /** Views whose code did not come: it is not asked for again by itself. */
  readonly #failed = new Set<TabName>();

  constructor(
    host: LitElement,
    {
      onChosen,
      seek,
    }: {
      onChosen: () => void;
      /** Shows a moment of the replay. */
      seek: (seq: number) => void;
    },
  ) {
    this.#host = host;
    this.#onChosen = onChosen;
    this.#seek = seek;
  }

  /** The view that is shown, once it has been drawn. */
  get view(): ReturnType<typeof viewIn<TabName>> {
    return viewIn(this.#host.renderRoot, this.current);
  }

  isLoaded(name: TabName): boolean {
    return this.#loaded.has(name);
  }

  /** Shows a view, now and when the panel is next opened. */
  choose(name: TabName): void {
    this.current = name;
    this.#failed.delete(name);
    savePreferences({ tab: name });
    this.#onChosen();
    this.#host.requestUpdate();
  }

  /** Fetches the code of the current view. */
  async load(): Promise<void> {
    const name = this.current;
    if (this.#loaded.has(name) || this.#failed.has(name)) return;
    try {
      await loadView(name);
      this.#loaded.add(name);
    } catch {
      // The browser tells of it in its console, with the address.
      this.#failed.add(name);
    }
    this.#host.requestUpdate();
  }

  /** What stands in place of a view whose code is not here; browsers may remember that it did not come. */
  renderMissing(name: TabName): TemplateResult | typeof nothing {
    if (!this.#failed.has(name)) return nothing;
    return html`<div class="empty" role="alert">
      <div>
        The code of this view could not be loaded: is the server of this page, or the network, there?
      </div>
      <div>Reload the page to try again. What is stored stays.</div>
    </div>`;
  }

  /** Shows a record in the view of its section; the picture has none, and is shown as it was then. */
  async showRecord(place: RecordPlace): Promise<void> {
    const { section, seq } = place;
    if (!isTabName(section)) {
      this.#seek(seq);
      return;
    }
    this.choose(section);
    await this.load();
    await this.#host.updateComplete;
    const { view } = this;
    await view?.updateComplete;
    if (view && 'showRecord' in view) view.showRecord(place);
    this.focus();
  }

  /** Puts the focus on the tab of the current view. */
  focus(options?: FocusOptions): void {
    const tab = `#tab-${this.current}`;
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(tab)?.focus(options),
    );
  }
}
