import type { CollectorContext } from '../record/types.ts';
import { redacted } from '../sanitize/secret-keys.ts';
import { ChildOrder } from './child-order.ts';
import type { OrderedChild } from './child-order.ts';
import { VALUE_NAME, fieldOf } from './component-field.ts';
import { nextComponentId } from './component-ids.ts';
import { shortened } from './long-array.ts';
import { parentOf } from './parent-of.ts';
import { privacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';
import { copyOf, rawOf } from './vue-copy.ts';
import { componentName } from './vue-names.ts';
import { componentSources, optionSources } from './vue-sources.ts';
import type { StateSource } from './vue-sources.ts';
import { VueState } from './vue-state.ts';
import type { StateWatching } from './vue-state.ts';
import { elementsOfNode, outermostIn } from './vue-tree.ts';
import type { VueEffectClass, VueInstance } from './vue-types.ts';

/** What the components of one page share. */
export interface VueComponents {
  readonly context: CollectorContext;
  /** By id, the states of which not all is watched. */
  readonly partly: StateWatching['partly'];
  /** Has the component refreshed when the app's own code has run. */
  refreshLater(component: VueComponent): void;
  /** The component of an instance, which is not mounted yet if it is new. */
  componentOf(instance: VueInstance): VueComponent;
  /** Whether Vue has told of a component that is not recorded yet. */
  hasArrived(instance: VueInstance): boolean;
}

const VALUE_EVENT = /^(?:update:.*|input|change)$/i;

const ids = new WeakMap<VueInstance, string>();

function idOf(instance: VueInstance, name: string): string {
  const known = ids.get(instance);
  if (known) return known;
  const id = nextComponentId(name);
  ids.set(instance, id);
  return id;
}

/** The first node of what a component shows: an element, or a text or comment that stands for none or several. */
function nodeOf(instance: VueInstance): Node | undefined {
  const node = instance.subTree?.el ?? instance.vnode.el;
  return node instanceof Node ? node : undefined;
}

/** Records the life of one component: mount, updates with what changed, unmount, and the events it emits. */
export class VueComponent implements OrderedChild {
  /** Name and number (`FilmCard-17`), the same for the life of the instance. */
  readonly id: string;
  readonly name: string;
  states: readonly VueState[] = [];
  isMounted = false;
  /** ms, by the kind of work that has begun; Vue tells them one by one. */
  readonly starts = new Map<string, number>();
  private readonly order = new ChildOrder();
  private readonly instance: VueInstance;
  private readonly components: VueComponents;
  private mark: 'block' | 'mask' | undefined;
  private isSecret = false;
  private isActive = true;
  /** The app's own values, which the instance holds as well. */
  private props: Readonly<Record<string, unknown>> = {};
  /** Names of what has changed and no span has told. */
  private untold = new Set<string>();
  /** Written since the last look. */
  private written = new Set<VueState>();

  constructor(instance: VueInstance, components: VueComponents) {
    this.instance = instance;
    this.components = components;
    this.name = componentName(instance);
    this.id = idOf(instance, this.name);
  }

  private get parent(): VueComponent | undefined {
    const { parent } = this.instance;
    return parent ? this.components.componentOf(parent) : undefined;
  }

  get isBlocked(): boolean {
    return this.mark === 'block';
  }

  /** Whether marks hide what its records would tell. */
  get isMarked(): boolean {
    return this.mark !== undefined;
  }

  /** The outermost elements of what it shows. */
  get elements(): Element[] {
    const { subTree } = this.instance;
    return this.isMounted && subTree ? [...elementsOfNode(subTree)] : [];
  }

  isRenderedBy(effect: object): boolean {
    return effect === this.instance.effect;
  }

  get hasComputed(): boolean {
    return this.states.some(({ source }) => source.kind === 'computed');
  }

  /**
   * Records the mount, those of its parents first.
   *
   * @param beforeId - of the sibling that it stands right before; without it, it comes last
   */
  mount(beforeId?: string): void {
    if (this.isMounted) return;
    this.isMounted = true;
    const { instance, components, id, name, parent } = this;
    parent?.mount();
    if (beforeId === undefined) parent?.order.append(this);
    this.mark = this.findMark(parent);
    if (this.mark === 'block') return;
    this.isSecret = this.isSecretComponent();
    this.props = { ...rawOf(instance.props) };
    if (!this.mark) {
      const sources = [...componentSources(instance), ...optionSources(instance)];
      this.states = sources.map((source) => this.stateOf(source));
    }
    components.context.recordComponent({
      op: 'mount',
      id,
      name,
      ...this.placeBefore(beforeId),
      ...(!this.mark && this.describe(Object.keys(this.props), this.states)),
    });
    for (const state of this.states) state.record();
  }

  /** Records that it stands elsewhere among its siblings, as `mount` has it. */
  move(beforeId: string | undefined): void {
    if (this.isBlocked) return;
    this.components.context.recordComponent({
      op: 'move',
      id: this.id,
      ...this.placeBefore(beforeId),
    });
  }

  /** Records in which order its children stand, and those of them that were not mounted yet. */
  arrangeChildren(): void {
    const { instance, components, order } = this;
    if (!this.isMounted || !instance.subTree) return;
    const children: VueComponent[] = [];
    for (const shown of outermostIn(instance.subTree)) {
      const child = components.componentOf(shown);
      if (child.isMounted || components.hasArrived(shown)) children.push(child);
    }
    // Of those that a `KeepAlive` changes between, one is shown.
    if (children.length > 1) order.arrange(children);
  }

  /** Has the app's writes noticed from now on. It is not to be called while the app's own code runs. */
  watch(): void {
    const Effect = this.instance.effect?.constructor as VueEffectClass | undefined;
    if (!Effect) return;
    for (const state of this.states) {
      const changed = (): void => {
        this.written.add(state);
        this.components.refreshLater(this);
      };
      state.watch(Effect, { changed, partly: this.components.partly });
    }
  }

  /** Records the state and the properties that have changed since the last look. */
  refresh(): void {
    const { written, props: before } = this;
    this.written = new Set();
    if (!this.isMounted || this.mark) return;
    const changed = this.states.filter(
      (state) => (state.source.kind === 'computed' || written.has(state)) && state.check(),
    );
    changed.push(...this.findOptionStates());
    this.props = { ...rawOf(this.instance.props) };
    const keys = Object.keys({ ...before, ...this.props }).filter(
      (key) => !Object.is(before[key], this.props[key]),
    );
    if (keys.length === 0 && changed.length === 0) return;
    for (const key of keys) this.untold.add(`props.${key}`);
    for (const { source } of changed) this.untold.add(source.name);
    this.components.context.recordComponent({
      op: 'update',
      id: this.id,
      ...this.describe(keys, changed),
      ...(!this.isActive && { meta: { active: false } }),
    });
  }

  /** A `KeepAlive` has put the component aside, or shows it again. */
  setActive(isActive: boolean): void {
    if (!this.isMounted || this.isActive === isActive) return;
    this.isActive = isActive;
    if (this.isBlocked) return;
    this.components.context.recordComponent({ op: 'update', id: this.id, meta: { active: isActive } });
  }

  unmount(): void {
    if (!this.isMounted) return;
    if (!this.isBlocked) this.components.context.recordComponent({ op: 'unmount', id: this.id });
    this.forget();
  }

  /** Until the next mount there is nothing to say of it, and nothing of it is watched. */
  forget(): void {
    this.isMounted = false;
    for (const state of this.states) state.stop();
    this.states = [];
    this.written.clear();
    this.props = {};
  }

  emit(event: string, args: readonly unknown[]): void {
    if (this.isBlocked) return;
    const isSecret = this.isSecret && VALUE_EVENT.test(event);
    const given = args.length === 1 ? args[0] : args;
    const payload = isSecret ? redacted(given) : copyOf(given);
    this.components.context.recordEvent({
      category: 'component',
      name: event,
      source: this.name,
      componentId: this.id,
      ...(args.length > 0 && !this.mark && { payload }),
    });
  }

  recordSpan(phase: 'mount' | 'update', startTime: number, endTime: number): void {
    if (!this.isMounted || this.isBlocked) return;
    const { name, id: componentId } = this;
    const span = { name, componentId, phase, startTime, duration: endTime - startTime };
    const changed = phase === 'update' ? [...this.untold] : [];
    this.untold.clear();
    this.components.context.recordPerformance({ ...span, ...(changed.length > 0 && { changed }) });
  }

  /** What has changed until now sets off no rendering any more. */
  forgetUntold(): void {
    this.untold.clear();
  }

  private placeBefore(beforeId: string | undefined): { parentId?: string; beforeId?: string } {
    const { parent } = this;
    return {
      ...(parent && !parent.isBlocked && { parentId: parent.id }),
      ...(beforeId !== undefined && { beforeId }),
    };
  }

  private stateOf(source: StateSource): VueState {
    const { id, components } = this;
    const isSecret = this.isSecret && VALUE_NAME.test(source.name);
    const read: StateSource['read'] = (walk) => redacted(source.read(walk));
    const shown = isSecret ? { ...source, read } : source;
    return new VueState(`${id}.${source.name}`, id, shown, components.context);
  }

  /** Those that no rendering had asked for before this one. */
  private findOptionStates(): VueState[] {
    const sources = optionSources(this.instance);
    if (sources.length === 0) return [];
    const known = new Set(this.states.map(({ source }) => source.name));
    const found = sources.filter(({ name }) => !known.has(name)).map((source) => this.stateOf(source));
    for (const state of found) state.record();
    this.states = [...this.states, ...found];
    return found;
  }

  private describe(keys: readonly string[], states: readonly VueState[]): object {
    const known = states.filter(({ isUnevaluated }) => !isUnevaluated);
    return {
      ...(keys.length > 0 && { props: this.describeProps(keys) }),
      ...(known.length > 0 && {
        state: Object.fromEntries(known.map(({ source, value }) => [source.name, shortened(value)])),
      }),
    };
  }

  private describeProps(keys: readonly string[]): Record<string, unknown> {
    const entries = keys.map((key): [string, unknown] => {
      const value = this.props[key];
      if (this.isSecret && VALUE_NAME.test(key)) return [key, redacted(value)];
      const isObject = typeof value === 'object' && value !== null;
      return [key, copyOf(isObject ? shortened(rawOf(value)) : value)];
    });
    return Object.fromEntries(entries);
  }

  private isSecretComponent(): boolean {
    const field = fieldOf(nodeOf(this.instance));
    if (!field) return false;
    const { attrs, props } = this.instance;
    const values: Record<string, unknown> = { ...rawOf(attrs), ...rawOf(props) };
    return (
      isSecretField(field) || isSecretField(field, (name) => field.getAttribute(name) ?? values[name])
    );
  }

  /** The marks on the elements around, as far as the nearest component's own, and what holds for that. */
  private findMark(parent: VueComponent | undefined): 'block' | 'mask' | undefined {
    const first = nodeOf(this.instance);
    if (first && this.components.context.isOwnNode(first)) return 'block';
    const end = parent && nodeOf(parent.instance);
    // Of several nodes, the first stands for the component, and is beside what the others hold.
    const around = end && parentOf(end);
    const passed: Element[] = [];
    let node = first ?? null;
    for (; node && node !== end && node !== around; node = parentOf(node)) {
      if (node instanceof Element) passed.push(node);
    }
    const own = privacyMark(passed);
    if (own === 'block' || parent?.mark === 'block') return 'block';
    return own === 'mask' ? own : parent?.mark;
  }
}
