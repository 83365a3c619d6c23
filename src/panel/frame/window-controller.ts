import type { LitElement, ReactiveController } from 'lit';
import type { PanelLocation } from '../panel-attributes.ts';
import {
  clamp,
  defaultRect,
  dockLimits,
  dockRect,
  fitRect,
  resizeRect,
  snapMoved,
  snapResized,
} from './geometry.ts';
import type { DockLimits, Edges, Rect, Size } from './geometry.ts';
import { PageRoom } from './page-room.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';

/** Px by which an arrow key moves or resizes; with Shift ten times as much. */
const STEP = 8;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where the panel is: over the page, or at a side of it. */
export interface Placement {
  isDocked: boolean;
  location: PanelLocation;
}

/** Places the panel in the viewport: by drag and by keys, kept inside it, and remembered. */
export class WindowController implements ReactiveController {
  readonly #host: LitElement;
  readonly #measure: () => Element | null;
  readonly #room = new PageRoom();
  #placement: Placement = { isDocked: false, location: 'bottom' };
  #isShown = false;
  #isOut = false;
  /** Where someone put it; until then the place follows from the location. */
  #chosen: Rect | undefined;
  #dockSizes: Partial<Record<PanelLocation, number>> = {};

  /** @param measure - gives the element that fills the viewport while the host is on screen */
  constructor(host: LitElement, measure: () => Element | null) {
    this.#host = host;
    this.#measure = measure;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('resize', this.#onResize);
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.#onResize);
    this.#room.clear();
  }

  /** Another location forgets where someone put the panel, unless that was for this location. */
  setPlacement(placement: Placement): void {
    const { rect, dockSizes } = loadPreferences();
    this.#placement = placement;
    this.#chosen = isRect(rect) && rect.location === placement.location ? rect : undefined;
    this.#dockSizes = { ...dockSizes };
    this.place();
  }

  /** Only a panel that is on screen takes room. */
  setShown(isShown: boolean): void {
    this.#isShown = isShown;
    if (isShown) this.place();
    else this.#room.clear();
  }

  /** In a window of its own it fills that. */
  setOut(isOut: boolean): void {
    this.#isOut = isOut;
    this.place();
  }

