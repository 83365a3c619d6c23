import { setTimeout } from '../model/native.ts';
import type { Collector, CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { answerForOwners } from './component-owners.ts';
import { composedElements } from './composed-elements.ts';
import { claimedId, onElementClaimed } from './element-claims.ts';
import { ElementComponent, placeAt } from './element-component.ts';
import type { Arrival } from './element-component.ts';
import { arrangeSoon, removeElement } from './element-order.ts';
import { SlicedQueue } from './sliced-queue.ts';

const OBSERVED: MutationObserverInit = { childList: true, subtree: true, attributes: true };

/** Asked of no form: its field of that name hides the form's own. */
function isCustom(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    !(element instanceof HTMLFormElement) &&
    element.localName.includes('-')
  );
}

/** What one recorder records of the custom elements in the page. */
class ElementsRecording {
  readonly #context: CollectorContext;
  readonly #components = new WeakMap<Node, ElementComponent>();
  readonly #queue = new SlicedQueue(arrangeSoon);
  readonly #observer = new MutationObserver((mutations) => attempt(() => this.#take(mutations)));
  readonly #roots = new WeakSet<Node>();
  readonly #awaited = new Set<string>();
  readonly #stopHearing = onElementClaimed((element) => this.#leave(element));
  readonly #stopAnswering = answerForOwners((element) => this.#components.get(element)?.owner, true);

  /** By id, of those that are mounted. */
  readonly #elements = new Map<string, WeakRef<Element>>();

  #isLooking = false;
  #isActive = true;

  constructor(context: CollectorContext) {
    this.#context = context;
  }

  start(): void {
    this.#observer.observe(document, OBSERVED);
    // Collectors that know more of some elements may be started right after this one.
    this.#lookAgain();
  }

  elementOf(id: string): Element | undefined {
    return this.#elements.get(id)?.deref();
  }

  stop(): void {
    this.#isActive = false;
    this.#observer.disconnect();
    this.#queue.stop();
    this.#stopHearing();
    this.#stopAnswering();
    for (const ref of this.#elements.values()) {
      const element = ref.deref();
      if (element) removeElement(element);
    }
  }

  #addAll(): void {
    this.#queue.add(this.#arrivals(document.documentElement, { root: document, place: {} }));
    void this.#queue.run();
  }

  /** Takes down at once what came and went, and where; what that is to be recorded as has time. */
  #take(mutations: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of mutations) {
      if (this.#context.isOwnNode(target)) continue;
      if (type === 'attributes') {
        if (isCustom(target as Element)) this.#queue.add([() => this.#components.get(target)?.update()]);
        continue;
      }
      for (const node of removedNodes) this.#queue.add(this.#departures(node));
      if (addedNodes.length === 0) continue;
      const place = placeAt(target, this.#components, this.#context);
      for (const root of addedNodes) this.#queue.add(this.#arrivals(root, { root, place }));
    }
    void this.#queue.run();
  }

  *#arrivals(node: Node, arrival: Arrival): Generator<() => void> {
    for (const element of this.#elementsIn(node)) yield () => this.#arrive(element, arrival);
  }

  #departures(node: Node): (() => void)[] {
    const left = [...this.#elementsIn(node)].reverse();
    return left.map((element) => () => {
      if (!element.isConnected) this.#leave(element);
    });
  }

  /** Custom elements, also those in open shadow trees, which are observed from now on. */
  *#elementsIn(node: Node): Generator<HTMLElement> {
    if (!(node instanceof Element)) return;
    if (isCustom(node)) yield node;
    const innerOf = (element: Element): ShadowRoot | undefined => this.#observeInside(element);
    for (const root of [node, innerOf(node)]) {
      if (!root) continue;
      for (const element of composedElements(root, innerOf)) if (isCustom(element)) yield element;
    }
  }

  #observeInside({ shadowRoot: root }: Element): ShadowRoot | undefined {
    if (!(root instanceof ShadowRoot) || this.#context.isOwnNode(root.host)) return undefined;
    if (!this.#roots.has(root)) this.#observer.observe(root, OBSERVED);
    this.#roots.add(root);
    return root;
  }

  #arrive(element: HTMLElement, arrival: Arrival): void {
    const { localName } = element;
    if (claimedId(element) !== undefined) return;
    if (!customElements.get(localName)) {
      this.#await(localName);
      return;
    }
    const component =
      this.#components.get(element) ?? new ElementComponent(element, this.#components, this.#context);
    this.#components.set(element, component);
    component.arrive(arrival);
    this.#elements.set(component.id, new WeakRef(element));
    const root = element.shadowRoot;
    // Its shadow tree may have come after it.
    if (root && !this.#roots.has(root) && this.#observeInside(element))
      this.#queue.add(this.#arrivals(element, arrival));
  }

  #leave(element: Element): void {
    const component = this.#components.get(element);
    if (!component) return;
    component.unmount();
    this.#elements.delete(component.id);
  }

  /** Once for all names that are defined together. */
  #lookAgain(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    setTimeout(() => {
      this.#isLooking = false;
      if (this.#isActive) attempt(() => this.#addAll());
    });
  }

  /** A tag says nothing of what it will be, and whose: its elements are looked at when they are it. */
  #await(name: string): void {
    if (this.#awaited.has(name)) return;
    this.#awaited.add(name);
    // Some names can never be defined.
    customElements.whenDefined(name).then(
      () => this.#lookAgain(),
      () => undefined,
    );
  }
}

/**
 * Records the custom elements in the page as components, whatever they are built with: `mount` with attributes as
 * properties, `update` with those that changed, `move` to another parent or among siblings, `unmount`. Open shadow trees are looked
 * into. Elements that another collector records as components are left to it.
 */
export function createElementsCollector(): Collector {
  let current: ElementsRecording | undefined;
  return {
    name: 'elements',
    recordsExisting: true,
    start(context) {
      const recording = new ElementsRecording(context);
      current = recording;
      recording.start();
      return () => recording.stop();
    },
    elementsOf(id) {
      const element = current?.elementOf(id);
      return element && [element];
    },
  };
}
