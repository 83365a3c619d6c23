/** Which rows of a list are chosen, by their ids; rows may come, go and change places. */
export class SessionSelection {
  /** The row that the keys act on. */
  active: string | undefined;
  readonly ids = new Set<string>();
  /** Where a range begins. */
  #anchor: string | undefined;

  /** Goes to a row: alone, beside what is chosen, or with all between. */
  choose(id: string, order: readonly string[], how: 'only' | 'toggle' | 'range' = 'only'): void {
    this.active = id;
    if (how === 'toggle') {
      if (!this.ids.delete(id)) this.ids.add(id);
      this.#anchor = id;
      return;
    }
    this.ids.clear();
    if (how === 'only') this.#anchor = id;
    const from = Math.max(0, order.indexOf(this.#anchor ?? id));
    const to = order.indexOf(id);
    for (const between of order.slice(Math.min(from, to), Math.max(from, to) + 1)) this.ids.add(between);
  }

  all(order: readonly string[]): void {
    for (const id of order) this.ids.add(id);
  }

  /** Forgets rows that are gone; of what is left, something is active. */
  keep(order: readonly string[]): void {
    for (const id of this.ids) if (!order.includes(id)) this.ids.delete(id);
    if (this.active === undefined || !order.includes(this.active)) {
      this.active = [...this.ids][0] ?? order[0];
      if (this.active !== undefined && this.ids.size === 0) this.ids.add(this.active);
    }
  }
}
