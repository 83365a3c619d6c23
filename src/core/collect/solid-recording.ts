import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { NameClaims } from './name-claims.ts';
import { perTask } from './per-task.ts';
import { RELOADING, SolidComponent } from './solid-component.ts';
import type { SolidTops } from './solid-graph.ts';
import { SolidState } from './solid-state.ts';
import type { SolidKind } from './solid-state.ts';
import { holdsOneOf } from './solid-store.ts';
import type { SolidApi, SolidOwner, SolidSource } from './solid-types.ts';

/** Of signals that were made outside of every component. */
const claims = new NameClaims();

type Compute = (value: unknown) => unknown;

/**
 * What one recorder records of the Solid apps in the page. Components are recorded when Solid's work is done: only
 * then do they stand in the document.
 */
export class SolidRecording {
  readonly #api: SolidApi;
  readonly #tops: SolidTops;
  readonly #context: CollectorContext;
  readonly #components = new WeakMap<SolidOwner, SolidComponent>();
  readonly #states = new WeakMap<SolidSource, SolidState>();
  readonly #sources = new Map<string, WeakRef<SolidSource>>();
  readonly #gone = new FinalizationRegistry((id: string) => this.#sources.delete(id));
  readonly #computes = new WeakMap<SolidOwner, { own: Compute; timed: Compute }>();
  readonly #unmounts = new WeakMap<SolidOwner, () => void>();
  readonly #setters = new WeakMap<SolidSource, (value: unknown) => void>();
  readonly #hasRun = new WeakSet<SolidOwner>();
  readonly #arrived = new Set<SolidComponent>();
  /** Whose children came, or may stand in another order. */
  readonly #unordered = new Set<SolidComponent>();
  #written = new Set<object>();
  #spans: (() => void)[] = [];
  #isScheduled = false;
  #isActive = true;

