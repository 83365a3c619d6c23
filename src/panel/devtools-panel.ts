import { claimKeys, devtools } from '../core/index.ts';
import type { DevTools } from '../core/index.ts';
import { ChosenAttributes } from './chosen-attributes.ts';
import type { DevtoolsFrame } from './frame/devtools-frame.ts';
import { takeDropped } from './imports/take-dropped.ts';
import type { DroppedItem } from './imports/take-dropped.ts';
import { readTab } from './kept-choices.ts';
import { matchesHotkey, parseHotkey } from './launcher/hotkey.ts';
import { keepInside } from './launcher/keep-inside.ts';
import { createLauncher } from './launcher/launcher.ts';
import { launcherStyles } from './launcher/launcher.styles.ts';
import { loadView } from './load-view.ts';
import { forgetDeepLink, readDeepLink, readSessionAddress } from './player/deep-link.ts';
import { CORNERS, DEFAULT_HOTKEY, PANEL_LOCATIONS, readChoice, THEMES } from './panel-attributes.ts';
import type { Corner, PanelChoice, PanelLocation, Theme } from './panel-attributes.ts';

/**
 * `<devtools-panel>`: a button that shows the recording, and behind it the panel, which is loaded when
 * it is first opened. No Lit here: this is all that a page pays for until then.
 *
 * @fires devtools-export - a file was written
 * @fires devtools-import - a file was stored as a session
 * @fires devtools-error - an export, an import or the recording failed
 * @fires devtools-seek - the replay went to another moment
 * @csspart launcher - the button
 * @csspart frame - the open panel
 * @csspart title - its uppermost bar, with the tool bar
 * @cssprop --devtools-surface - background of views and fields
 * @cssprop --devtools-chrome - background of bars
 * @cssprop --devtools-line - lines between parts, and borders
 * @cssprop --devtools-text - text
 * @cssprop --devtools-dim - text that matters less
 * @cssprop --devtools-accent - what is chosen, links, focus
 * @cssprop --devtools-font - font family of everything but values
 * @cssprop --devtools-mono - font family of values
 */
export class DevtoolsPanel extends HTMLElement {
  static readonly observedAttributes = ['open', 'docked', 'full', 'panel-location', 'theme', 'hotkey'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #launcher = createLauncher();
  readonly #failure = document.createElement('div');
  readonly #chosen = new ChosenAttributes(this);
  #loading: Promise<DevtoolsFrame> | undefined;
  #frame: DevtoolsFrame | undefined;
  #watched: DevTools | undefined;
  #stopWatching: (() => void) | undefined;
  #returnFocusTo: Element | null = null;
  #takesFocus = false;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    this.#root.adoptedStyleSheets = [sheet];
    this.#failure.className = 'failure';
    this.#failure.setAttribute('role', 'alert');
    this.#root.append(this.#launcher.button);
    keepInside(this.#root);
    this.#acceptClicksAndFiles(this.#launcher.button);
  }

  /** Whether the panel is shown. */
  get open(): boolean {
    return this.hasAttribute('open');
  }
  set open(isOpen: boolean) {
    this.toggleAttribute('open', isOpen);
  }

  /** The corner in which the button floats. @defaultValue 'bottom-right' */
  get position(): Corner {
    return readChoice(this, 'position', CORNERS);
  }
  set position(corner: Corner) {
    this.setAttribute('position', corner);
  }

  /** Whether the open panel is at a side of the page, which makes room for it, and not over it. */
  get docked(): boolean {
    return this.hasAttribute('docked');
  }
  set docked(isDocked: boolean) {
    this.toggleAttribute('docked', isDocked);
  }

  /** Whether the panel is all that the page is for: it fills the window, stays open, and looks at stored sessions. */
  get full(): boolean {
    return this.hasAttribute('full');
  }
  set full(isFull: boolean) {
    this.toggleAttribute('full', isFull);
  }

  /** Where the panel opens, or at which side it is docked. @defaultValue 'bottom' */
  get panelLocation(): PanelLocation {
    return readChoice(this, 'panel-location', PANEL_LOCATIONS);
  }
  set panelLocation(location: PanelLocation) {
    this.setAttribute('panel-location', location);
  }

  /** Light or dark, or as the system has it. @defaultValue 'auto' */
  get theme(): Theme {
    return readChoice(this, 'theme', THEMES);
  }
  set theme(theme: Theme) {
    this.setAttribute('theme', theme);
  }

  /** Opens and closes the panel: such as `Alt+Shift+D` or `Ctrl+F12`; empty for none. @defaultValue 'Alt+Shift+D' */
  get hotkey(): string {
    return this.getAttribute('hotkey') ?? DEFAULT_HOTKEY;
  }
  set hotkey(text: string) {
    this.setAttribute('hotkey', text);
  }

  /** Opens the panel and stores files as if they were dropped on it. */
  openFiles(files: readonly DroppedItem[]): void {
    this.open = true;
    void this.#loadFrame().then((frame) => frame.importDropped(files), this.#showFailure);
  }

  connectedCallback(): void {
    this.#chosen.restore();
    addEventListener('keydown', this.#onKeyDown, true);
    const releaseKeys = claimKeys(this.#isHotkey);
    const stopOnChange = devtools.onChange(this.#watchRecorder);
    this.#stopWatching = () => {
      stopOnChange();
      releaseKeys();
      this.#watched?.removeEventListener('change', this.#showStatus);
      this.#watched = undefined;
    };
    addEventListener('hashchange', this.#followLink);
    this.#watchRecorder();
    this.#showOpenState();
    this.#followLink();
    this.#followAddress();
  }

  disconnectedCallback(): void {
    removeEventListener('keydown', this.#onKeyDown, true);
    removeEventListener('hashchange', this.#followLink);
    this.#stopWatching?.();
    this.#frame?.comeBack();
  }

  attributeChangedCallback(name: string): void {
    this.#chosen.noteChange(name);
    if (!this.isConnected) return;
    if (name === 'open') this.#showOpenState();
    else if (this.#frame) this.#passOn(this.#frame);
  }

  #passOn(frame: DevtoolsFrame): void {
    frame.docked = this.docked;
    frame.full = this.full;
    frame.location = this.panelLocation;
    frame.theme = this.theme;
    frame.hotkey = this.full ? '' : this.hotkey;
  }

  #watchRecorder = (): void => {
    this.#watched?.removeEventListener('change', this.#showStatus);
    this.#watched = devtools.get();
    this.#watched?.addEventListener('change', this.#showStatus);
    this.#showStatus();
  };

  #showStatus = (): void => {
    if (!this.open) this.#launcher.show(this.#watched?.status);
  };

  /** An address may name a moment of a stored session. */
  #followLink = (): void => {
    const place = readDeepLink(location.href);
    if (!place) return;
    // The viewer's is its own, for a reload to come back to.
    if (!this.full) forgetDeepLink();
    this.open = true;
    void this.#loadFrame().then((frame) => frame.followLink(place), this.#showFailure);
  };

  /** An address may name a file of a session. */
  #followAddress(): void {
    const address = readSessionAddress(location.href, this.full);
    if (!address) return;
    this.open = true;
    void this.#loadFrame().then((frame) => frame.openAddress(address), this.#showFailure);
  }

  #isHotkey = (event: KeyboardEvent): boolean => {
    const hotkey = parseHotkey(this.hotkey);
    return hotkey !== undefined && matchesHotkey(hotkey, event);
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat || !this.#isHotkey(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#toggleWithFocus(!this.open);
  };

  #acceptClicksAndFiles(button: HTMLButtonElement): void {
    button.addEventListener('click', () => this.#toggleWithFocus(true));
    const setTarget = (isTarget: boolean) => button.classList.toggle('drop', isTarget);
    button.addEventListener('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setTarget(true);
    });
    button.addEventListener('dragleave', () => setTarget(false));
    button.addEventListener('drop', (event) => {
      setTarget(false);
      const items = takeDropped(event.dataTransfer);
      if (items.length === 0) return;
      event.preventDefault();
      this.#toggleWithFocus(true);
      this.openFiles(items);
    });
  }

