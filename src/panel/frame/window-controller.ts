import type { LitElement, ReactiveController } from 'lit';
import type { PanelLocation } from '../panel-attributes.ts';
import { defaultRect, fitRect, resizeRect } from './geometry.ts';
import type { Edges, Rect, Size } from './geometry.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';

/** Px by which an arrow key moves or resizes; with Shift ten times as much. */
const STEP = 8;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Places the panel in the viewport: by drag and by keys, kept inside it, and remembered. */
export class WindowController implements ReactiveController {
  readonly #host: LitElement;
  readonly #measure: () => Element | null;
  #location: PanelLocation = 'bottom';
  /** Where someone put it; until then the place follows from the location. */
  #chosen: Rect | undefined;

  /** @param measure - gives the element that fills the viewport while the host is on screen */
  constructor(host: LitElement, measure: () => Element | null) {
    this.#host = host;
    this.#measure = measure;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('resize', this.place);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.place);
  }

  /** Another location forgets where someone put the panel, unless that was for this location. */
  setLocation(location: PanelLocation): void {
    this.#location = location;
    const { rect } = loadPreferences();
    this.#chosen = isRect(rect) && rect.location === location ? rect : undefined;
    this.place();
  }

  /** Follows the pointer that pressed a handle until it is let go. No edges: the whole panel moves. */
  startDrag(event: PointerEvent, edges?: Edges): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    const start = this.#rect;
    const onMove = (move: PointerEvent): void => {
      this.#change(start, edges, move.clientX - event.clientX, move.clientY - event.clientY);
    };
    const onEnd = (): void => {
      handle.removeEventListener('pointermove', onMove);
      this.#remember();
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('lostpointercapture', onEnd, { once: true });
    event.preventDefault();
  }

  /** Moves or resizes by an arrow key; says whether the key was one. */
  handleKey(event: KeyboardEvent, edges?: Edges): boolean {
    const direction = ARROWS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return false;
    const step = event.shiftKey ? STEP * 10 : STEP;
    this.#change(this.#rect, edges, direction[0] * step, direction[1] * step);
    this.#remember();
    event.preventDefault();
    return true;
  }

  get #viewport(): Size {
    // The root's clientWidth counts a gutter that is kept for a scroll bar, where nothing is painted.
    const { width = 0, height = 0 } = this.#measure()?.getBoundingClientRect() ?? {};
    return width > 0
      ? { width, height }
      : { width: document.documentElement.clientWidth, height: innerHeight };
  }

  get #rect(): Rect {
    return this.#chosen
      ? fitRect(this.#chosen, this.#viewport)
      : defaultRect(this.#location, this.#viewport);
  }

  #change(from: Rect, edges: Edges | undefined, dx: number, dy: number): void {
    this.#chosen = edges
      ? resizeRect(from, edges, dx, dy, this.#viewport)
      : fitRect({ ...from, x: from.x + dx, y: from.y + dy }, this.#viewport);
    this.place();
  }

  /** Puts the host where it belongs in the viewport of now. */
  readonly place = (): void => {
    const { x, y, width, height } = this.#rect;
    const { style } = this.#host;
    style.setProperty('left', `${x}px`);
    style.setProperty('top', `${y}px`);
    style.setProperty('width', `${width}px`);
    style.setProperty('height', `${height}px`);
  };

  #remember(): void {
    if (this.#chosen) savePreferences({ rect: { ...this.#chosen, location: this.#location } });
  }
}

function isRect(value: unknown): value is Rect & { location: PanelLocation } {
  const rect = value as Partial<Rect> | undefined;
  return [rect?.x, rect?.y, rect?.width, rect?.height].every(Number.isFinite);
}
