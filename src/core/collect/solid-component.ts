import type { CollectorContext, PerformanceInput } from '../record/types.ts';
import { redacted, REDACTED } from '../sanitize/secret-keys.ts';
import { ChildOrder } from './child-order.ts';
import type { OrderedChild } from './child-order.ts';
import { VALUE_NAME, fieldOf } from './component-field.ts';
import { nextComponentId } from './component-ids.ts';
import { precedes } from './composed-order.ts';
import { NameClaims } from './name-claims.ts';
import { ownValue } from './own-value.ts';
import { parentOf } from './parent-of.ts';
import { privacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';
import { nodesOf } from './solid-graph.ts';
import type { SolidState } from './solid-state.ts';
import type { SolidApi, SolidOwner } from './solid-types.ts';

interface SolidNames {
  readonly id: string;
  /** For the ids of its signals. */
  readonly claims: NameClaims;
}

/** Kept from one recording to the next. */
const namesOf = new WeakMap<SolidOwner, SolidNames>();

/** Hot reloading puts a component of such a name around the app's, and a memo into it. */
export const RELOADING = /^\[solid-refresh\]/;

/** What the components of one page share. */
export interface SolidPage {
  readonly api: SolidApi;
  readonly context: CollectorContext;
}

interface ShownChild {
  readonly child: SolidComponent;
  readonly node: Node;
}

/** `sort` passes the later of two first, and asks the platform whether it comes first goes through all siblings. */
function inPageOrder(later: ShownChild, former: ShownChild): number {
  if (later.node === former.node) return 0;
  return precedes(former.node, later.node) ? 1 : -1;
}

/** One component: its mount with properties and state, its place among its siblings, and its unmount. */
export class SolidComponent implements OrderedChild {
  /** Name and number (`FilmCard-17`), the same for the life of the component. */
  readonly id: string;
  readonly name: string;
  /** Those to be recorded with the mount; nothing keeps what comes and goes in a component that stays. */
  states: SolidState[] = [];
  readonly claims: NameClaims;
  isMounted = false;
  readonly parent: SolidComponent | undefined;
  private readonly owner: SolidOwner;
  private readonly page: SolidPage;
  /** Those that are mounted. */
  private readonly children = new Set<SolidComponent>();
  private readonly order = new ChildOrder();
  private mark: 'block' | 'mask' | undefined;
  private isSecret = false;

  constructor(owner: SolidOwner, parent: SolidComponent | undefined, page: SolidPage) {
    this.owner = owner;
    this.parent = parent;
    this.page = page;
    this.name = (owner.name ?? '').replace(RELOADING, '') || 'Anonymous Component';
    const names = namesOf.get(owner) ?? { id: nextComponentId(this.name), claims: new NameClaims() };
    namesOf.set(owner, names);
    this.id = names.id;
    this.claims = names.claims;
  }

  /** Whether it is one of Solid's own. */
  get isBuiltIn(): boolean {
    return this.page.api.builtIns.includes(this.owner.component ?? this.owner);
  }

  get isShown(): boolean {
    return this.isMounted && !this.mark;
  }

  /** The outermost elements of what it shows, as far as they can be found. */
  get elements(): Element[] {
    return this.isMounted ? nodesOf(this.owner).filter((node) => node instanceof Element) : [];
  }

  hides(name: string): boolean {
    return this.isSecret && VALUE_NAME.test(name);
  }

  get isBlocked(): boolean {
    return this.mark === 'block';
  }

  /**
   * Records the mount, those of its parents first; of what the document does not show yet, nothing.
   *
   * @param beforeId - of the sibling that it stands right before; without it, it comes last
   */
  mount(beforeId?: string): boolean {
    if (this.isMounted) return true;
    const { context } = this.page;
    const [node] = nodesOf(this.owner);
    if (node && !node.isConnected) return false;
    if (this.parent && !this.parent.mount()) return false;
    this.isMounted = true;
    this.parent?.children.add(this);
    if (beforeId === undefined) this.parent?.order.append(this);
    this.mark = this.findMark(context, node);
    if (this.mark === 'block') return true;
    const field = fieldOf(node);
    this.isSecret = field !== undefined && isSecretField(field);
    context.recordComponent({
      op: 'mount',
      id: this.id,
      name: this.name,
      ...this.placeBefore(beforeId),
      ...(!this.mark && this.describe()),
    });
    if (!this.mark) for (const state of this.states) state.record();
    this.states = [];
    return true;
  }

  /** Records that it stands elsewhere among its siblings, as `mount` has it. */
  move(beforeId: string | undefined): void {
    if (this.isBlocked) return;
    const placed = this.placeBefore(beforeId);
    this.page.context.recordComponent({ op: 'move', id: this.id, ...placed });
  }

  /** Records in which order its children stand, and those of them that were not mounted yet, as far as they show something. */
  arrangeChildren(arrived: readonly SolidComponent[]): void {
    if (!this.isMounted) return;
    const shown: ShownChild[] = [];
    for (const child of [...this.children, ...arrived]) {
      const [node] = nodesOf(child.owner);
      if (node?.isConnected) shown.push({ child, node });
    }
    if (shown.length < 2) return;
    shown.sort(inPageOrder);
    this.order.arrange(shown.map(({ child }) => child));
  }

  unmount(): void {
    this.parent?.children.delete(this);
    if (this.isMounted && !this.isBlocked)
      this.page.context.recordComponent({ op: 'unmount', id: this.id });
    this.isMounted = false;
  }

  recordSpan(span: PerformanceInput): void {
    if (this.isMounted && !this.isBlocked)
      this.page.context.recordPerformance({ ...span, componentId: this.id });
  }

  private placeBefore(beforeId: string | undefined): { parentId?: string; beforeId?: string } {
    const { parent } = this;
    return {
      ...(parent?.isBlocked === false && { parentId: parent.id }),
      ...(beforeId !== undefined && { beforeId }),
    };
  }

  private describe(): object {
    const { props = {} } = this.owner;
    // Properties that are spread are a Proxy, which would run the app's code to say what there are.
    const isHidden = this.page.api.$PROXY in props;
    const state = this.states.map(({ name, shown }): [string, unknown] => [name, shown]);
    return {
      ...(!isHidden && Object.keys(props).length > 0 && { props: this.describeProps(props) }),
      ...(state.length > 0 && { state: Object.fromEntries(state) }),
    };
  }

  /** Accessors are left as they are: the snapshot says of one that it is one, and does not call it. */
  private describeProps(props: object): object {
    const fields = Object.getOwnPropertyDescriptors(props) as Record<string, PropertyDescriptor>;
    for (const [key, field] of Object.entries(fields)) {
      if (!this.hides(key)) continue;
      fields[key] = { value: field.get ? REDACTED : redacted(field.value as unknown), enumerable: true };
    }
    // What it shows is in the document.
    if (ownValue(props, 'children') !== undefined) Reflect.deleteProperty(fields, 'children');
    return Object.defineProperties({}, fields);
  }

  /** The marks on the elements around, as far as the nearest component's own, and what holds for that. */
  private findMark(context: CollectorContext, first: Node | undefined): 'block' | 'mask' | undefined {
    if (first && context.isOwnNode(first)) return 'block';
    const passed: Element[] = [];
    for (let node: Node | null = first ?? null; node; node = parentOf(node)) {
      if (node instanceof Element) passed.push(node);
    }
    const own = privacyMark(passed);
    if (own === 'block' || this.parent?.mark === 'block') return 'block';
    return own === 'mask' ? own : this.parent?.mark;
  }
}
