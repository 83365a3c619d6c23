import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Draws the canvas of an element in the pixels of its screen, again when the element was updated, its size or the
 * theme changed. An element `.probe` beside it, which nobody sees, tells the colours of the theme (`probeStyles`).
 */
export class CanvasController<Colours> implements ReactiveController {
  /** Size in CSS px; 0 until it was laid out. */
  width = 0;
  height = 0;
  readonly #host: ReactiveControllerHost & Element;
  readonly #readColours: (probe: HTMLElement) => Colours;
  readonly #draw: (context: CanvasRenderingContext2D, colours: Colours) => void;
  readonly #resizes = new ResizeObserver(() => this.#measure());
  readonly #forced = matchMedia('(forced-colors: active)');
  #canvas: HTMLCanvasElement | undefined;
  #frame: number | undefined;

  constructor(
    host: ReactiveControllerHost & Element,
    readColours: (probe: HTMLElement) => Colours,
    draw: (context: CanvasRenderingContext2D, colours: Colours) => void,
  ) {
    this.#host = host;
    this.#readColours = readColours;
    this.#draw = draw;
    host.addController(this);
  }

  hostConnected(): void {
    this.#forced.addEventListener('change', this.redraw);
    // Where the host was put elsewhere, its canvas is observed anew.
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    this.#probe?.addEventListener('transitionrun', this.redraw);
    const canvas = this.#host.shadowRoot?.querySelector('canvas') ?? undefined;
    if (canvas !== this.#canvas) {
      this.#resizes.disconnect();
      this.#canvas = canvas;
      if (canvas) this.#resizes.observe(canvas);
      this.#measure();
    }
    this.redraw();
  }

  hostDisconnected(): void {
    this.#forced.removeEventListener('change', this.redraw);
    this.#resizes.disconnect();
    this.#canvas = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  /** Draws in the next frame, once however often it was asked for. */
  readonly redraw = (): void => {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#paint();
    });
  };

  get #probe(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.probe');
  }

  #measure(): void {
    const { clientWidth = 0, clientHeight = 0 } = this.#canvas ?? {};
    if (clientWidth === this.width && clientHeight === this.height) return;
    this.width = clientWidth;
    this.height = clientHeight;
    this.#host.requestUpdate();
  }

  #paint(): void {
    const canvas = this.#canvas;
    const probe = this.#probe;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !probe || this.width === 0) return;
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(this.width * ratio), Math.round(this.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#draw(context, this.#readColours(probe));
  }
}