  /** How far the docked panel goes into the page now, and how far it may. */
  get dock(): DockLimits & { size: number } {
    const { location } = this.#placement;
    const limits = dockLimits(location, this.#viewport);
    const size = this.#dockSizes[location];
    const wanted = Number.isFinite(size) ? Math.round(size!) : limits.initial;
    return { ...limits, size: clamp(wanted, limits.min, limits.max) };
  }

  /** Follows the pointer that pressed a handle until it is let go. No edges: the whole panel moves. */
  startDrag(event: PointerEvent, edges?: Edges): void {
    const start = this.#rect;
    this.#follow(event, (dx, dy, isExact) => {
      const viewport = this.#viewport;
      const moved = edges
        ? resizeRect(start, edges, dx, dy, viewport)
        : fitRect({ ...start, x: start.x + dx, y: start.y + dy }, viewport);
      if (isExact) this.#chosen = moved;
      else this.#chosen = edges ? snapResized(moved, edges, viewport) : snapMoved(moved, viewport);
    });
  }

  /** Follows the pointer with the border between page and docked panel. */
  startDockDrag(event: PointerEvent): void {
    const { size } = this.dock;
    this.#follow(event, (dx, dy) => this.#setDockSize(size + this.#intoPage(dx, dy)));
  }

  /** Moves or resizes by an arrow key; says whether the key was one. */
  handleKey(event: KeyboardEvent, edges?: Edges): boolean {
    const direction = ARROWS[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return false;
    const [dx, dy] = this.#stepOf(event, direction);
    const { x, y } = this.#rect;
    this.#chosen = edges
      ? resizeRect(this.#rect, edges, dx, dy, this.#viewport)
      : fitRect({ ...this.#rect, x: x + dx, y: y + dy }, this.#viewport);
    this.#commit(event);
    return true;
  }

  /** Keys of a window splitter (ARIA practices): arrows, Home for the smallest size, End for the largest. */
  handleDockKey(event: KeyboardEvent): void {
    const { size, min, max } = this.dock;
    const direction = ARROWS[event.key];
    const step = direction && this.#intoPage(...this.#stepOf(event, direction));
    const target = event.key === 'Home' ? min : event.key === 'End' ? max : step && size + step;
    if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
    this.#setDockSize(target);
    this.#commit(event);
  }

  /** As far into the page as a panel that nobody resized. */
  resetDock(): void {
    this.#setDockSize(this.dock.initial);
    this.#commit();
  }

  #stepOf(event: KeyboardEvent, [x, y]: readonly [number, number]): [number, number] {
    const step = event.shiftKey ? STEP * 10 : STEP;
    return [x * step, y * step];
  }

  /** How much of a way leads from the docked panel's side into the page. */
  #intoPage(dx: number, dy: number): number {
    return { left: dx, right: -dx, top: dy, bottom: -dy }[this.#placement.location];
  }

  #setDockSize(size: number): void {
    const { min, max } = this.dock;
    this.#dockSizes[this.#placement.location] = clamp(Math.round(size), min, max);
  }

  #follow(event: PointerEvent, move: (dx: number, dy: number, isExact: boolean) => void): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget as HTMLElement;
    const onMove = ({ clientX, clientY, altKey }: PointerEvent): void => {
      move(clientX - event.clientX, clientY - event.clientY, altKey);
      this.#placeAnew();
    };
    const onEnd = (): void => {
      handle.removeEventListener('pointermove', onMove);
      this.#commit();
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('lostpointercapture', onEnd, { once: true });
    event.preventDefault();
  }

  /** Places what a person changed, and remembers it. */
  #commit(event?: Event): void {
    event?.preventDefault();
    this.#placeAnew();
    const { isDocked, location } = this.#placement;
    if (isDocked) savePreferences({ dockSizes: { ...this.#dockSizes } });
    else if (this.#chosen) savePreferences({ rect: { ...this.#chosen, location } });
  }

  get #viewport(): Size {
    // The root's clientWidth counts a gutter that is kept for a scroll bar, where nothing is painted.
    const { width = 0, height = 0 } = this.#measure()?.getBoundingClientRect() ?? {};
    return width > 0
      ? { width, height }
      : { width: document.documentElement.clientWidth, height: innerHeight };
  }

  get #rect(): Rect {
    const { isDocked, location } = this.#placement;
    if (isDocked) return dockRect(location, this.dock.size, this.#viewport);
    return this.#chosen ? fitRect(this.#chosen, this.#viewport) : defaultRect(location, this.#viewport);
  }

  readonly #onResize = (): void => {
    this.#room.measureAgain();
    this.#placeAnew();
  };

  /** What is drawn tells the size. */
  #placeAnew(): void {
    this.place();
    this.#host.requestUpdate();
  }

  /** Puts the host where it belongs in the viewport of now. */
  place(): void {
    if (this.#isShown && this.#placement.isDocked && !this.#isOut)
      this.#room.make(this.#placement.location, this.dock.size);
    else this.#room.clear();
    const { x, y, width, height } = this.#rect;
    const { style } = this.#host;
    style.setProperty('left', this.#isOut ? '0' : `${x}px`);
    style.setProperty('top', this.#isOut ? '0' : `${y}px`);
    style.setProperty('width', this.#isOut ? '100%' : `${width}px`);
    style.setProperty('height', this.#isOut ? '100%' : `${height}px`);
  }
}

function isRect(value: unknown): value is Rect & { location: PanelLocation } {
  const rect = value as Partial<Rect> | undefined;
  return [rect?.x, rect?.y, rect?.width, rect?.height].every(Number.isFinite);
}
