/**
 * The parts of Vue 3 that are read, said without its package: an app may bring its own copy, or several.
 */
export interface VueApp {
  readonly _instance?: VueInstance | null;
  readonly config?: { readonly globalProperties?: Record<string, unknown> };
}

/** A component's definition: an object of options, or a function. */
export type VueType = object;

export interface VueNode {
  readonly el: unknown;
  /** The last node, where it shows several: a fragment or static content. */
  readonly anchor?: unknown;
  readonly shapeFlag?: number;
  readonly component?: VueInstance | null;
  readonly children?: unknown;
  readonly suspense?: {
    readonly activeBranch?: VueNode | null;
    /** What is not shown before all in it has come. */
    readonly pendingBranch?: VueNode | null;
  } | null;
}

/** Vue's internal instance of a component. */
export interface VueInstance {
  readonly type: VueType;
  readonly parent: VueInstance | null;
  readonly root: VueInstance;
  readonly appContext: { readonly app: VueApp; readonly components?: Record<string, unknown> };
  readonly vnode: VueNode;
  readonly subTree?: VueNode | null;
  readonly props: object;
  readonly attrs: object;
  readonly data: object;
  readonly ctx?: object;
  /** What `setup` returned, before Vue unwraps its refs. */
  readonly devtoolsRawSetupState?: object;
  /** Renders the component; absent until its setup is over. */
  readonly effect?: VueEffect;
  readonly isMounted: boolean;
  readonly isUnmounted: boolean;
  readonly isDeactivated: boolean;
  /** What a `KeepAlive` keeps. */
  readonly __v_cache?: Map<unknown, VueNode>;
}

/** An effect of Vue's: runs a function and is told when what it read has changed. */
export interface VueEffect {
  readonly deps?: VueLink | undefined;
  scheduler?: (() => void) | undefined;
  fn: () => void;
  /** Since Vue 3.5. */
  readonly flags?: number;
  run(): unknown;
  stop(): void;
}

/** What a ref or a property knows of those that depend on it, since Vue 3.5. */
export interface VueDep {
  /** The last of a list. */
  readonly subs?: VueLink | undefined;
}

/** A link between an effect and one of its dependencies, since Vue 3.5. */
interface VueLink {
  readonly sub: object;
  readonly prevSub?: VueLink | undefined;
  readonly dep?: { readonly computed?: VueRef };
  readonly nextDep?: VueLink;
}

/** Up to Vue 3.4 an effect takes a second function, which must be there. */
export type VueEffectClass = new (run: () => void, trigger: () => void) => VueEffect;

/** A ref of any kind: its own fields tell which. */
export interface VueRef {
  readonly __v_isRef: true;
  readonly __v_isShallow?: boolean;
  value?: unknown;
  readonly _rawValue?: unknown;
  readonly _value?: unknown;
  readonly _object?: object;
  readonly _key?: PropertyKey;
  readonly fn?: unknown;
  /** A `VueDep` since Vue 3.5, before a `Map` with effects as keys. */
  readonly dep?: unknown;
  /** Of what is computed: up to Vue 3.4 another object. */
  readonly effect?: unknown;
}

/** A Pinia store, the object below its proxy. */
export interface PiniaStore {
  readonly $id: string;
  $patch(change: (state: object) => void): void;
  $onAction(callback: (action: PiniaAction) => void, detached: boolean): () => void;
}

export interface PiniaAction {
  readonly name: string;
  readonly args: readonly unknown[];
  onError(callback: (error: unknown) => void): void;
}

export interface Pinia {
  readonly state: { readonly value: Record<string, object> };
  readonly _s: Map<string, PiniaStore>;
  readonly _p: unknown[];
}
