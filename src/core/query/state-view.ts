import type { RefHistoryEntry, RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';
import { valueAfter } from '../model/state-value.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** Every ref of a session with its last value, and the history of each. */
export class StateView {
  readonly #reader: SessionReader;
  readonly #refs: IncrementalFold<'state', Map<string, RefSummary>>;

  constructor(reader: SessionReader) {
    this.#reader = reader;
    this.#refs = new IncrementalFold(reader, 'state', () => new Map<string, RefSummary>(), addToRefs);
  }

  async refs(): Promise<RefSummary[]> {
    return [...(await this.#refs.current()).values()];
  }

  /** Newest first. Values share what did not change, so that a long history is not a copy each. */
  history({
    id,
    offset,
    limit,
  }: {
    id: string;
    offset: number;
    limit: number;
  }): Promise<RefHistoryEntry[]> {
    return this.#reader.withSnapshot(async (snapshot) => {
      const entries: RefHistoryEntry[] = [];
      let value: unknown;
      for await (const record of this.#reader.after(snapshot, 'state', -1)) {
        if (record.id !== id) continue;
        value = valueAfter(value, record);
        entries.push({ record, value });
      }
      return entries.reverse().slice(offset, offset + limit);
    });
  }
}

function addToRefs(refs: Map<string, RefSummary>, record: StateRecord): void {
  const former = refs.get(record.id);
  const { seq, id, name, owner, type, kind, time } = record;
  refs.set(id, {
    seq,
    id,
    name,
    ...(owner === undefined ? {} : { owner }),
    ...(type === undefined ? {} : { type }),
    ...(kind === undefined ? {} : { kind }),
    value: valueAfter(former?.value, record),
    changeCount: (former?.changeCount ?? 0) + 1,
    time,
  });
}
