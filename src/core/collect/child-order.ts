import { movedPlaces } from '../model/moved-places.ts';

/** A component whose place among its siblings is recorded. */
export interface OrderedChild {
  readonly id: string;
  readonly isMounted: boolean;
  /** Whether there are no records of it. */
  readonly isBlocked: boolean;
  /** @param beforeId - of the sibling that it stands right before; without it, it is the last */
  mount(beforeId: string | undefined): void;
  move(beforeId: string | undefined): void;
}

/** The order in which the records have the children of one component. */
export class ChildOrder {
  #places = new WeakMap<OrderedChild, number>();
  #next = 0;

  /** Takes one that was recorded as the last. */
  append(child: OrderedChild): void {
    this.#places.set(child, this.#next);
    this.#next += 1;
  }

  /**
   * Records what stands elsewhere than the records have it, and mounts what is new where it stands.
   *
   * @param children - all that the component shows, in the order of the page
   */
  arrange(children: readonly OrderedChild[]): void {
    const known = children.filter((child) => child.isMounted && this.#places.has(child));
    const moved = movedPlaces(known.map((child) => this.#places.get(child)!));
    if (known.length === children.length && moved.size === 0) return;
    const staying = new Set(known.filter((_, at) => !moved.has(at)));
    const nexts: (string | undefined)[] = [];
    let next: string | undefined;
    for (let at = children.length - 1; at >= 0; at -= 1) {
      nexts[at] = next;
      const child = children[at]!;
      if (staying.has(child) && !child.isBlocked) next = child.id;
    }
    for (const [at, child] of children.entries()) {
      if (!child.isMounted) child.mount(nexts[at]);
      else if (!staying.has(child)) child.move(nexts[at]);
    }
    // Those that are not shown, as what a `KeepAlive` has put aside, are put anew when they are again.
    this.#places = new WeakMap();
    this.#next = 0;
    for (const child of children) this.append(child);
  }
}
