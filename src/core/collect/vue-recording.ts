import { setTimeout } from '../model/native.ts';
import type { Watcher } from '../model/watcher.ts';
import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { ownValue } from './own-value.ts';
import { VueComponent } from './vue-component.ts';
import type { VueComponents } from './vue-component.ts';
import { PiniaRecording, piniaOf } from './vue-pinia.ts';
import { VueReader } from './vue-reader.ts';
import type { VueState } from './vue-state.ts';
import { instancesOf, mountedApps } from './vue-tree.ts';
import { vueWatchersOf } from './vue-watchers.ts';
import type { Pinia, VueApp, VueEffectClass, VueInstance } from './vue-types.ts';

/** In `VNode.shapeFlag`, of what a `KeepAlive` keeps. */
const SHOULD_KEEP_ALIVE = 256;

const PRODUCTION = 'This app was built without devtools (`__VUE_PROD_DEVTOOLS__` is false).';

/**
 * What one recorder records of the Vue apps in the page. Mounts and changes are noted when Vue tells of them,
 * and recorded when its work is done: only then do components stand in the document, and values hold.
 */
export class VueRecording implements VueComponents {
  readonly context: CollectorContext;
  /** Until it is set, what Vue tells is over, and of use only where it names a component. */
  isLive = false;
  /** Instances hold their components: nothing here keeps an instance that the app has dropped. */
  private readonly components = new WeakMap<VueInstance, VueComponent>();
  private readonly mounted = new Map<string, WeakRef<VueComponent>>();
  /** Those of the mounted ones that compute something: few of many, and looked at whenever anything changed. */
  private readonly computing = new Map<string, WeakRef<VueComponent>>();
  private readonly pinias = new WeakMap<Pinia, PiniaRecording>();
  private readonly piniaRefs = new Set<WeakRef<PiniaRecording>>();
  private readonly refused = new WeakSet<VueApp>();
  /** Not recorded yet. */
  private arrived = new Set<VueInstance>();
  /** Whose children came, or may stand in another order. */
  private readonly unordered = new Set<VueComponent>();
  /** Recorded, and not watched yet. */
  private unwatched: VueInstance[] = [];
  private readonly changed = new Set<VueComponent>();
  readonly partly = new Map<string, WeakRef<VueState>>();
  private spans: (() => void)[] = [];
  readonly reader = new VueReader();
  private isScheduled = false;
  private isActive = true;

  constructor(context: CollectorContext) {
    this.context = context;
  }

  /** Takes what Vue tells its devtools. */
  handle(event: string, args: readonly unknown[]): void {
    if (!this.isLive && event !== 'component:added') return;
    switch (event) {
      case 'component:added':
        this.add(args[3] as VueInstance);
        break;
      case 'component:updated':
        this.update(this.componentOf(args[3] as VueInstance));
        break;
      case 'component:removed':
        this.remove(args[3] as VueInstance);
        break;
      case 'component:emit':
        this.emit(args[1] as VueInstance, args[2] as string, args[3] as unknown[]);
        break;
      case 'perf:start':
        this.reader.learn(args[2] as VueInstance);
        this.seePinia(args[0] as VueApp);
        this.componentOf(args[2] as VueInstance).starts.set(args[3] as string, args[4] as number);
        break;
      case 'perf:end':
        this.endWork(args[2] as VueInstance, args[3] as string, args[4] as number);
    }
  }

  /** Records the apps that are mounted already. */
  recordMounted(): void {
    for (const app of mountedApps()) {
      const root = app._instance;
      // Only builds with devtools say of an app what it shows.
      if (!root) this.refuse(app);
      else for (const instance of instancesOf(root.vnode)) if (instance.isMounted) this.add(instance);
    }
    this.mountArrived();
  }

  /** Says so of apps that cannot be observed. */
  refuseUnobservable(): void {
    for (const app of mountedApps()) if (!app._instance) this.refuse(app);
  }

  /** Says in the log that something of the page is not recorded. */
  warn(reason: string): void {
    this.context.recordEvent({ category: 'devtools', name: 'vue/not-recorded', payload: { reason } });
  }

  restore(id: string, value: unknown): boolean {
    const state = this.states().find((each) => each.id === id);
    return state?.restore(value) ?? false;
  }

  liveValueOf(id: string): { value: unknown } | undefined {
    const source = this.states().find((each) => each.id === id)?.source;
    return source && { value: source.live() };
  }

  watchersOf(id: string): Watcher[] | undefined {
    const states = this.states();
    const ref = states.find((each) => each.id === id)?.source.ref;
    if (!ref) return undefined;
    const components = Array.from(this.mounted.values(), (weak) => weak.deref() ?? []).flat();
    return vueWatchersOf(ref, components, states);
  }

  elementsOf(id: string): Element[] | undefined {
    return this.mounted.get(id)?.deref()?.elements;
  }

  stop(): void {
    this.isActive = false;
    this.reader.stop();
    for (const ref of this.mounted.values()) ref.deref()?.forget();
    for (const ref of this.piniaRefs) attempt(() => ref.deref()?.stop());
  }

  componentOf(instance: VueInstance): VueComponent {
    const known = this.components.get(instance);
    if (known) return known;
    const component = new VueComponent(instance, this);
    this.components.set(instance, component);
    return component;
  }

  hasArrived(instance: VueInstance): boolean {
    return this.arrived.has(instance);
  }

