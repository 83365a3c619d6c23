import type { LocatedRecord, RecordPlace } from '../model/query.ts';
import { countOfCluster, lastSeqOf } from '../store/session-snapshot.ts';
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
