import { SessionError } from '../model/errors.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { Database } from './database.ts';
import type { SegmentRow, SessionRow } from './schema.ts';
import { SegmentLists } from './segment-lists.ts';

/** A segment with what its shard adds to every `seq`. */
export interface PlacedSegment {
  segment: SegmentRow;
  shift: number;
}

/** Segments whose ranges of `seq` overlap; nearly always one alone. */
export type SegmentCluster = PlacedSegment[];

/** What a session held at one moment: its row, and its segments in the order of `seq`; sections not asked for are empty. */
export interface SessionSnapshot {
  row: SessionRow;
  sections: Record<SectionName, SegmentCluster[]>;
}

/** What of a session is to be listed. */
export interface SnapshotRange {
  sections?: readonly SectionName[];
  /** Segments that hold no record after this `seq` are left out, but for the last one that begins up to it, */
  after?: number;
  /** and those that begin behind this one. */
  to?: number;
}

/**
 * Lists a session in one transaction, so that all sections end at the same moment. The segments
 * stay readable only while the caller is inside `whileReading`.
 * @param lists - those of a caller that asks again and again
 * @throws SessionError `session-not-found`
 */
export async function snapshotSession(
  database: Database,
  id: string,
  { sections: wanted = SECTIONS, after = -1, to = Infinity }: SnapshotRange = {},
  lists = new SegmentLists(),
): Promise<SessionSnapshot> {
  const transaction = database.transaction(['sessions', 'segments']);
  const row = await transaction.objectStore('sessions').get(id);
  if (row === undefined) {
    throw new SessionError('session-not-found', `There is no session "${id}" in the store.`);
  }
  const store = transaction.objectStore('segments');
  const listed = await Promise.all(
    row.shards.flatMap(({ id: shard, shift }) =>
      wanted.map(async (section) => {
        const segments = await lists.read(store, shard, section);
        const begin = (index: number): number => (segments[index]?.firstSeq ?? Infinity) + shift;
        // Segments of a shard do not overlap: of those that begin before, only the last one reaches so far.
        return segments
          .filter((_, index) => begin(index) <= to && begin(index + 1) > after)
          .map((segment) => ({ segment, shift }));
      }),
    ),
  );
  const placed = listed.flat();
  const sections = Object.fromEntries(
    SECTIONS.map((section) => [
      section,
      cluster(placed.filter(({ segment }) => segment.section === section)),
    ]),
  ) as Record<SectionName, SegmentCluster[]>;
  return { row, sections };
}

function cluster(placed: PlacedSegment[]): SegmentCluster[] {
  placed.sort((a, b) => firstSeq(a) - firstSeq(b));
  const clusters: SegmentCluster[] = [];
  let end = -Infinity;
  for (const one of placed) {
    if (firstSeq(one) > end) clusters.push([one]);
    else clusters.at(-1)!.push(one);
    end = Math.max(end, one.segment.lastSeq + one.shift);
  }
  return clusters;
}

function firstSeq({ segment, shift }: PlacedSegment): number {
  return segment.firstSeq + shift;
}

/** How many records a cluster has; overlapping segments share none, since imports leave doubles out. */
export function countOfCluster(cluster: SegmentCluster): number {
  return cluster.reduce((sum, { segment }) => sum + segment.count, 0);
}

export function rawLengthOfCluster(cluster: SegmentCluster): number {
  return cluster.reduce((sum, { segment }) => sum + segment.rawLength, 0);
}

export function lastSeqOf(cluster: SegmentCluster): number {
  return Math.max(...cluster.map(({ segment, shift }) => segment.lastSeq + shift));
}

export function firstSeqOf(cluster: SegmentCluster): number {
  return firstSeq(cluster[0]!);
}