  /** Components that are on screen. Of those that show the same element, the innermost has it. */
  readonly #shown = perTask(() => {
    const byId = new Map<string, SolidComponent>();
    const byElement = new Map<Element, string>();
    for (const owner of this.#tops.owners()) {
      const component = this.#components.get(owner);
      if (!component?.isMounted) continue;
      byId.set(component.id, component);
      if (component.isShown)
        for (const element of component.elements) byElement.set(element, component.id);
    }
    return { byId, byElement };
  });

  constructor(api: SolidApi, tops: SolidTops, context: CollectorContext) {
    this.#api = api;
    this.#tops = tops;
    this.#context = context;
  }

  /** Records what an earlier recording has seen of the page. */
  recordKnown(): void {
    for (const owner of this.#tops.owners()) {
      this.#time(owner);
      // One that has computed already is not told of when it does so.
      this.#hasRun.add(owner);
      this.#meet(owner);
    }
    for (const source of this.#tops.sources()) this.see(source);
  }

  /** Takes an owner that was just made: whether it is a component is told when it runs. */
  own(owner: SolidOwner): void {
    if (!owner.owner || !owner.fn) this.#tops.addOwner(owner);
    this.#time(owner);
  }

  /** Takes a signal or store. */
  see(source: SolidSource): void {
    if (this.#states.has(source)) return;
    if (!source.graph) this.#tops.addSource(source);
    const isSignal = 'observers' in source;
    if (isSignal) this.#watch(source);
    this.#keep(source, isSignal ? 'ref' : 'store', source.graph);
  }

  /** An object in a store is about to be written. */
  write(target: object): void {
    this.#written.add(target);
    this.schedule();
  }

  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => attempt(() => this.#drain()));
  }

  /** Sets a signal. @returns whether it is one, and there */
  restore(id: string, value: unknown): boolean {
    const source = this.#signalOf(id);
    if (!source) return false;
    this.#api.DEV?.writeSignal(source as never, value);
    return true;
  }

  liveValueOf(id: string): { value: unknown } | undefined {
    const source = this.#signalOf(id);
    return source && { value: source.value };
  }

  #signalOf(id: string): SolidSource | undefined {
    const source = this.#sources.get(id)?.deref();
    const state = source && this.#states.get(source);
    return state?.kind === 'ref' && state.isShown ? source : undefined;
  }

  elementsOf(id: string): Element[] | undefined {
    return this.#shown().byId.get(id)?.elements;
  }

  /** Solid marks no element with the component that made it. */
  componentAt(element: Element): string | undefined {
    return this.#shown().byElement.get(element);
  }

  stop(): void {
    this.#isActive = false;
    for (const owner of this.#tops.owners()) {
      const compute = this.#computes.get(owner);
      if (compute && owner.fn === compute.timed) owner.fn = compute.own;
      const unmount = this.#unmounts.get(owner);
      const at = unmount ? (owner.cleanups?.indexOf(unmount) ?? -1) : -1;
      if (at >= 0) owner.cleanups?.splice(at, 1);
      if (owner.cleanups?.length === 0) owner.cleanups = null;
      this.#unwatch(owner as SolidSource);
    }
    for (const source of this.#tops.sources()) this.#unwatch(source);
  }

  #time(owner: SolidOwner): void {
    const { fn: own } = owner;
    if (!own || this.#computes.has(owner)) return;
    const timed: Compute = (value) => {
      const proceed = (): unknown => Reflect.apply(own, owner, [value]);
      return this.#isActive ? this.#run(owner, proceed) : proceed();
    };
    this.#computes.set(owner, { own, timed });
    owner.fn = timed;
  }

  #run(owner: SolidOwner, proceed: () => unknown): unknown {
    const isFirst = !this.#hasRun.has(owner);
    this.#hasRun.add(owner);
    if (isFirst) attempt(() => this.#meet(owner));
    const startTime = performance.now();
    try {
      return proceed();
    } finally {
      const duration = performance.now() - startTime;
      attempt(() => this.#noteSpan(owner, isFirst, startTime, duration));
    }
  }

  /** Finds out what an owner is: Solid says so between its making and its first run. */
  #meet(owner: SolidOwner): void {
    if (owner.component) this.#componentOf(owner);
    else if ('observers' in owner) {
      const holder = this.#componentOf(owner.owner);
      if (holder?.isBuiltIn || RELOADING.test(owner.name ?? '')) return;
      this.#watch(owner as SolidSource);
      this.#keep(owner as SolidSource, 'computed', owner.owner);
    }
  }

  #noteSpan(owner: SolidOwner, isFirst: boolean, startTime: number, duration: number): void {
    const component = this.#componentOf(owner);
    const { name = component?.name ?? 'effect' } = owner;
    if (owner.user && !component) {
      this.#context.recordPerformance({ name, phase: 'effect', startTime, duration });
      return;
    }
    if (component?.isBuiltIn && !isFirst) this.#unordered.add(component);
    const phase = owner.component ? 'mount' : owner.user ? 'effect' : 'update';
    // What it computes for others is no work of its own, and what it shows first is part of its mount.
    if (!component || (phase === 'update' && (owner.pure || isFirst))) return;
    const record = (): void => component.recordSpan({ name, phase, startTime, duration });
    // Effects run before the component is recorded that they belong to.
    if (component.isMounted) record();
    else this.#spans.push(record);
    this.schedule();
  }

  /** The component that an owner is or lies in. */
  #componentOf(owner: SolidOwner | null | undefined): SolidComponent | undefined {
    let inner = owner;
    while (inner && !inner.component) inner = inner.owner;
    if (!inner) return undefined;
    const known = this.#components.get(inner);
    if (known) return known;
    const page = { api: this.#api, context: this.#context };
    const component = new SolidComponent(inner, this.#componentOf(inner.owner), page);
    this.#components.set(inner, component);
    this.#arrived.add(component);
    this.#hearEnd(inner, component);
    this.schedule();
    return component;
  }

  #hearEnd(owner: SolidOwner, component: SolidComponent): void {
    const unmount = (): void => {
      if (!this.#isActive) return;
      this.#arrived.delete(component);
      component.unmount();
    };
    this.#unmounts.set(owner, unmount);
    (owner.cleanups ??= []).push(unmount);
  }

  #keep(source: SolidSource, kind: SolidKind, graph: SolidOwner | null | undefined): void {
    const component = this.#componentOf(graph);
    const state = new SolidState(source, kind, component, component?.claims ?? claims, this.#context);
    this.#states.set(source, state);
    this.#sources.set(state.id, new WeakRef(source));
    this.#gone.register(source, state.id);
    if (component?.isMounted === false) component.states.push(state);
    else if (state.isShown) state.record();
  }

  /** Solid keeps what a signal holds in a property of its own: an accessor there sees each write when it is made. */
  #watch(source: SolidSource): void {
    const { value: first } = source;
    let value = first;
    const set = (next: unknown): void => {
      value = next;
      if (this.#isActive) attempt(() => this.#states.get(source)?.set(next));
    };
    Object.defineProperty(source, 'value', {
      get: () => value,
      set,
      enumerable: true,
      configurable: true,
    });
    this.#setters.set(source, set);
  }

  #unwatch(source: SolidSource): void {
    const own = Object.getOwnPropertyDescriptor(source, 'value');
    if (!own?.set || own.set !== this.#setters.get(source)) return;
    const { value } = source;
    Object.defineProperty(source, 'value', {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }

  #drain(): void {
    this.#isScheduled = false;
    if (!this.#isActive) return;
    this.#mountArrived();
    for (const record of this.#spans.splice(0)) record();
    this.#recordStores();
  }

  /** Mounts what has come where it stands, and moves what stands elsewhere. */
  #mountArrived(): void {
    const arrived = new Map<SolidComponent, SolidComponent[]>();
    for (const component of this.#arrived) {
      const { parent } = component;
      if (!parent) continue;
      this.#unordered.add(parent);
      const siblings = arrived.get(parent);
      if (siblings) siblings.push(component);
      else arrived.set(parent, [component]);
    }
    const parents = [...this.#unordered];
    this.#unordered.clear();
    const fresh = parents.filter(({ isMounted }) => !isMounted);
    for (const parent of parents) attempt(() => parent.arrangeChildren(arrived.get(parent) ?? []));
    for (const component of this.#arrived) if (component.mount()) this.#arrived.delete(component);
    for (const parent of fresh) attempt(() => parent.arrangeChildren([]));
  }

  #recordStores(): void {
    const written = this.#written;
    this.#written = new Set();
    if (written.size === 0) return;
    for (const ref of this.#sources.values()) {
      const source = ref.deref();
      const state = source && this.#states.get(source);
      if (state?.kind === 'store' && state.isShown && holdsOneOf(source?.value, written)) state.record();
    }
  }
}
