/** What is used of `solid-js`, from version 1.7 on. */
export interface SolidApi {
  /** Only in a development build. */
  readonly DEV: SolidDev | undefined;
  /** Only in a development build; of `solid-js/store`. */
  readonly STORE_DEV: { readonly hooks: object } | undefined;
  /** Marks props that are a Proxy. */
  readonly $PROXY: symbol;
  /** Reads without making what is read a dependency of what runs at the moment. */
  untrack(read: () => void): void;
  /** Solid's own components, whose memos are none of the app's. */
  readonly builtIns: readonly object[];
}

export interface SolidDev {
  readonly hooks: object;
  writeSignal(node: never, value: unknown): unknown;
}

/** A root, a computation, or a component, which is a computation with a `component`. */
export interface SolidOwner {
  owner: SolidOwner | null;
  owned: SolidOwner[] | null;
  cleanups: (() => void)[] | null;
  /** What it computes; a root has none. */
  fn?: (value: unknown) => unknown;
  value?: unknown;
  name?: string;
  /** Whether it is `createEffect`'s. */
  user?: boolean;
  pure?: boolean;
  /** Whether it has them tells a memo from other computations. */
  observers?: unknown;
  component?: object;
  props?: object;
  /** Signals and stores that were made in it. */
  sourceMap?: SolidSource[];
}

/** A signal, or a store, which has no `observers`. */
export interface SolidSource {
  value: unknown;
  name?: string;
  observers?: unknown;
  /** Where it was made. */
  graph?: SolidOwner;
}
