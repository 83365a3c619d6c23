import type { EventFilter, EventStatistics } from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import type { EventLog } from './event-log.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { RecentMap } from './recent-map.ts';
import { RECENT_SECONDS, RecentCounts } from './recent-counts.ts';
import type { SessionReader } from './session-reader.ts';
import { TimeBuckets } from './time-buckets.ts';

/** Names of one category each that are told apart; all others are counted together. */
const MAX_NAMES = 1_000;

/** Buckets of a row, over the whole session. */
const BUCKETS = 60;

/** Time that is spent on reading before it is answered, ms. */
const ANSWER_MS = 150;

/** Filters whose counts are kept: one is looked at, and changed. */
const MAX_FILTERS = 2;

/** Statistics of the events that a filter lets through. */
export class EventStatisticsView {
  readonly #reader: SessionReader;
  readonly #events: EventLog;
  readonly #totals = new RecentMap<IncrementalFold<'events', EventTotals>>(MAX_FILTERS);

  constructor(reader: SessionReader, events: EventLog) {
    this.#reader = reader;
    this.#events = events;
  }

  async read(filter: EventFilter | undefined): Promise<EventStatistics> {
    const accepts = await this.#events.predicateOf(filter);
    const fold = this.#totals.get(JSON.stringify(filter ?? {}), () =>
      this.#open(accepts, filter?.after),
    );
    const { value, isWhole } = await fold.soFar(ANSWER_MS);
    return value.read(isWhole);
  }

  #open(
    accepts: (event: EventRecord) => boolean,
    after: number | undefined,
  ): IncrementalFold<'events', EventTotals> {
    return new IncrementalFold(
      this.#reader,
      'events',
      () => new EventTotals(),
      (totals, event) => {
        if (accepts(event)) totals.add(event);
      },
      after,
    );
  }
}

interface NameTotals {
  name: string;
  category?: string;
  count: number;
  first: number;
  last: number;
  recent: RecentCounts;
  buckets: Uint32Array;
}

/** Counts events by name and category, one after the other. */
class EventTotals {
  readonly #names = new Map<string, NameTotals>();
  readonly #buckets = new TimeBuckets();
  #otherCount = 0;

  add({ name, category, time }: EventRecord): void {
    const key = `${category ?? ''}\n${name}`;
    let totals = this.#names.get(key);
    if (totals === undefined) {
      if (this.#names.size >= MAX_NAMES) {
        this.#otherCount += 1;
        return;
      }
      totals = {
        name,
        ...(category === undefined ? {} : { category }),
        count: 0,
        first: time,
        last: time,
        recent: new RecentCounts(),
        buckets: this.#buckets.createRow(),
      };
      this.#names.set(key, totals);
    }
    totals.count += 1;
    totals.first = Math.min(totals.first, time);
    totals.last = Math.max(totals.last, time);
    totals.recent.add(time);
    this.#buckets.add(totals.buckets, time);
  }

  /** Most frequent first. */
  read(isWhole: boolean): EventStatistics {
    const { first: begin, last: end } = this.#buckets.span;
    const seconds = Math.max(1, (end - begin) / 1_000);
    const names = [...this.#names.values()].map(({ recent, buckets, ...totals }) => ({
      ...totals,
      recentRate: recent.until(end) / Math.min(RECENT_SECONDS, seconds),
      meanRate: Number.isFinite(seconds) ? totals.count / seconds : 0,
      buckets: this.#buckets.read(buckets, BUCKETS),
    }));
    names.sort((a, b) => b.count - a.count);
    return { names, otherCount: this.#otherCount, isWhole };
  }
}
