import type { ReactiveElement } from 'lit';
import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { answerForOwners } from './component-owners.ts';
import { composedElements } from './composed-elements.ts';
import { claimedElement } from './element-claims.ts';
import { LitComponent } from './lit-component.ts';
import type { LitRecording } from './lit-component.ts';
import { assignProperties, propertyFields } from './lit-properties.ts';

type ReactiveClass = typeof ReactiveElement;

/** Initialisers cannot be removed: each class gets one, which does nothing between recordings. */
const recordings = new WeakMap<ReactiveClass, LitRecording>();

function createRecording(): LitRecording {
  const leaving: LitComponent[] = [];
  return {
    context: undefined,
    components: new WeakMap(),
    leaveLater(component) {
      if (leaving.push(component) > 1) return;
      queueMicrotask(() => {
        // The browser takes out parents first; a tree reads better when its leaves go first.
        for (const left of leaving.splice(0).reverse()) attempt(() => left.leave());
      });
    },
  };
}

function watch(element: ReactiveElement, recording: LitRecording): void {
  if (!recording.context || element.localName.startsWith('devtools-')) return;
  const component = recording.components.get(element) ?? new LitComponent(element, recording);
  recording.components.set(element, component);
  element.addController(component);
}

function recordingOf(base: ReactiveClass): LitRecording {
  const known = recordings.get(base);
  if (known) return known;
  const recording = createRecording();
  recordings.set(base, recording);
  base.addInitializer((element) => attempt(() => watch(element, recording)));
  return recording;
}

function* elementsOf(base: ReactiveClass): Generator<ReactiveElement> {
  // Lit knows its shadow trees also where they are closed, and renders into the element itself where there is none.
  const innerOf = (element: Element): unknown =>
    element instanceof base ? element.renderRoot : element.shadowRoot;
  for (const element of composedElements(document, innerOf)) if (element instanceof base) yield element;
}

/**
 * Records the components of an app built with Lit 3: `mount` and `unmount`, `update` with the properties
 * that changed, `move` to another parent (none: out of every component) or among siblings, and a span for each rendering,
 * from the first controller's `hostUpdate` to the end of `update()`, with phase `mount` or `update`. Elements
 * that are in the document already are found. `restore` takes a component's id and an object with values of its
 * reactive properties, public or state.
 *
 * @param base the `ReactiveElement` of the copy of Lit that the app uses
 */
export function createLitCollector(base: ReactiveClass): Collector {
  return {
    name: 'lit',
    recordsExisting: true,
    start(context) {
      const recording = recordingOf(base);
      recording.context = context;
      for (const element of Array.from(elementsOf(base))) attempt(() => watch(element, recording));
      const stopAnswering = answerForOwners((element) => recording.components.get(element)?.owner, true);
      return () => {
        stopAnswering();
        recording.context = undefined;
        for (const element of elementsOf(base)) {
          const component = recording.components.get(element);
          if (!component) continue;
          component.forget();
          element.removeController(component);
        }
      };
    },
    restore(id, value) {
      const recording = recordings.get(base);
      if (recording?.context === undefined || typeof value !== 'object' || value === null) return false;
      for (const element of elementsOf(base)) {
        if (recording.components.get(element)?.owner?.id === id)
          return assignProperties(element, value as Record<string, unknown>);
      }
      return false;
    },
    liveValueOf(id) {
      for (const element of elementsOf(base)) {
        if (recordings.get(base)?.components.get(element)?.owner?.id === id)
          return { value: propertyFields(element) };
      }
      return undefined;
    },
    elementsOf(id) {
      const element = claimedElement(id);
      return element && [element];
    },
  };
}
