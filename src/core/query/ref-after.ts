import type { RefSnapshot, RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';
import { valueAfter } from '../model/state-value.ts';

/** A ref after a record of it. @param owned - as of `valueAfter` */
function refAfter(
  former: RefSnapshot | undefined,
  record: StateRecord,
  owned?: Set<object>,
): RefSnapshot {
  const { seq, id, name, owner, type, kind } = record;
  return {
    seq,
    id,
    name: name ?? id,
    ...(owner === undefined ? {} : { owner }),
    ...(type === undefined ? {} : { type }),
    ...(kind === undefined ? {} : { kind }),
    value: valueAfter(former?.value, record, owned),
  };
}

/** A ref as lists show it, after one more record of it. @param owned - as of `valueAfter` */
export function summaryAfter(
  former: RefSummary | undefined,
  record: StateRecord,
  owned?: Set<object>,
): RefSummary {
  return {
    ...refAfter(former, record, owned),
    changeCount: (former?.changeCount ?? 0) + 1,
    time: record.time,
  };
}
