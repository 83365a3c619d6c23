import type { EventFilter } from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import {
  countOfCluster,
  firstSeqOf,
  lastSeqOf,
  type SegmentCluster,
} from '../store/session-snapshot.ts';
import { countUpTo } from './count-up-to.ts';
import { parseEventQuery, searchableText, type EventQuery } from './event-query.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { RecentMap } from './recent-map.ts';
import type { SessionReader } from './session-reader.ts';

/** A filter that was asked for. */
interface OpenFilter {
  accepts: (event: EventRecord) => boolean;
  /** `seq` of each event that is let through, ascending. */
  matches: IncrementalFold<'events', number[]>;
}

/** Filters remembered: a list asks for the same one again and again. */
const MAX_FILTERS = 4;

/** The events of a session by their position, all of them or those that a filter lets through. */
export class EventLog {
  readonly #reader: SessionReader;
  readonly #filters = new RecentMap<Promise<OpenFilter>>(MAX_FILTERS);

  constructor(reader: SessionReader) {
    this.#reader = reader;
  }

  /** @param upTo - `seq` behind which none is counted */
  async count(filter: EventFilter | undefined, upTo = Infinity): Promise<number> {
    if (!isOpen(filter)) return countUpTo(await this.#seqsOf(filter), upTo, (seq) => seq);
    return this.#reader.withSnapshot(async ({ sections }) => {
      let count = 0;
      for (const cluster of sections.events) {
        if (firstSeqOf(cluster) > upTo) break;
        count +=
          lastSeqOf(cluster) <= upTo
            ? countOfCluster(cluster)
            : countUpTo(await this.#reader.records('events', cluster), upTo, ({ seq }) => seq);
      }
      return count;
    });
  }

  async at({
    offset,
    limit,
    filter,
  }: {
    offset: number;
    limit: number;
    filter?: EventFilter;
  }): Promise<EventRecord[]> {
    const wanted = isOpen(filter)
      ? undefined
      : (await this.#seqsOf(filter)).slice(offset, offset + limit);
    return this.#reader.withSnapshot(({ sections: { events } }) =>
      wanted === undefined ? this.#slice(events, offset, limit) : this.#bySeq(events, wanted),
    );
  }

  /** Those with a `seq` of `from` to `to`, both included. */
  async between({
    from,
    to,
    filter,
  }: {
    from: number;
    to: number;
    filter?: EventFilter;
  }): Promise<EventRecord[]> {
    const accepts = await this.predicateOf(filter);
    const range = { after: from - 1, to };
    return this.#reader.withSnapshot(
      async (snapshot) => {
        const found: EventRecord[] = [];
        for await (const part of this.#reader.parts(snapshot, 'events', range)) {
          for (const event of part.records) if (accepts(event)) found.push(event);
        }
        return found;
      },
      { sections: ['events'], ...range },
    );
  }

  async #slice(
    clusters: readonly SegmentCluster[],
    offset: number,
    limit: number,
  ): Promise<EventRecord[]> {
    const found: EventRecord[] = [];
    let position = 0;
    for (const cluster of clusters) {
      const count = countOfCluster(cluster);
      if (position + count > offset && position < offset + limit) {
        const records = await this.#reader.records('events', cluster);
        found.push(...records.slice(Math.max(0, offset - position), offset + limit - position));
      }
      position += count;
      if (position >= offset + limit) break;
    }
    return found;
  }

  async #bySeq(clusters: readonly SegmentCluster[], seqs: readonly number[]): Promise<EventRecord[]> {
    const wanted = new Set(seqs);
    const found: EventRecord[] = [];
    for (const cluster of clusters) {
      if (found.length === wanted.size) break;
      if (lastSeqOf(cluster) < (seqs[found.length] ?? Infinity)) continue;
      const records = await this.#reader.records('events', cluster);
      for (const record of records) if (wanted.has(record.seq)) found.push(record);
    }
    return found;
  }

  async #seqsOf(filter: EventFilter): Promise<readonly number[]> {
    const { matches } = await this.#openFilter(filter);
    return matches.current();
  }

  /** Tells which events a filter lets through. @throws SessionError `invalid-argument` */
  async predicateOf(filter: EventFilter | undefined): Promise<(event: EventRecord) => boolean> {
    return isOpen(filter) ? () => true : (await this.#openFilter(filter)).accepts;
  }

  #openFilter(filter: EventFilter): Promise<OpenFilter> {
    const query = parseEventQuery(filter.query ?? '');
    return this.#filters.get(JSON.stringify(filter), () => this.#open(filter, query));
  }

  /** What is counted back from the newest event is so once: positions in a list stay what they are. */
  async #open(filter: EventFilter, query: EventQuery): Promise<OpenFilter> {
    const { last } = query;
    const newest = last === undefined ? undefined : await this.#newestTime();
    const since = last === undefined || newest === undefined ? undefined : newest - last;
    const accepts = createPredicate(filter, query, since);
    const matches = new IncrementalFold(
      this.#reader,
      'events',
      (): number[] => [],
      (seqs, event) => {
        if (accepts(event)) seqs.push(event.seq);
      },
    );
    return { accepts, matches };
  }

  /** Nothing where no event has a time: all are let through then. */
  async #newestTime(): Promise<number | undefined> {
    const { sections } = await this.#reader.withSnapshot((snapshot) => Promise.resolve(snapshot));
    const times = sections.events.flat().flatMap(({ segment }) => segment.maxTime ?? []);
    return times.length === 0 ? undefined : Math.max(...times);
  }
}

function isOpen(filter: EventFilter | undefined): filter is undefined {
  return (
    filter === undefined || Object.values(filter).every((value) => value === undefined || value === '')
  );
}

function createPredicate(
  { text = '', category, componentId, from, to }: EventFilter,
  query: EventQuery,
  since: number | undefined,
): (event: EventRecord) => boolean {
  const needle = text.toLowerCase();
  return (event) =>
    (category === undefined || category === '' || event.category === category) &&
    (componentId === undefined || event.componentId === componentId) &&
    (from === undefined || event.time >= from) &&
    (to === undefined || event.time <= to) &&
    (since === undefined || event.time >= since) &&
    (needle === '' || searchableText(event).toLowerCase().includes(needle)) &&
    query.accepts(event);
}
