import type { CollectorContext, PerformanceInput } from '../record/types.ts';
import { redacted, REDACTED } from '../sanitize/secret-keys.ts';
import { VALUE_NAME, fieldOf } from './component-field.ts';
import { nextComponentId } from './component-ids.ts';
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

/** One component: its mount with properties and state, and its unmount. */
export class SolidComponent {
  /** Name and number (`FilmCard-17`), the same for the life of the component. */
  readonly id: string;
  readonly name: string;
  /** Those to be recorded with the mount; nothing keeps what comes and goes in a component that stays. */
  states: SolidState[] = [];
  readonly claims: NameClaims;
  isMounted = false;
  private readonly owner: SolidOwner;
  private readonly parent: SolidComponent | undefined;
  private readonly api: SolidApi;
  private mark: 'block' | 'mask' | undefined;
  private isSecret = false;

  constructor(owner: SolidOwner, parent: SolidComponent | undefined, api: SolidApi) {
    this.owner = owner;
    this.parent = parent;
    this.api = api;
    this.name = (owner.name ?? '').replace(RELOADING, '') || 'Anonymous Component';
    const names = namesOf.get(owner) ?? { id: nextComponentId(this.name), claims: new NameClaims() };
    namesOf.set(owner, names);
    this.id = names.id;
    this.claims = names.claims;
  }

  /** Whether it is one of Solid's own. */
  get isBuiltIn(): boolean {
    return this.api.builtIns.includes(this.owner.component ?? this.owner);
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

  /** Records the mount, those of its parents first; of what the document does not show yet, nothing. */
  mount(context: CollectorContext): boolean {
    if (this.isMounted) return true;
    const [node] = nodesOf(this.owner);
    if (node && !node.isConnected) return false;
    if (this.parent && !this.parent.mount(context)) return false;
    this.isMounted = true;
    this.mark = this.findMark(context, node);
    if (this.mark === 'block') return true;
    const field = fieldOf(node);
    this.isSecret = field !== undefined && isSecretField(field);
    context.recordComponent({
      op: 'mount',
      id: this.id,
      name: this.name,
      ...(this.parent?.isBlocked === false && { parentId: this.parent.id }),
      ...(!this.mark && this.describe()),
    });
    if (!this.mark) for (const state of this.states) state.record();
    this.states = [];
    return true;
  }

  unmount(context: CollectorContext): void {
    if (this.isMounted && !this.isBlocked) context.recordComponent({ op: 'unmount', id: this.id });
    this.isMounted = false;
  }

  recordSpan(context: CollectorContext, span: PerformanceInput): void {
    if (this.isMounted && !this.isBlocked) context.recordPerformance({ ...span, componentId: this.id });
  }

  private get isBlocked(): boolean {
    return this.mark === 'block';
  }

  private describe(): object {
    const { props = {} } = this.owner;
    // Properties that are spread are a Proxy, which would run the app's code to say what there are.
    const isHidden = this.api.$PROXY in props;
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
