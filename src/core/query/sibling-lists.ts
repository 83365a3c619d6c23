/** Whose children a list holds; undefined for those that name no parent. */
type Parent = string | undefined;

/** The children of all components, in order. An id stands in one list at most. */
export class SiblingLists {
  #first = new Map<Parent, string>();
  #last = new Map<Parent, string>();
  #next = new Map<string, string>();
  #former = new Map<string, string>();

  copy(): SiblingLists {
    const copy = new SiblingLists();
    copy.#first = new Map(this.#first);
    copy.#last = new Map(this.#last);
    copy.#next = new Map(this.#next);
    copy.#former = new Map(this.#former);
    return copy;
  }

  /** Those whose lists are not empty. */
  parents(): Iterable<Parent> {
    return this.#first.keys();
  }

  *of(parent: Parent): Generator<string> {
    for (let id = this.#first.get(parent); id !== undefined; id = this.#next.get(id)) yield id;
  }

  /** @param beforeId - one of the list, which it comes to stand before; without it, it is the last */
  add(parent: Parent, id: string, beforeId?: string): void {
    this.#link(parent, beforeId === undefined ? this.#last.get(parent) : this.#former.get(beforeId), id);
    this.#link(parent, id, beforeId);
  }

  remove(parent: Parent, id: string): void {
    this.#link(parent, this.#former.get(id), this.#next.get(id));
    this.#former.delete(id);
    this.#next.delete(id);
  }

  clear(): void {
    for (const map of [this.#first, this.#last, this.#next, this.#former]) map.clear();
  }

  /** Makes two neighbours, or the end of a list where one of them is none. */
  #link(parent: Parent, former: string | undefined, next: string | undefined): void {
    if (former === undefined) setOrDelete(this.#first, parent, next);
    else setOrDelete(this.#next, former, next);
    if (next === undefined) setOrDelete(this.#last, parent, former);
    else setOrDelete(this.#former, next, former);
  }
}

function setOrDelete<K>(map: Map<K, string>, key: K, id: string | undefined): void {
  if (id === undefined) map.delete(key);
  else map.set(key, id);
}
