import { elementAt } from './element-at.ts';

/** What the app must not hear while something is picked. */
// prettier-ignore
const SWALLOWED = [
  'pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointercancel', 'mousedown', 'mouseup',
  'mousemove', 'mouseover', 'mouseout', 'click', 'auxclick', 'dblclick', 'contextmenu', 'touchstart', 'touchmove',
  'touchend', 'dragstart', 'selectstart',
] as const;

const STEPS = {
  ArrowUp: 'parent',
  ArrowDown: 'child',
  ArrowLeft: 'before',
  ArrowRight: 'after',
} as const;

/** Where an arrow key leads in the tree. */
export type PickStep = (typeof STEPS)[keyof typeof STEPS];

/** Who has something picked. */
interface PickHost {
  /** The panel, which works as ever meanwhile. */
  readonly panel: Element;
  /** The pointer is over this element of the page. */
  point(element: Element): void;
  /** An arrow key was pressed. */
  step(step: PickStep): void;
  /** What was pointed at, or gone to, last is the one. */
  select(): void;
  end(): void;
}

/**
 * Has a person choose something in the page, with the pointer or the arrow keys, Enter and Esc. The app hears nothing
 * of it: events end at the window, before any listener but those that the app has there itself in the capturing phase.
 *
 * @returns what stops it
 */
export function startPicking(host: PickHost): () => void {
  const stop = new AbortController();
  const windows = new Set([window, host.panel.ownerDocument.defaultView ?? window]);
  const options = { capture: true, passive: false, signal: stop.signal };

  function onPointer(event: Event): void {
    if (event.composedPath().includes(host.panel)) return;
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
    if (event instanceof MouseEvent && /^(?:pointermove|pointerdown|click)$/.test(event.type)) {
      const element = elementAt(event.clientX, event.clientY);
      if (element) host.point(element);
    }
    if (event.type === 'click') host.select();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key as keyof typeof STEPS] : undefined;
    if (step === undefined && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.type !== 'keydown') return;
    if (step) host.step(step);
    else if (event.key === 'Enter') host.select();
    else host.end();
  }

  for (const type of SWALLOWED) addEventListener(type, onPointer, options);
  for (const each of windows) {
    each.addEventListener('keydown', onKey, options);
    each.addEventListener('keyup', onKey, options);
  }
  return () => stop.abort();
}