  /** Opening by hand moves the focus in; opening by attribute, as a page does on load, leaves it alone. */
  #toggleWithFocus(isOpen: boolean): void {
    if (this.full && !isOpen) return;
    this.#takesFocus = isOpen;
    if (isOpen) this.#returnFocusTo = this.#focusedInPage;
    this.open = isOpen;
  }

  /** In whatever shadow tree of the app: its host would not take the focus back. */
  get #focusedInPage(): Element | null {
    let element = document.activeElement;
    while (element !== this && element?.shadowRoot?.activeElement)
      element = element.shadowRoot.activeElement;
    return element;
  }

  #showOpenState(): void {
    this.#launcher.setVisible(!this.open);
    this.#showStatus();
    if (this.open) void this.#loadFrame().then(this.#showFrame, this.#showFailure);
    else this.#hideFrame();
  }

  #loadFrame(): Promise<DevtoolsFrame> {
    if (!this.#loading) {
      // An app that is not built with Lit would find Lit's word to its developers in its console.
      (globalThis.litIssuedWarnings ??= new Set()).add('dev-mode');
      this.#prepareView();
    }
    this.#loading ??= import('./frame/devtools-frame.ts').then(() => {
      const frame = document.createElement('devtools-frame');
      frame.setAttribute('exportparts', 'frame, title');
      frame.addEventListener('close', () => this.#toggleWithFocus(false));
      // In a window of its own.
      frame.addEventListener('keydown', this.#onKeyDown, true);
      frame.addEventListener('choose', (event) =>
        this.#chosen.choose((event as CustomEvent<PanelChoice>).detail),
      );
      this.#root.append(frame);
      return frame;
    });
    return this.#loading;
  }

  /** What the frame will ask for is fetched beside it. It tells what goes wrong with that. */
  #prepareView(): void {
    const recorder = devtools.get();
    // First of all, since a worker takes longest.
    if (recorder?.sessionId) recorder.prepareQuery(recorder.sessionId);
    loadView(readTab()).catch(() => undefined);
  }

  #showFrame = (frame: DevtoolsFrame): void => {
    this.#frame = frame;
    this.#passOn(frame);
    // Either may have changed while the code was fetched.
    if (!this.open || !this.isConnected) return;
    this.#failure.remove();
    frame.show();
    if (this.#takesFocus) frame.focus();
  };

  #hideFrame(): void {
    const hadFocus = this.#frame?.matches(':focus-within') ?? false;
    this.#frame?.hide();
    this.#failure.remove();
    if (!hadFocus) return;
    const target = this.#returnFocusTo;
    if (
      target instanceof HTMLElement &&
      target !== this &&
      target !== document.body &&
      target.isConnected
    ) {
      target.focus();
    } else {
      this.#launcher.button.focus();
    }
  }

  #showFailure = (error: unknown): void => {
    this.#loading = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    this.open = false;
    this.#failure.textContent = `The devtools panel could not load: ${reason}`;
    this.#root.append(this.#failure);
  };
}

declare global {
  /** Lit's words to developers that are not to be said, or said again, by code. */
  var litIssuedWarnings: Set<string> | undefined;

  interface HTMLElementTagNameMap {
    'devtools-panel': DevtoolsPanel;
  }
}
