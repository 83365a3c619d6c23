import type { LocatedRecord, RecordPlace } from '../model/query.ts';
import type { SectionRecords } from '../model/records.ts';
import { countOfCluster, firstSeqOf, lastSeqOf } from '../store/session-snapshot.ts';
import type { SessionReader } from './session-reader.ts';

/** Reads the one part of the session that can hold the record. */
export function locateRecord(
  reader: SessionReader,
  { section, seq }: RecordPlace,
): Promise<LocatedRecord | undefined> {
  return reader.withSnapshot(async ({ sections }) => {
    let offset = 0;
    for (const cluster of sections[section]) {
      if (lastSeqOf(cluster) >= seq) {
        const records = await reader.records(section, cluster);
        const index = records.findIndex((record) => record.seq === seq);
        const record = records[index];
        return record && { record, offset: offset + index };
      }
      offset += countOfCluster(cluster);
    }
    return undefined;
  });
}

/** The last event, or the last record of a component, up to a moment; undefined where there is none. */
export function locateLast(
  reader: SessionReader,
  { seq, componentId }: { seq: number; componentId?: string },
): Promise<RecordPlace | undefined> {
  return componentId === undefined
    ? lastOf(reader, 'events', seq, () => true)
    : lastOf(reader, 'components', seq, ({ id }) => id === componentId);
}

function lastOf<S extends 'events' | 'components'>(
  reader: SessionReader,
  section: S,
  seq: number,
  isWanted: (record: SectionRecords[S]) => boolean,
): Promise<RecordPlace | undefined> {
  return reader.withSnapshot(async ({ sections }) => {
    for (const cluster of [...sections[section]].reverse()) {
      if (firstSeqOf(cluster) > seq) continue;
      const records = await reader.records(section, cluster);
      let at = records.length - 1;
      while (at >= 0 && !(records[at]!.seq <= seq && isWanted(records[at]!))) at -= 1;
      if (at >= 0) return { section, seq: records[at]!.seq };
    }
    return undefined;
  });
}
