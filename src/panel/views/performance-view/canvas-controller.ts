import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readColours } from './flame-colours.ts';
import type { FlameColours } from './flame-colours.ts';

/** Draws one canvas in the pixels of its screen, again when its host was updated, its size or the theme changed. */
export class CanvasController implements ReactiveController {
  /** Size in CSS px; 0 until it was laid out. */
  width = 0;
  height = 0;
  readonly #host: ReactiveControllerHost & Element;
  readonly #draw: (context: CanvasRenderingContext2D, colours: FlameColours) => void;
  readonly #resizes = new ResizeObserver(() => this.#measure());
  readonly #schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  #canvas: HTMLCanvasElement | undefined;
  #frame: number | undefined;

  constructor(
    host: ReactiveControllerHost & Element,
    draw: (context: CanvasRenderingContext2D, colours: FlameColours) => void,
  ) {
    this.#host = host;
    this.#draw = draw;
    host.addController(this);
  }

  hostConnected(): void {
    for (const scheme of this.#schemes) scheme.addEventListener('change', this.redraw);
  }

  hostUpdated(): void {
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
    for (const scheme of this.#schemes) scheme.removeEventListener('change', this.redraw);
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

  #measure(): void {
    const { clientWidth = 0, clientHeight = 0 } = this.#canvas ?? {};
    if (clientWidth === this.width && clientHeight === this.height) return;
    this.width = clientWidth;
    this.height = clientHeight;
    this.#host.requestUpdate();
  }

  #paint(): void {
    const canvas = this.#canvas;
    const probe = this.#host.shadowRoot?.querySelector<HTMLElement>('.probe');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !probe || this.width === 0) return;
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(this.width * ratio), Math.round(this.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#draw(context, readColours(probe));
  }
}
