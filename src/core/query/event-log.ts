import { isOpenFilter } from '../model/event-filter.ts';
import type { EventCount, EventFilter } from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import {
  countOfCluster,
  firstSeqOf,
  lastSeqOf,
  type SegmentCluster,
} from '../store/session-snapshot.ts';
import { countUpTo } from './count-up-to.ts';
import { needsOf } from './line-needs.ts';
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

/** Time that is spent on reading before it is answered, ms. */
const ANSWER_MS = 100;

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
    if (isOpenFilter(filter)) return (await this.#countAll(upTo)).count;
    const { matches } = await this.#openFilter(filter);
    return countUpTo(await matches.current(), upTo, (seq) => seq);
  }

  /** As far as it is read in the time that an answer may take; the next question reads on. */
  async countSoFar(filter: EventFilter | undefined, upTo = Infinity): Promise<EventCount> {
    if (isOpenFilter(filter)) return this.#countAll(upTo);
    const { matches } = await this.#openFilter(filter);
    const { value, isWhole, newest } = await matches.soFar(ANSWER_MS);
    return { count: countUpTo(value, upTo, (seq) => seq), isWhole, newest };
  }

  #countAll(upTo: number): Promise<EventCount> {
    return this.#reader.withSnapshot(
      async ({ sections: { events } }) => {
        let count = 0;
        for (const cluster of events) {
          if (firstSeqOf(cluster) > upTo) break;
          count +=
            lastSeqOf(cluster) <= upTo
              ? countOfCluster(cluster)
              : countUpTo(await this.#reader.records('events', cluster), upTo, ({ seq }) => seq);
        }
        const last = events.at(-1);
        return { count, isWhole: true, newest: last === undefined ? -1 : lastSeqOf(last) };
      },
      { sections: ['events'] },
    );
  }

  /** Has the newest events at hand, for whoever will ask for them. */
  readNewest(): Promise<unknown> {
    return this.#reader.withSnapshot(
      async ({ sections: { events } }) => {
        const newest = events.at(-1);
        if (newest !== undefined) await this.#reader.records('events', newest);
      },
      { sections: ['events'] },
    );
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
    const end = offset + limit;
    if (isOpenFilter(filter)) {
      return this.#reader.withSnapshot(
        ({ sections: { events } }) => this.#slice(events, offset, limit),
        { sections: ['events'] },
      );
    }
    const { matches } = await this.#openFilter(filter);
    const { value } = await matches.until((seqs) => seqs.length >= end);
    const wanted = value.slice(offset, end);
    if (wanted.length === 0) return [];
    const range = { after: wanted[0]! - 1, to: wanted.at(-1)! };
    return this.#reader.withSnapshot(({ sections: { events } }) => this.#bySeq(events, wanted), {
      sections: ['events'],
      ...range,
    });
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

  /** Tells which events a filter lets through. @throws SessionError `invalid-argument` */
  async predicateOf(filter: EventFilter | undefined): Promise<(event: EventRecord) => boolean> {
    return isOpenFilter(filter) ? () => true : (await this.#openFilter(filter)).accepts;
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
      filter.after,
      [...query.needs, ...[filter.text, filter.category].flatMap((one) => needsOf([one ?? '']))],
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

function createPredicate(
  { text = '', category, componentId, from, to, after = -1 }: EventFilter,
  query: EventQuery,
  since: number | undefined,
): (event: EventRecord) => boolean {
  const needle = text.toLowerCase();
  return (event) =>
    event.seq > after &&
    (category === undefined || category === '' || event.category === category) &&
    (componentId === undefined || event.componentId === componentId) &&
    (from === undefined || event.time >= from) &&
    (to === undefined || event.time <= to) &&
    (since === undefined || event.time >= since) &&
    (needle === '' || searchableText(event).toLowerCase().includes(needle)) &&
    query.accepts(event);
}
