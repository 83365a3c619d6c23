import type { SectionName, SectionRecords } from '../model/records.ts';
import type { Database } from '../store/database.ts';
import { whileReading } from '../store/locks.ts';
import type { SessionRow } from '../store/schema.ts';
import { inflatedLines, isDeflated } from '../store/inflated-lines.ts';
import { readSection } from '../store/section-reader.ts';
import {
  countOfCluster,
  firstSeqOf,
  lastSeqOf,
  rawLengthOfCluster,
  snapshotSession,
  type SegmentCluster,
  type SessionSnapshot,
  type SnapshotRange,
} from '../store/session-snapshot.ts';
import { SegmentLists } from '../store/segment-lists.ts';
import { getSession } from '../store/sessions.ts';
import { ClusterRecords } from './cluster-records.ts';
import { KeptSegments } from './kept-segments.ts';
import type { LineNeeds } from './line-needs.ts';
import { ReadingLease } from './reading-lease.ts';

export { countOfCluster, firstSeqOf, lastSeqOf };
export type { SegmentCluster, SessionSnapshot };

/** Clusters kept, so that scrolling back and forth, and who asks while one is read, reads nothing twice. */
const KEPT_CLUSTERS = 24;

/** Bytes of a cluster that is kept at most: one of usual size is some 256 KB, one with a whole picture may be 16 MB. */
const MAX_CACHED_BYTES = 2 * 1024 ** 2;

/** What a reader keeps of what it read. */
interface KeptParts {
  /** Clusters, parsed as far as somebody asked. */
  clusters?: number;
  /** Bytes of segments as they are stored. */
  storedBytes?: number;
}

/** Reads parsed records of one session, through a small cache. */
export class SessionReader {
  readonly #database: Database;
  readonly #maxClusters: number;
  readonly #stored: KeptSegments;
  readonly sessionId: string;
  readonly #lists = new SegmentLists();
  #lease: ReadingLease | undefined;
  readonly #cache = new Map<string, Promise<ClusterRecords<{ seq: number }>>>();

  constructor(
    database: Database,
    sessionId: string,
    { clusters = KEPT_CLUSTERS, storedBytes = 0 }: KeptParts = {},
  ) {
    this.#maxClusters = clusters;
    this.#stored = new KeptSegments(storedBytes);
    this.#database = database;
    this.sessionId = sessionId;
  }

  /**
   * Runs `read` on the session as it is now.
   * @param range - all that `read` looks at @throws SessionError `session-not-found`
   */
  withSnapshot<T>(read: (snapshot: SessionSnapshot) => Promise<T>, range?: SnapshotRange): Promise<T> {
    return whileReading(this.sessionId, async () =>
      read(await snapshotSession(this.#database, this.sessionId, range, this.#lists)),
    );
  }

  /**
   * The same of one section, as it is or was a quarter of a second before: for those who ask again and again, of records
   * that stay what they are. @throws SessionError `session-not-found`
   */
  withRecentSnapshot<T>(
    section: SectionName,
    read: (snapshot: SessionSnapshot) => Promise<T>,
  ): Promise<T> {
    this.#lease ??= this.#takeLease();
    return this.#lease.read(section, read);
  }

  /** The session may be another one by now: who asks for a recent snapshot of it does not get one of before. */
  forgetRecent(): void {
    this.#lease = undefined;
  }

  #takeLease(): ReadingLease {
    const list = (section: SectionName): Promise<SessionSnapshot> =>
      snapshotSession(this.#database, this.sessionId, { sections: [section] }, this.#lists);
    const lease = new ReadingLease(this.sessionId, list, () => {
      if (this.#lease === lease) this.#lease = undefined;
    });
    return lease;
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
    return (await this.#open(section, cluster)).all();
  }

  #open<S extends SectionName>(
    section: S,
    cluster: SegmentCluster,
  ): Promise<ClusterRecords<SectionRecords[S]>> {
    const key = cacheKey(section, cluster);
    const cached = this.#cache.get(key);
    if (cached !== undefined) {
      // Last used goes last.
      this.#cache.delete(key);
      this.#cache.set(key, cached);
      return cached as Promise<ClusterRecords<SectionRecords[S]>>;
    }
    const opening = this.#read<SectionRecords[S]>(key, cluster);
    if (rawLengthOfCluster(cluster) > MAX_CACHED_BYTES) return opening;
    this.#cache.set(key, opening);
    opening.catch(() => this.#cache.delete(key));
    if (this.#cache.size > this.#maxClusters) this.#cache.delete(this.#cache.keys().next().value!);
    return opening;
  }

  async #read<T extends { seq: number }>(
    key: string,
    cluster: SegmentCluster,
  ): Promise<ClusterRecords<T>> {
    const { segment } = cluster[0]!;
    const stored = this.#stored.get(key);
    if (stored !== undefined)
      return new ClusterRecords([await inflatedLines({ kind: 'segment', segment, stored })]);
    const parts: Uint8Array[] = [];
    for await (const part of readSection(this.#database, [cluster])) {
      // Others are folded: under the same key they will be something else.
      if (isDeflated(part)) this.#stored.keep(key, part.stored);
      parts.push(await inflatedLines(part));
    }
    return new ClusterRecords(parts);
  }

  /** First `seq` of the part of a section in which the last record up to `seq` lies; 0 where there is none. */
  partStart({ sections }: SessionSnapshot, section: SectionName, seq: number): number {
    let start = 0;
    for (const cluster of sections[section]) {
      if (firstSeqOf(cluster) > seq) break;
      start = firstSeqOf(cluster);
    }
    return start;
  }

  /**
   * The records of a section after one `seq` and up to another, as they are stored together.
   * @param needs - what tells of a line that its record is not asked for: most such ones are left out
   */
  async *parts<S extends SectionName>(
    { sections }: SessionSnapshot,
    section: S,
    { after, to = Infinity, needs = [] }: { after: number; to?: number; needs?: LineNeeds },
  ): AsyncGenerator<RecordPart<S>> {
    const clusters = sections[section].filter(
      (cluster) => lastSeqOf(cluster) > after && firstSeqOf(cluster) <= to,
    );
    let ahead: Promise<unknown> | undefined;
    try {
      for (const [at, cluster] of clusters.entries()) {
        const records = await this.#open(section, cluster);
        const next = clusters[at + 1];
        // The store is waited for while this one is looked at.
        if (next !== undefined && rawLengthOfCluster(next) <= MAX_CACHED_BYTES)
          ahead = this.#open(section, next).catch(() => undefined);
        yield {
          records: lastSeqOf(cluster) > to ? records.between(after, to) : records.after(after, needs),
          lastSeq: Math.min(lastSeqOf(cluster), to),
          rawLength: rawLengthOfCluster(cluster),
        };
      }
    } finally {
      // Behind the end, the session is no longer held as it is.
      await ahead;
    }
  }
}

/** Some records of a section that follow each other. */
export interface RecordPart<S extends SectionName> {
  records: SectionRecords[S][];
  lastSeq: number;
  /** Bytes of the part of the store that they were read from. */
  rawLength: number;
}

/** Recording adds to the last shard, and leaves this as it is. */
export function revisionOf({ shards }: SessionRow): string {
  return shards.map(({ id }) => id).join();
}

function cacheKey(section: SectionName, cluster: SegmentCluster): string {
  const ids = cluster.map(({ segment }) => `${segment.shard}/${segment.firstSeq}/${segment.count}`);
  return `${section}:${ids.join()}`;
}
