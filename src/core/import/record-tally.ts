import { emptyCounts, totalCount, type SectionCounts, type SectionName } from '../model/records.ts';
import type { CheckedRecord } from './validate-record.ts';

/** Counts the records of a file as they come. */
export class RecordTally {
  /** By section. */
  readonly counts: SectionCounts = emptyCounts();
  firstSeq = 0;
  lastSeq = 0;
  /** What came last. */
  last: (CheckedRecord & { section: SectionName }) | undefined;

  get total(): number {
    return totalCount(this.counts);
  }

  /** @param records - of one section, ascending */
  add(section: SectionName, records: readonly CheckedRecord[]): void {
    const [first] = records;
    if (first === undefined) return;
    this.firstSeq = this.total === 0 ? first.seq : Math.min(this.firstSeq, first.seq);
    const last = records.at(-1)!;
    this.lastSeq = Math.max(this.lastSeq, last.seq);
    this.last = { section, ...last };
    this.counts[section] += records.length;
  }
}
