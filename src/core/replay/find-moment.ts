import { SECTIONS, type SectionName, type SessionRecord } from '../model/records.ts';
import type { ReplayKind, ReplayMoment } from '../model/replay.ts';
import {
  firstSeqOf,
  lastSeqOf,
  type SegmentCluster,
  type SessionReader,
  type SessionSnapshot,
} from '../query/session-reader.ts';
import { KIND_RULES } from './kinds.ts';

/** The next record of a kind behind `seq` and up to `lastSeq`, or the last one before it. */
export function stepToKind(
  reader: SessionReader,
  {
    seq,
    kind,
    direction,
    lastSeq,
  }: { seq: number; kind: ReplayKind; direction: 'next' | 'former'; lastSeq: number },
): Promise<ReplayMoment | undefined> {
  const { section, accepts } = KIND_RULES[kind];
  const isNext = direction === 'next';
  const isThere = (record: SessionRecord): boolean =>
    (isNext ? record.seq > seq && record.seq <= lastSeq : record.seq < seq) && accepts(record);
  return reader.withSnapshot(
    async ({ sections }) => {
      const clusters = isNext ? sections[section] : [...sections[section]].reverse();
      for (const cluster of clusters) {
        if (isNext ? lastSeqOf(cluster) <= seq : firstSeqOf(cluster) >= seq) continue;
        const records: readonly SessionRecord[] = await reader.records(section, cluster);
        const found = (isNext ? records : [...records].reverse()).find(isThere);
        if (found !== undefined) return { seq: found.seq, time: found.time };
      }
      return undefined;
    },
    { sections: [section] },
  );
}

/**
 * The record with the latest time up to `time`; of several at that time, the last one. Sessions that were merged
 * may go back in time, so neither order says where it is: the list of segments does, but for one part a section.
 */
export function findMoment(
  reader: SessionReader,
  { time, lastSeq }: { time: number; lastSeq: number },
): Promise<ReplayMoment | undefined> {
  return reader.withSnapshot(async (snapshot) => {
    let best: ReplayMoment | undefined;
    for (const section of SECTIONS) {
      for (const cluster of candidates(snapshot, section, time)) {
        for (const record of await reader.records(section, cluster)) {
          if (record.time > time || record.seq > lastSeq) continue;
          const isLater =
            best === undefined ||
            record.time > best.time ||
            (record.time === best.time && record.seq > best.seq);
          if (isLater) best = { seq: record.seq, time: record.time };
        }
      }
    }
    return best;
  });
}

/** Parts that `time` falls into, and of those before it the one that ends last. */
function candidates(
  { sections }: SessionSnapshot,
  section: SectionName,
  time: number,
): SegmentCluster[] {
  const found: SegmentCluster[] = [];
  let before: SegmentCluster | undefined;
  let beforeEnd = -Infinity;
  for (const cluster of sections[section]) {
    const { start, end } = timesOf(cluster);
    if (start > time) continue;
    if (end > time) found.push(cluster);
    else if (end >= beforeEnd) {
      before = cluster;
      beforeEnd = end;
    }
  }
  return before === undefined ? found : [...found, before];
}

/** Epoch ms; nothing lies in a part whose records say no time. */
export function timesOf(cluster: SegmentCluster): { start: number; end: number } {
  return cluster.reduce(
    ({ start, end }, { segment: { minTime = Infinity, maxTime = -Infinity } }) => ({
      start: Math.min(start, minTime),
      end: Math.max(end, maxTime),
    }),
    { start: Infinity, end: -Infinity },
  );
}
