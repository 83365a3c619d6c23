import { SessionError } from '../model/errors.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { Database } from './database.ts';
import type { SegmentRow, SessionRow } from './schema.ts';
import { sectionRange } from './segments.ts';

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

/**
 * Lists a session in one transaction, so that all sections end at the same moment. The segments
 * stay readable only while the caller is inside `whileReading`.
 * @throws SessionError `session-not-found`
 */
export async function snapshotSession(
  database: Database,
  id: string,
  wanted: readonly SectionName[] = SECTIONS,
): Promise<SessionSnapshot> {
  const transaction = database.transaction(['sessions', 'segments']);
  const row = await transaction.objectStore('sessions').get(id);
  if (row === undefined) {
    throw new SessionError('session-not-found', `There is no session "${id}" in the store.`);
  }
  const lists = await Promise.all(
    row.shards.flatMap(({ id: shard, shift }) =>
      wanted.map(async (section) => {
        const segments = await transaction.objectStore('segments').getAll(sectionRange(shard, section));
        return segments.map((segment) => ({ segment, shift }));
      }),
    ),
  );
  const placed = lists.flat();
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
