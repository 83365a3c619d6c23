import type { LitElement, ReactiveController } from 'lit';
import { launcherStyles } from '../launcher/launcher.styles.ts';
import type { Theme } from '../panel-attributes.ts';

interface PictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

const SIZE = { width: 920, height: 560 };

/** What a page may set on `<devtools-panel>`; in another window nothing is inherited from it. */
const PROPERTIES = ['surface', 'chrome', 'line', 'text', 'dim', 'accent', 'font', 'mono'].map(
  (name) => `--devtools-${name}`,
);

/** Moves the frame into a window of its own, and back when that window or the page goes. */
export class PopOutController implements ReactiveController {
  /** Moving from one document to another is no leaving: what runs goes on. */
  isMoving = false;

  readonly #frame: LitElement;
  readonly #onMoved: () => void;
  #window: Window | undefined;
  #home: ShadowRoot | undefined;
  #body: HTMLElement | undefined;

  constructor(frame: LitElement, onMoved: () => void) {
    this.#frame = frame;
    this.#onMoved = onMoved;
    frame.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.comeBack);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.comeBack);
  }

  get isOut(): boolean {
    return this.#window !== undefined;
  }

  /** `<devtools-panel>`, while the frame is away from it. */
  get panel(): Element | undefined {
    return this.#home?.host;
  }

  /** @returns whether the browser gave a window */
  async open(theme: Theme): Promise<boolean> {
    if (this.isOut) return true;
    const opened = await openWindow();
    const home = this.#frame.getRootNode();
    if (!opened || !this.#frame.isConnected || !(home instanceof ShadowRoot)) {
      opened?.close();
      return opened !== null;
    }
    const page = opened.document;
    page.title = `Devtools: ${document.title}`;
    page.documentElement.lang = 'en';
    this.#body = page.createElement('div');
    const root = this.#body.attachShadow({ mode: 'open' });
    // Of that window: under a strict CSP it takes no style elements either.
    const sheet = new (opened as Window & typeof globalThis).CSSStyleSheet();
    sheet.replaceSync(launcherStyles);
    root.adoptedStyleSheets = [sheet];
    this.#inherit(home.host, this.#body);
    page.body.append(this.#body);
    this.#window = opened;
    this.#home = home;
    this.setTheme(theme);
    this.#move(root);
    opened.addEventListener('pagehide', this.comeBack);
    return true;
  }

  setTheme(theme: Theme): void {
    this.#body?.setAttribute('theme', theme);
  }

  /** Puts the frame back into the page and closes its window. */
  readonly comeBack = (): void => {
    const opened = this.#window;
    const home = this.#home;
    if (!opened || !home) return;
    opened.removeEventListener('pagehide', this.comeBack);
    this.#window = undefined;
    this.#home = undefined;
    this.#body = undefined;
    this.#move(home);
    opened.close();
  };

  #move(root: ShadowRoot): void {
    this.isMoving = root.isConnected;
    root.append(this.#frame);
    this.isMoving = false;
    if (root.isConnected) this.#onMoved();
  }

  #inherit(panel: Element, body: HTMLElement): void {
    const style = getComputedStyle(panel);
    for (const name of PROPERTIES) body.style.setProperty(name, style.getPropertyValue(name));
  }
}

/** A window that stays over the others where the browser has such, else a plain one; null where it is blocked. */
async function openWindow(): Promise<Window | null> {
  const { documentPictureInPicture } = window as { documentPictureInPicture?: PictureInPicture };
  // Refused in frames and without a press.
  const floating = await documentPictureInPicture?.requestWindow(SIZE).catch(() => null);
  if (floating) return floating;
  return window.open('', '', `popup,width=${SIZE.width},height=${SIZE.height}`);
}
