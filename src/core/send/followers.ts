import { parentOf } from '../collect/parent-of.ts';
import type { EventRecord } from '../model/records.ts';
import { isDescribed } from './find-target.ts';

/** Events that others set off: by the browser (a click on a button sends its form), or by the app. */
const SET_OFF = ['click', 'dblclick', 'input', 'change', 'submit', 'reset', 'keydown'];

/**
 * Notes which events those that are sent set off, since these were recorded as well and must not be sent a second
 * time.
 */
export class Followers {
  readonly #noted: { type: string; target: unknown }[] = [];
  readonly #seen = new WeakSet<Event>();
  readonly #stop = new AbortController();

  constructor() {
    this.#watch(window);
  }

  /** @param event made here, which nothing set off */
  dispatch(target: EventTarget, event: Event): void {
    this.#seen.add(event);
    target.dispatchEvent(event);
  }

  /** Hears what does not leave the shadow trees around a node. */
  watchAround(target: EventTarget): void {
    if (!(target instanceof Node)) return;
    for (let node: Node | null = target; node; node = parentOf(node))
      if (node instanceof ShadowRoot) this.#watch(node);
  }

  /** Whether what was recorded happened already; it counts once. */
  take({ name, target }: EventRecord): boolean {
    const at = this.#noted.findIndex(
      (noted) => noted.type === name && isDescribed(noted.target, target),
    );
    if (at >= 0) this.#noted.splice(at, 1);
    return at >= 0;
  }

  stop(): void {
    this.#stop.abort();
  }

  #watch(place: EventTarget): void {
    // The same listener at the same place is heard once.
    for (const type of SET_OFF)
      place.addEventListener(type, this.#note, { capture: true, signal: this.#stop.signal });
  }

  readonly #note = (event: Event): void => {
    if (this.#seen.has(event)) return;
    this.#seen.add(event);
    this.#noted.push({ type: event.type, target: event.composedPath()[0] });
  };
}
