import type { SectionName, SectionRecords } from '../model/records.ts';
import type { Database } from '../store/database.ts';
import { whileReading } from '../store/locks.ts';
import type { SessionRow } from '../store/schema.ts';
import { parseLines, rawLines, readSection } from '../store/section-reader.ts';
import {
  lastSeqOf,
  snapshotSession,
  type SegmentCluster,
  type SessionSnapshot,
} from '../store/session-snapshot.ts';
import { getSession } from '../store/sessions.ts';

/** Parsed clusters kept, so that scrolling back and forth reads nothing twice. */
const CACHE_SIZE = 24;

/** Reads parsed records of one session, through a small cache. */
export class SessionReader {
  readonly #database: Database;
  readonly sessionId: string;
  readonly #cache = new Map<string, unknown[]>();

  constructor(database: Database, sessionId: string) {
    this.#database = database;
    this.sessionId = sessionId;
  }

  /** Runs `read` on the session as it is now. @throws SessionError `session-not-found` */
  withSnapshot<T>(read: (snapshot: SessionSnapshot) => Promise<T>): Promise<T> {
    return whileReading(this.sessionId, async () =>
      read(await snapshotSession(this.#database, this.sessionId)),
    );
  }

  /** Names what the session is made of: another one after it was emptied, replaced or merged into. */
  async revision(): Promise<string> {
    return revisionOf(await getSession(this.#database, this.sessionId));
  }

  /** The records of one cluster, in order. Callers do not change them. */
  async records<S extends SectionName>(
    section: S,
    cluster: SegmentCluster,
  ): Promise<SectionRecords[S][]> {
    const key = cacheKey(section, cluster);
    const cached = this.#cache.get(key);
    if (cached !== undefined) {
      // Last used goes last.
      this.#cache.delete(key);
      this.#cache.set(key, cached);
      return cached as SectionRecords[S][];
    }
    const records: SectionRecords[S][] = [];
    for await (const part of readSection(this.#database, [cluster])) {
      for (const record of parseLines<SectionRecords[S]>(rawLines(part))) records.push(record);
    }
    this.#cache.set(key, records);
    if (this.#cache.size > CACHE_SIZE) this.#cache.delete(this.#cache.keys().next().value!);
    return records;
  }

  /** All records of a section after `seq`, cluster by cluster. */
  async *after<S extends SectionName>(
    { sections }: SessionSnapshot,
    section: S,
    seq: number,
  ): AsyncGenerator<SectionRecords[S]> {
    for (const cluster of sections[section]) {
      if (lastSeqOf(cluster) <= seq) continue;
      for (const record of await this.records(section, cluster)) if (record.seq > seq) yield record;
    }
  }
}

/** Recording adds to the last shard, and leaves this as it is. */
export function revisionOf({ shards }: SessionRow): string {
  return shards.map(({ id }) => id).join();
}

function cacheKey(section: SectionName, cluster: SegmentCluster): string {
  const ids = cluster.map(({ segment }) => `${segment.shard}/${segment.firstSeq}/${segment.count}`);
  return `${section}:${ids.join()}`;
}
