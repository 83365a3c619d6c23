import type { LitElement } from 'lit';
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
  readonly #onError: (error: unknown) => void;
  readonly #onChosen: () => void;
  readonly #seek: (seq: number) => void;
  readonly #loaded = new Set<TabName>();

  constructor(
    host: LitElement,
    {
      onError,
      onChosen,
      seek,
    }: {
      onError: (error: unknown) => void;
      onChosen: () => void;
      /** Shows a moment of the replay. */
      seek: (seq: number) => void;
    },
  ) {
    this.#host = host;
    this.#onError = onError;
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
    savePreferences({ tab: name });
    this.#onChosen();
    this.#host.requestUpdate();
  }

  /** Fetches the code of the current view. */
  async load(): Promise<void> {
    const name = this.current;
    if (this.#loaded.has(name)) return;
    try {
      await loadView(name);
    } catch (error) {
      this.#onError(error);
      return;
    }
    this.#loaded.add(name);
    this.#host.requestUpdate();
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
