import type { TimeRange } from '../model/query.ts';
import { USUAL_SECTIONS, type SessionRecord, type UsualSection } from '../model/records.ts';
import {
  REPLAY_KINDS,
  type ReplayBounds,
  type ReplayDensity,
  type ReplayKind,
  type TimelineMark,
} from '../model/replay.ts';
import {
  countOfCluster,
  lastSeqOf,
  type SegmentCluster,
  type SessionReader,
  type SessionSnapshot,
} from '../query/session-reader.ts';
import { timesOf } from './find-moment.ts';
import { KIND_RULES, KINDS_OF_SECTION } from './kinds.ts';

/** Parts of the whole session whose counts are kept, whatever its length. */
const OVERVIEW_BUCKETS = 4_096;

/** Ranges with no more records than this are counted anew, to the record. */
const MAX_EXACT_RECORDS = 60_000;

/** Ranges with no more records than this tell each one. */
const MAX_MARKS = 500;

/** For how long one call goes on with the overview, ms: others wait for the worker meanwhile. */
const STEP_MS = 120;

/** Taken for the records of parts that were not read yet. */
const USUAL_KIND: Readonly<Record<UsualSection, ReplayKind>> = {
  components: 'component',
  state: 'state',
  events: 'event',
  performance: 'render',
};

type Counts = Record<ReplayKind, Uint32Array>;

/**
 * How many records of each kind a session has over time. The whole of it is gone through once, a step a call, into
 * counts of a fixed size; until then its list of segments tells about what there is.
 */
export class DensityIndex {
  readonly #reader: SessionReader;
  readonly #bounds: ReplayBounds;
  readonly #overview = emptyCounts(OVERVIEW_BUCKETS);
  /** As far as the overview has come, by section. */
  readonly #heads: Record<UsualSection, number> = {
    components: -1,
    state: -1,
    events: -1,
    performance: -1,
  };

  constructor(reader: SessionReader, bounds: ReplayBounds) {
    this.#reader = reader;
    this.#bounds = bounds;
  }

  read(range: TimeRange & { buckets: number }): Promise<ReplayDensity> {
    return this.#reader.withSnapshot(async (snapshot) => {
      const inRange = USUAL_SECTIONS.flatMap((section) =>
        snapshot.sections[section]
          .filter((cluster) => overlaps(cluster, range))
          .map((cluster) => ({ section, cluster })),
      );
      const total = inRange.reduce((sum, { cluster }) => sum + countOfCluster(cluster), 0);
      if (total <= MAX_EXACT_RECORDS) return this.#countExactly(inRange, range);
      await this.#advance(snapshot);
      return this.#resample(snapshot, range);
    });
  }

  async #countExactly(
    parts: readonly { section: UsualSection; cluster: SegmentCluster }[],
    range: TimeRange & { buckets: number },
  ): Promise<ReplayDensity> {
    const counts = emptyCounts(range.buckets);
    const marks: TimelineMark[] = [];
    for (const { section, cluster } of parts) {
      for (const record of await this.#reader.records(section, cluster)) {
        const { seq, time } = record;
        if (time < range.from || time > range.to || seq > this.#bounds.lastSeq) continue;
        const kind = addRecord(counts, section, record, bucketOf(time, range, range.buckets));
        if (kind !== undefined && marks.length <= MAX_MARKS) marks.push({ seq, time, kind });
      }
    }
    if (marks.length > MAX_MARKS) return { counts, isExact: true };
    marks.sort((a, b) => a.time - b.time || a.seq - b.seq);
    return { counts, marks, isExact: true };
  }

  async #advance(snapshot: SessionSnapshot): Promise<void> {
    const { startTime: from, endTime: to, lastSeq } = this.#bounds;
    const until = performance.now() + STEP_MS;
    for (const section of USUAL_SECTIONS) {
      const range = { after: this.#heads[section], to: lastSeq };
      for await (const part of this.#reader.parts(snapshot, section, range)) {
        // Another call may have been here while this one waited.
        if (part.lastSeq <= this.#heads[section]) continue;
        for (const record of part.records) {
          if (record.seq <= this.#heads[section]) continue;
          addRecord(
            this.#overview,
            section,
            record,
            bucketOf(record.time, { from, to }, OVERVIEW_BUCKETS),
          );
        }
        this.#heads[section] = part.lastSeq;
        if (performance.now() > until) return;
      }
    }
  }

  #resample(snapshot: SessionSnapshot, range: TimeRange & { buckets: number }): ReplayDensity {
    const { startTime: from, endTime: to } = this.#bounds;
    const counts = emptyCounts(range.buckets);
    const width = (to - from) / OVERVIEW_BUCKETS;
    for (const kind of REPLAY_KINDS) {
      this.#overview[kind].forEach((count, i) => {
        if (count === 0) return;
        spread(counts[kind], count, { from: from + i * width, to: from + (i + 1) * width }, range);
      });
    }
    let isExact = true;
    for (const section of USUAL_SECTIONS) {
      for (const cluster of snapshot.sections[section]) {
        if (Math.min(lastSeqOf(cluster), this.#bounds.lastSeq) <= this.#heads[section]) continue;
        isExact = false;
        const { start, end } = timesOf(cluster);
        const span = { from: start, to: end };
        spread(counts[USUAL_KIND[section]], countOfCluster(cluster), span, range);
      }
    }
    return { counts, isExact };
  }
}

function emptyCounts(buckets: number): Counts {
  return Object.fromEntries(REPLAY_KINDS.map((kind) => [kind, new Uint32Array(buckets)])) as Counts;
}

function overlaps(cluster: SegmentCluster, { from, to }: TimeRange): boolean {
  const { start, end } = timesOf(cluster);
  return start <= to && end >= from;
}

/** @returns the most telling kind of the record; undefined where the timeline shows none of it */
function addRecord(
  counts: Counts,
  section: UsualSection,
  record: SessionRecord,
  bucket: number,
): ReplayKind | undefined {
  const kinds = KINDS_OF_SECTION[section].filter((kind) => KIND_RULES[kind].accepts(record));
  for (const kind of kinds) counts[kind][bucket]! += 1;
  return kinds[0];
}

function bucketOf(time: number, { from, to }: TimeRange, buckets: number): number {
  if (to <= from) return 0;
  return Math.min(buckets - 1, Math.max(0, Math.floor(((time - from) / (to - from)) * buckets)));
}

/** Adds a count that lies somewhere in `span` to the parts of `range`, evenly; what lies outside is left out. */
function spread(
  counts: Uint32Array,
  count: number,
  span: TimeRange,
  range: TimeRange & { buckets: number },
): void {
  if (span.to < range.from || span.from > range.to) return;
  const first = bucketOf(span.from, range, range.buckets);
  const last = bucketOf(span.to, range, range.buckets);
  const parts = last - first + 1;
  for (let i = first; i <= last; i += 1) {
    const part = i - first;
    // Whole records, whose sum is the count.
    counts[i]! += Math.floor((count * (part + 1)) / parts) - Math.floor((count * part) / parts);
  }
}
