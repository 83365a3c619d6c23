import type { RefSnapshot } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';
import { valueAfter } from '../model/state-value.ts';

/** A ref after a record of it. @param owned - as of `valueAfter` */
export function refAfter(
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
