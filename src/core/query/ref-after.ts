import type { RefSnapshot, RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';

function refAfter({ seq, id, name, owner, type, kind }: StateRecord, value: unknown): RefSnapshot {
  return {
    seq,
    id,
    name: name ?? id,
    ...(owner === undefined ? {} : { owner }),
    ...(type === undefined ? {} : { type }),
    ...(kind === undefined ? {} : { kind }),
    value,
  };
}

/** A ref as lists show it, after one more record of it. @param value - what it is by then */
export function summaryAfter(
  former: RefSummary | undefined,
  record: StateRecord,
  value: unknown,
): RefSummary {
  return {
    ...refAfter(record, value),
    changeCount: (former?.changeCount ?? 0) + 1,
    time: record.time,
  };
}
