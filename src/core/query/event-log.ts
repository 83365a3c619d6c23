import type { EventFilter } from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import {
  countOfCluster,
  lastSeqOf,
  type SegmentCluster,
  type SessionSnapshot,
} from '../store/session-snapshot.ts';
import type { SessionReader } from './session-reader.ts';

/** Positions of the events that one filter lets through, found up to `scannedSeq`. */
interface Matches {
  shards: string;
  scannedSeq: number;
  /** `seq` of each, ascending. */
  seqs: number[];
}

/** Filters remembered: a list asks for the same one again and again. */
const MAX_FILTERS = 4;

/** The events of a session by their position, all of them or those that a filter lets through. */
export class EventLog {
  readonly #reader: SessionReader;
  readonly #matches = new Map<string, Matches>();

  constructor(reader: SessionReader) {
    this.#reader = reader;
  }

  count(filter: EventFilter | undefined): Promise<number> {
    return this.#reader.withSnapshot(async (snapshot) => {
      if (isOpen(filter))
        return snapshot.sections.events.reduce((sum, cluster) => sum + countOfCluster(cluster), 0);
      return (await this.#matchesOf(snapshot, filter)).seqs.length;
    });
  }

  at({
    offset,
    limit,
    filter,
  }: {
    offset: number;
    limit: number;
    filter?: EventFilter;
  }): Promise<EventRecord[]> {
    return this.#reader.withSnapshot(async (snapshot) => {
      const clusters = snapshot.sections.events;
      if (isOpen(filter)) return this.#slice(clusters, offset, limit);
      const { seqs } = await this.#matchesOf(snapshot, filter);
      return this.#bySeq(clusters, seqs.slice(offset, offset + limit));
    });
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

  /** Goes on from where the last search with this filter ended: a live log only grows. */
  async #matchesOf(snapshot: SessionSnapshot, filter: EventFilter): Promise<Matches> {
    const key = JSON.stringify(filter);
    const shards = snapshot.row.shards.map(({ id }) => id).join();
    let matches = this.#matches.get(key);
    if (matches?.shards !== shards) matches = { shards, scannedSeq: -1, seqs: [] };
    this.#matches.delete(key);
    this.#matches.set(key, matches);
    if (this.#matches.size > MAX_FILTERS) this.#matches.delete(this.#matches.keys().next().value!);
    const accepts = createPredicate(filter);
    for await (const event of this.#reader.after(snapshot, 'events', matches.scannedSeq)) {
      if (accepts(event)) matches.seqs.push(event.seq);
      matches.scannedSeq = event.seq;
    }
    return matches;
  }
}

function isOpen(filter: EventFilter | undefined): filter is undefined {
  return (
    filter === undefined || Object.values(filter).every((value) => value === undefined || value === '')
  );
}

function createPredicate({ text, category, from, to }: EventFilter): (event: EventRecord) => boolean {
  const needle = text?.toLowerCase() ?? '';
  return (event) =>
    (category === undefined || category === '' || event.category === category) &&
    (from === undefined || event.time >= from) &&
    (to === undefined || event.time <= to) &&
    (needle === '' || searchable(event).includes(needle));
}

function searchable({ name, source = '', target = '', category = '', payload }: EventRecord): string {
  const parts = [name, source, target, category, payload === undefined ? '' : JSON.stringify(payload)];
  return parts.join('\n').toLowerCase();
}
