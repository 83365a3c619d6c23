import type { EventFilter, EventRecord, SessionQuery } from '../../../core/index.ts';

/** Events read at a time. */
const PAGE_SIZE = 200;

/** Pages kept; the least recently used go first. */
const MAX_PAGES = 40;

/**
 * The visible part of a filtered event log, read in pages. Within one revision the log only grows at its
 * end, so a page that is full stays true; the last one is read again when the log has grown.
 */
export class EventPages {
  readonly filter: EventFilter;
  /** Of the session: with another one, these pages are of no more use. */
  readonly revision: string;
  /** Of the events that were read. */
  readonly categories = new Set<string>();
  /** How many events there are: no page asks for more, which would have the log searched for them. */
  #count: number;
  readonly #query: SessionQuery;
  readonly #pages = new Map<number, readonly EventRecord[]>();
  readonly #pending = new Map<number, Promise<void>>();
  readonly #stale = new Set<number>();

  constructor(query: SessionQuery, filter: EventFilter, revision: string, count: number) {
    this.#query = query;
    this.#count = count;
    this.revision = revision;
    this.filter = filter;
  }

  /** The event at a position, if its page is here. */
  at(index: number): EventRecord | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** Makes pages that are not full be read again the next time they are wanted. */
  grow(count: number): void {
    this.#count = count;
    for (const [index, page] of this.#pages) if (page.length < PAGE_SIZE) this.#stale.add(index);
    // What is under way was asked for before.
    for (const index of this.#pending.keys()) this.#stale.add(index);
  }

  /** Reads what is missing of rows `first` to `end` (exclusive); undefined if all of it is here. */
  want(first: number, end: number): Promise<unknown> | undefined {
    const loads: Promise<void>[] = [];
    for (let page = Math.floor(first / PAGE_SIZE); page * PAGE_SIZE < end; page += 1) {
      const load = this.#need(page);
      if (load) loads.push(load);
    }
    return loads.length > 0 ? Promise.all(loads) : undefined;
  }

  #need(page: number): Promise<void> | undefined {
    const rows = this.#pages.get(page);
    if (rows) this.#keep(page, rows);
    if (rows && !this.#stale.has(page)) return undefined;
    const pending = this.#pending.get(page);
    if (pending) return this.#stale.has(page) ? pending.then(() => this.#need(page)) : pending;
    this.#stale.delete(page);
    const load = this.#load(page).finally(() => this.#pending.delete(page));
    this.#pending.set(page, load);
    return load;
  }

  async #load(page: number): Promise<void> {
    const offset = page * PAGE_SIZE;
    const limit = Math.min(PAGE_SIZE, this.#count - offset);
    const rows = await this.#query.eventsAt({ offset, limit, filter: this.filter });
    for (const { category } of rows) if (category !== undefined) this.categories.add(category);
    this.#keep(page, rows);
  }

  /** Makes a page the most recently used. */
  #keep(page: number, rows: readonly EventRecord[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) break;
      this.#pages.delete(oldest);
    }
  }
}
