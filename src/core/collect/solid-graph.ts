import type { SolidOwner, SolidSource } from './solid-types.ts';

/** Objects of one component that are looked at for a node. */
const MAX_LOOKS = 100;

/** An owner and those below it, parents first. */
function* ownersOf(top: SolidOwner): Generator<SolidOwner> {
  yield top;
  for (const owned of top.owned ?? []) yield* ownersOf(owned);
}

/** The outermost nodes of what a component shows, as far as they can be found. */
export function nodesOf(component: SolidOwner): Node[] {
  let looks = 0;
  for (const { value } of ownersOf(component)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const nodes = values.filter((each) => each instanceof Node);
    if (nodes.length > 0) return nodes;
    looks += 1;
    if (looks > MAX_LOOKS) break;
  }
  return [];
}

/** The tops of what an app has made: roots, and what was made outside of any. None is kept alive. */
export class SolidTops {
  readonly #owners = new Set<WeakRef<SolidOwner>>();
  readonly #sources = new Set<WeakRef<SolidSource>>();
  readonly #gone = new FinalizationRegistry((remove: () => void) => remove());
  readonly #stores = new WeakMap<object, SolidSource>();
  readonly #known = new WeakSet();

  addOwner(owner: SolidOwner): void {
    this.#add(owner, this.#owners);
  }

  addSource(source: SolidSource): void {
    const { value } = source;
    // Solid keeps what it tells of a store only where it was made.
    if (!('observers' in source) && typeof value === 'object' && value !== null)
      this.#stores.set(value, source);
    this.#add(source, this.#sources);
  }

  /** All that is alive, each owner before what is in it. */
  *owners(): Generator<SolidOwner> {
    for (const ref of this.#owners) {
      const owner = ref.deref();
      if (owner) yield* ownersOf(owner);
    }
  }

  *sources(): Generator<SolidSource> {
    for (const ref of this.#sources) {
      const source = ref.deref();
      if (source) yield source;
    }
    for (const owner of this.owners()) yield* owner.sourceMap ?? [];
  }

  #add<T extends object>(target: T, refs: Set<WeakRef<T>>): void {
    if (this.#known.has(target)) return;
    this.#known.add(target);
    const ref = new WeakRef(target);
    refs.add(ref);
    this.#gone.register(target, () => refs.delete(ref));
  }
}
