import type { OutlineNodes } from '../../../core/index.ts';

/** The shape of the component tree: nodes by their index, in the order of the tree. */
export class ComponentOutline {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly depths: readonly number[];
  /** By index: that of the parent, `-1` for roots. */
  readonly #parents: Int32Array;
  /** By index: that of the first node behind those inside of it. */
  readonly #ends: Int32Array;
  /** Place among its siblings, from 1. */
  readonly #positions: Int32Array;
  readonly #childCounts: Int32Array;
  #rootCount = 0;
  #indexes: ReadonlyMap<string, number> | undefined;

  constructor({ ids, names, depths }: OutlineNodes) {
    this.ids = ids;
    this.names = names;
    this.depths = depths;
    this.#parents = new Int32Array(ids.length).fill(-1);
    this.#ends = new Int32Array(ids.length).fill(ids.length);
    this.#positions = new Int32Array(ids.length);
    this.#childCounts = new Int32Array(ids.length);
    this.#link();
  }

  get size(): number {
    return this.ids.length;
  }

  /** `-1` for what is not there. */
  indexOf(id: string | undefined): number {
    this.#indexes ??= new Map(this.ids.map((each, index) => [each, index]));
    return id === undefined ? -1 : (this.#indexes.get(id) ?? -1);
  }

  parentOf(index: number): number {
    return this.#parents[index] ?? -1;
  }

  /** The first node behind those inside of this one. */
  endOf(index: number): number {
    return this.#ends[index]!;
  }

  hasChildren(index: number): boolean {
    return this.#ends[index]! > index + 1;
  }

  /** Place among its siblings, from 1, and their number. */
  placeOf(index: number): { position: number; siblings: number } {
    const parent = this.parentOf(index);
    const siblings = parent < 0 ? this.#rootCount : this.#childCounts[parent]!;
    return { position: this.#positions[index]!, siblings };
  }

  /** What a node lies in, nearest first. */
  *ancestorsOf(index: number): Generator<number> {
    for (let at = this.parentOf(index); at >= 0; at = this.parentOf(at)) yield at;
  }

  /** The node itself and all beside it. */
  *siblingsOf(index: number): Generator<number> {
    const parent = this.parentOf(index);
    const end = parent < 0 ? this.size : this.endOf(parent);
    for (let at = parent + 1; at < end; at = this.endOf(at)) yield at;
  }

  /** The nodes to show, without what is inside `closed` components. */
  rows(closed: ReadonlySet<string>): number[] {
    const rows: number[] = [];
    for (let index = 0; index < this.size;) {
      rows.push(index);
      index = closed.has(this.ids[index]!) ? this.endOf(index) : index + 1;
    }
    return rows;
  }

  #link(): void {
    /** The nodes that are not closed yet, from the root to the last one. */
    const path: number[] = [];
    for (let index = 0; index < this.size; index += 1) {
      while (path.length > this.depths[index]!) this.#ends[path.pop()!] = index;
      const parent = path.at(-1);
      if (parent === undefined) this.#positions[index] = this.#rootCount += 1;
      else {
        this.#parents[index] = parent;
        this.#positions[index] = this.#childCounts[parent]! += 1;
      }
      path.push(index);
    }
  }
}

/** Where a node stands among ascending rows; `-1` for one that is not shown. */
export function rowOf(rows: readonly number[], index: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = rows[middle]!;
    if (at === index) return middle;
    if (at < index) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
