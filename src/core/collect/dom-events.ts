import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { ownerOf } from './component-owners.ts';
import { describeTarget } from './describe-target.ts';
import { domPayload } from './dom-payload.ts';
import { listen } from './listen.ts';
import { parentOf } from './parent-of.ts';
import { privacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';

/** What people do. Moves, scrolling and focus are left out: they would drown the rest. */
const RECORDED = [
  'click',
  'dblclick',
  'input',
  'change',
  'submit',
  'reset',
  'keydown',
  'dragstart',
  'drop',
  'paste',
];

/** Events that end at the shadow tree in which they begin, so that only a listener there sees them. */
const NOT_COMPOSED = ['change', 'submit', 'reset', 'dragstart'];

/** Taken before the app can replace it. */
const { keys } = Object;

const TYPED = /^(?:input|change|keydown|paste)$/;

/** Where the event passes, on to the window: the path of one that is not composed ends at its shadow tree. */
function pathOf(event: Event): EventTarget[] {
  const path = event.composedPath();
  const last = path.at(-1);
  if (!(last instanceof ShadowRoot)) return path;
  for (let node = parentOf(last); node; node = parentOf(node)) path.push(node);
  return path;
}

/**
 * Records what people do in the page as events of category `dom`: `source` and `componentId` are name and id of
 * the component in which it happened, `target` a short selector, `payload` the little that tells what was done.
 * The component is the first one on the event's way out from its target: of what is slotted, that with the slot,
 * unless a component of the page's framework rendered it; of what a portal shows, that which rendered the portal.
 * Where no collector knows one, and in what is masked, `source` is the nearest custom element, without an id. Values
 * of secret fields are never read, and the marks of `PrivacyMark` are honoured.
 */
export function domEventsCollector(): Collector {
  return {
    name: 'dom-events',
    start(context) {
      const stop = new AbortController();
      const options = { capture: true, passive: true, signal: stop.signal };
      const seenEvents = new WeakSet<Event>();
      const watchedRoots = new WeakSet<ShadowRoot>();

      function watchRoots(path: readonly EventTarget[]): void {
        for (const node of path) {
          if (!(node instanceof ShadowRoot) || watchedRoots.has(node)) continue;
          watchedRoots.add(node);
          for (const type of NOT_COMPOSED) node.addEventListener(type, observe, options);
        }
      }

      function record(event: Event): void {
        if (context.isOwnEvent(event)) return;
        const path = pathOf(event);
        const [target] = path;
        watchRoots(path);
        const elements = path.filter((node) => node instanceof Element);
        const mark = privacyMark(elements);
        if (mark === 'block' || (mark === 'ignore' && TYPED.test(event.type))) return;
        const payload = domPayload(event, target, mark);
        if (!payload) return;
        const owner = mark !== 'mask' && ownerOf(elements);
        const nearest = elements.find(
          (element) => !(element instanceof HTMLFormElement) && element.localName.includes('-'),
        );
        context.recordEvent({
          category: 'dom',
          name: event.type,
          target: describeTarget(target),
          ...(owner
            ? { source: owner.name, componentId: owner.id }
            : nearest && { source: nearest.localName }),
          ...(keys(payload).length > 0 && { payload }),
        });
      }

      function observe(event: Event): void {
        // A slotted element's event passes through the window and through the slot's shadow tree.
        if (seenEvents.has(event)) return;
        seenEvents.add(event);
        attempt(() => record(event));
      }

      /** Comes before any input: the place is known by the time that something is typed there. */
      function prepare(event: Event): void {
        attempt(() => {
          const path = event.composedPath();
          watchRoots(path);
          // A password is remembered as one before a "show" button can turn it into plain text.
          if (path[0] instanceof HTMLInputElement) isSecretField(path[0]);
        });
      }

      for (const type of RECORDED) listen(window, type, observe, options);
      for (const type of ['focusin', 'pointerdown']) listen(window, type, prepare, options);
      return () => stop.abort();
    },
  };
}
