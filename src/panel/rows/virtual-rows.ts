import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { canvasHeight, rowWindow, scrollTopFor } from './row-window.ts';
import type { RowGeometry, RowWindow } from './row-window.ts';

/** Height of a row in every list of the panel, px. */
const ROW_HEIGHT = 22;

/** The parts of a list in its element's shadow root: `scroller` > (header,) `canvas` > `body`. */
interface Parts {
  scroller: HTMLElement;
  canvas: HTMLElement;
  /** Holds the drawn rows. */
  body: HTMLElement;
  /** Height of what sticks to the scroller's top, px. */
  headerHeight: number;
}

/**
 * Scrolls a list of rows of one height of which only the visible ones are drawn, in constant time for
 * any number of rows. (@tanstack/virtual-core stores a measurement a row: 11–85 ms and 24 MB each time
 * a live list of 1,000,000 grows.)
 */
export class VirtualRows implements ReactiveController {
  /** Set by the host before it draws. */
  count = 0;
  /** Visible width of the list, px; 0 until it has been laid out. */
  width = 0;
  /** Whether the list stays at its end while it grows; scrolling up ends that, scrolling to the end starts it. */
  follows = false;

  readonly #host: ReactiveControllerHost;
  readonly #parts: () => Parts | undefined;
  readonly #resizes = new ResizeObserver(() => this.#onResize());
  #scroller: HTMLElement | undefined;
  #viewport = 0;
  #scrollTop = 0;
  #revealed: number | undefined;

  constructor(host: ReactiveControllerHost, parts: () => Parts | undefined) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** The rows to draw now. */
  get window(): RowWindow {
    return rowWindow(this.#geometry, this.#scrollTop);
  }

  /** How many whole rows are visible: the step of Page Up and Page Down. */
  get pageSize(): number {
    return Math.max(1, Math.floor(this.#viewport / ROW_HEIGHT) - 1);
  }

  /** Scrolls just as far as makes the row visible, once the list is long enough to hold it. */
  reveal(index: number): void {
    this.follows = false;
    this.#revealed = index;
    this.#host.requestUpdate();
  }

  /** Goes to the end and stays there. */
  follow(): void {
    this.follows = true;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const parts = this.#parts();
    if (parts?.scroller !== this.#scroller) this.#attach(parts);
    if (!parts) return;
    parts.canvas.style.height = `${canvasHeight(this.#geometry)}px`;
    this.#place(parts);
    if (this.follows) parts.scroller.scrollTop = parts.scroller.scrollHeight;
    else if (this.#revealed !== undefined && this.#viewport > 0) {
      parts.scroller.scrollTop = scrollTopFor(this.#geometry, parts.scroller.scrollTop, this.#revealed);
      this.#revealed = undefined;
    }
    // The scroll event comes a frame later: read the position now, so that this frame shows the right rows.
    this.#readScroll(parts.scroller);
  }

  hostDisconnected(): void {
    this.#attach(undefined);
  }

  get #geometry(): RowGeometry {
    return { count: this.count, rowHeight: ROW_HEIGHT, viewport: this.#viewport };
  }

  #place(parts: Parts): void {
    parts.body.style.transform = `translateY(${this.window.top}px)`;
  }

  #attach(parts: Parts | undefined): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#resizes.disconnect();
    this.#scroller = parts?.scroller;
    if (!parts) return;
    parts.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#resizes.observe(parts.scroller);
    this.#onResize();
  }

  #onScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - ROW_HEIGHT / 2;
    // The list may have grown since this event was queued: only a step back is a wish to stay.
    if (isAtEnd) this.follows = this.followsAtEnd;
    else if (scroller.scrollTop < this.#scrollTop) this.follows = false;
    this.#readScroll(scroller);
  };

  /** Whether reaching the end means following it: so for a list that grows. */
  followsAtEnd = false;

  #readScroll(scroller: HTMLElement): void {
    if (scroller.scrollTop === this.#scrollTop) return;
    this.#scrollTop = scroller.scrollTop;
    this.#host.requestUpdate();
  }

  #onResize(): void {
    const parts = this.#parts();
    if (!parts) return;
    const viewport = Math.max(0, parts.scroller.clientHeight - parts.headerHeight);
    const width = parts.scroller.clientWidth;
    if (viewport === this.#viewport && width === this.width) return;
    this.#viewport = viewport;
    this.width = width;
    this.#host.requestUpdate();
  }
}
