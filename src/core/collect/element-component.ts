import type { CollectorContext } from '../record/types.ts';
import { redacted } from '../sanitize/secret-keys.ts';
import { VALUE_NAME } from './component-field.ts';
import { nextComponentId } from './component-ids.ts';
import type { ComponentOwner } from './component-owners.ts';
import { claimedId } from './element-claims.ts';
import { elementMoved, placeElement, removeElement } from './element-order.ts';
import { parentOf } from './parent-of.ts';
import { privacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';

export interface ElementPlace {
  readonly parentId?: string;
  readonly mark?: 'block' | 'mask';
}

/** Where a node was put, read when it was: by the time that it is recorded, it may be gone again. */
export interface Arrival {
  readonly root: Node;
  readonly place: ElementPlace;
}

/** Components by their element. */
export type ElementComponents = WeakMap<Node, ElementComponent>;

type Attributes = Record<string, string | null>;

const ids = new WeakMap<Element, string>();

function idOf(element: Element): string {
  const id = ids.get(element) ?? nextComponentId(element.localName);
  ids.set(element, id);
  return id;
}

/** The nearest component at a node or around it, out of shadow trees too, and the marks from there to here. */
export function placeAt(
  start: Node | null,
  components: ElementComponents,
  context: CollectorContext,
): ElementPlace & { readonly top: Node | null } {
  if (start && context.isOwnNode(start)) return { mark: 'block', top: start };
  const passed: Element[] = [];
  let parentId: string | undefined;
  let inherited: ElementPlace['mark'];
  let top = start;
  for (let node = start; node; node = parentOf(node)) {
    top = node;
    const component = components.get(node);
    if (component?.isMounted) {
      parentId ??= component.idInTree;
      inherited = component.mark;
      break;
    }
    parentId ??= claimedId(node);
    if (node instanceof Element) passed.push(node);
  }
  const own = privacyMark(passed);
  const mark = stronger(own === 'ignore' ? undefined : own, inherited);
  return { ...(parentId !== undefined && { parentId }), ...(mark && { mark }), top };
}

function stronger(one: ElementPlace['mark'], other: ElementPlace['mark']): ElementPlace['mark'] {
  return one === 'block' || other === 'block' ? 'block' : (one ?? other);
}

/** Records the life of one custom element: mount, changes of its attributes, moves, unmount. */
export class ElementComponent {
  readonly id: string;
  isMounted = false;
  private readonly element: Element;
  private readonly components: ElementComponents;
  private readonly context: CollectorContext;
  private place: ElementPlace = {};
  private attributes: Attributes = {};

  constructor(element: Element, components: ElementComponents, context: CollectorContext) {
    this.element = element;
    this.components = components;
    this.context = context;
    this.id = idOf(element);
  }

  get mark(): ElementPlace['mark'] {
    return this.place.mark;
  }

  /** Its id, as far as there are records of it. */
  get idInTree(): string | undefined {
    return this.mark === 'block' ? undefined : this.id;
  }

  /** Nothing while there are no records of it, or marks hide what they would tell. */
  get owner(): ComponentOwner | undefined {
    return this.isMounted && !this.mark ? { id: this.id, name: this.element.localName } : undefined;
  }

  /** Records the mount, or a move of what is mounted; into a block, or out of one, it goes or comes. */
  arrive(arrival: Arrival): void {
    const wasShown = this.isMounted && this.mark !== 'block';
    const from = this.place.parentId;
    this.place = this.findPlace(arrival);
    this.isMounted = true;
    const { mark, parentId } = this.place;
    if (mark === 'block') {
      removeElement(this.element);
      if (wasShown) this.context.recordComponent({ op: 'unmount', id: this.id });
    } else if (!wasShown) this.mount();
    else if (parentId === from) elementMoved(this.element);
    else {
      const placed = { ...(parentId && { parentId }), ...this.takePlace() };
      this.context.recordComponent({ op: 'move', id: this.id, ...placed });
    }
  }

  /** Records the attributes that are others than recorded last. */
  update(): void {
    if (!this.isMounted || this.mark) return;
    const before = this.attributes;
    this.attributes = this.readAttributes();
    const names = Object.keys({ ...before, ...this.attributes }).filter(
      (name) => before[name] !== this.attributes[name],
    );
    if (names.length === 0) return;
    const pick = (from: Attributes): Attributes =>
      Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
    this.context.recordComponent({
      op: 'update',
      id: this.id,
      props: pick(this.attributes),
      meta: { previous: pick(before) },
    });
  }

  unmount(): void {
    if (!this.isMounted) return;
    this.isMounted = false;
    removeElement(this.element);
    if (this.mark !== 'block') this.context.recordComponent({ op: 'unmount', id: this.id });
  }

  private mount(): void {
    const { mark, parentId } = this.place;
    this.attributes = mark ? {} : this.readAttributes();
    this.context.recordComponent({
      op: 'mount',
      id: this.id,
      name: this.element.localName,
      ...(parentId && { parentId }),
      ...this.takePlace(),
      ...(!mark && Object.keys(this.attributes).length > 0 && { props: this.attributes }),
    });
  }

  /** Among its siblings, for the record. */
  private takePlace(): { beforeId?: string } {
    const { element, id, place, context } = this;
    const beforeId = placeElement(element, { id, parentId: place.parentId, context });
    return beforeId === undefined ? {} : { beforeId };
  }

  private findPlace({ root, place: given }: Arrival): ElementPlace {
    const { element, components, context } = this;
    const own = privacyMark([element]);
    const { top, parentId, mark } = placeAt(parentOf(element), components, context);
    const around = stronger(own === 'ignore' ? undefined : own, mark);
    if (context.isOwnNode(element)) return { mark: 'block' };
    if (element.isConnected || parentId !== undefined)
      return { ...(parentId && { parentId }), ...(around && { mark: around }) };
    // It is out of the document again, and out of where it came in: nothing tells what marks were around it.
    if (root !== element && root !== top) return { mark: 'block' };
    const then = stronger(around, given.mark);
    return { ...(given.parentId && { parentId: given.parentId }), ...(then && { mark: then }) };
  }

  private readAttributes(): Attributes {
    const isSecret = isSecretField(this.element);
    return Object.fromEntries(
      Array.from(this.element.attributes, ({ name, value }) => [
        name,
        isSecret && VALUE_NAME.test(name) ? redacted(value) : value,
      ]),
    );
  }
}
