import type { RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';

/**
 * A ref as lists show it, after one more record of it. What names the ref is taken over from the one before, since a
 * replay keeps many of them.
 * @param value - what it is by then
 */
export function summaryAfter(
  former: RefSummary | undefined,
  record: StateRecord,
  value: unknown,
): RefSummary {
  const { seq, id, name = id, owner, type, kind, time } = record;
  const isNamedAlike =
    former?.name === name && former.owner === owner && former.type === type && former.kind === kind;
  if (isNamedAlike) return { ...former, seq, value, changeCount: former.changeCount + 1, time };
  return {
    seq,
    id,
    name,
    ...(owner === undefined ? {} : { owner }),
    ...(type === undefined ? {} : { type }),
    ...(kind === undefined ? {} : { kind }),
    value,
    changeCount: (former?.changeCount ?? 0) + 1,
    time,
  };
}