  /** The nearest recorded component around an element: builds with devtools say in each which rendered it. */
  ownerOf(element: Element): VueComponent | undefined {
    let instance = ownValue(element, '__vueParentComponent') as VueInstance | null | undefined;
    for (; instance; instance = instance.parent) {
      const component = this.components.get(instance);
      if (component?.isMounted) return component.isMarked ? undefined : component;
    }
    return undefined;
  }

  refreshLater(component: VueComponent): void {
    this.changed.add(component);
    this.schedule();
  }

  private states(): VueState[] {
    const components = Array.from(this.mounted.values(), (ref) => ref.deref()?.states ?? []);
    const stores = Array.from(this.piniaRefs, (ref) => ref.deref()?.states ?? []);
    return [...components, ...stores].flat();
  }

  private refuse(app: VueApp): void {
    if (this.refused.has(app)) return;
    this.refused.add(app);
    this.warn(PRODUCTION);
  }

  private add(instance: VueInstance): void {
    this.reader.learn(instance);
    // What Vue tells late, to a hook that came late, may be over.
    if (instance.isUnmounted) return;
    this.seePinia(instance.appContext.app);
    const component = this.componentOf(instance);
    if (!component.isMounted && !this.arrived.has(instance)) {
      this.arrived.add(instance);
      if (instance.parent) this.unordered.add(this.componentOf(instance.parent));
    } else if (this.isLive && this.isKeptAlive(instance)) {
      this.mountArrived();
      // Vue tells of it before it says so in the instance.
      component.setActive(instance.isDeactivated);
    }
    this.schedule();
  }

  private update(component: VueComponent): void {
    this.unordered.add(component);
    this.refreshLater(component);
    for (const ref of this.partly.values()) ref.deref()?.suspectLater();
  }

  private isKeptAlive({ vnode }: VueInstance): boolean {
    return ((vnode.shapeFlag ?? 0) & SHOULD_KEEP_ALIVE) !== 0;
  }

  private remove(instance: VueInstance): void {
    this.mountArrived();
    const component = this.components.get(instance);
    if (!component) return;
    this.mounted.delete(component.id);
    this.computing.delete(component.id);
    component.unmount();
  }

  private emit(instance: VueInstance, event: string, args: readonly unknown[]): void {
    this.mountArrived();
    this.componentOf(instance).emit(event, args);
  }

  private endWork(instance: VueInstance, work: string, endTime: number): void {
    const component = this.componentOf(instance);
    const startTime = component.starts.get(work === 'patch' ? 'render' : work);
    const isUpdate = work === 'patch' && component.isMounted;
    if (startTime === undefined || !(work === 'mount' || isUpdate)) return;
    component.starts.clear();
    this.spans.push(() => component.recordSpan(isUpdate ? 'update' : 'mount', startTime, endTime));
    this.schedule();
  }

  private seePinia(app: VueApp): void {
    const pinia = piniaOf(app);
    if (!pinia || this.pinias.has(pinia)) return;
    const watching = { changed: () => this.schedule(), partly: this.partly };
    const recording = new PiniaRecording(pinia, this.context, watching);
    this.pinias.set(pinia, recording);
    this.piniaRefs.add(new WeakRef(recording));
  }

  private schedule(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => attempt(() => this.drain()));
  }

  private mountArrived(): void {
    const { arrived } = this;
    this.arrived = new Set();
    for (const instance of arrived) {
      const component = this.componentOf(instance);
      attempt(() => component.mount());
      this.mounted.set(component.id, new WeakRef(component));
      this.noteComputing(component);
      this.unwatched.push(instance);
    }
  }

  /** Mounts what has come where it stands, and moves what stands elsewhere. */
  private arrange(): void {
    const parents = [...this.unordered];
    this.unordered.clear();
    const fresh = parents.filter(({ isMounted }) => !isMounted);
    for (const parent of parents) attempt(() => parent.arrangeChildren());
    this.mountArrived();
    for (const parent of fresh) attempt(() => parent.arrangeChildren());
  }

  private drain(): void {
    this.isScheduled = false;
    if (!this.isActive) return;
    this.arrange();
    this.watchMounted();
    for (const ref of this.piniaRefs) attempt(() => ref.deref()?.refresh());
    const changed = this.takeChanged();
    for (const component of changed) {
      attempt(() => component.refresh());
      this.noteComputing(component);
    }
    for (const record of this.spans.splice(0)) attempt(record);
    // Vue renders in the task of a change, which this may be before.
    if (changed.size > 0) setTimeout(() => changed.forEach((component) => component.forgetUntold()));
  }

  private watchMounted(): void {
    for (const instance of this.unwatched.splice(0)) {
      const component = this.componentOf(instance);
      if (component.isMounted) attempt(() => component.watch());
      const pinia = piniaOf(instance.appContext.app);
      const Effect = instance.effect?.constructor as VueEffectClass | undefined;
      if (pinia && Effect) this.pinias.get(pinia)?.watchWith(Effect);
    }
  }

  /** Those told of, and those that may have computed something anew for others. */
  private takeChanged(): Set<VueComponent> {
    const taken = new Set(this.changed);
    this.changed.clear();
    for (const ref of this.computing.values()) {
      const component = ref.deref();
      if (component) taken.add(component);
    }
    return taken;
  }

  /** What the options of a component compute is found when a rendering has asked for it. */
  private noteComputing(component: VueComponent): void {
    const ref = component.hasComputed ? this.mounted.get(component.id) : undefined;
    if (ref) this.computing.set(component.id, ref);
  }
}
