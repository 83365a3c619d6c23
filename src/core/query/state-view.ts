import type { RefHistoryEntry, RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';
import { valueAfter } from '../model/state-value.ts';
import type { ValueDiff } from '../model/value-diff.ts';
import { diffValues } from './diff-values.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { countUpTo } from './count-up-to.ts';
import { RecentMap } from './recent-map.ts';
import { summaryAfter } from './ref-after.ts';
import type { SessionReader } from './session-reader.ts';

/** Histories kept: a list asks for the pages of one, and live for its start again and again. */
const MAX_HISTORIES = 2;

/** Two records of one ref, by their `seq`. */
export interface RefDiffRange {
  id: string;
  from: number;
  to: number;
}

/** Every ref of a session with its last value, and the history of each. */
export class StateView {
  readonly #reader: SessionReader;
  readonly #refs: IncrementalFold<'state', Map<string, RefSummary>>;
  readonly #histories = new RecentMap<IncrementalFold<'state', RefHistoryEntry[]>>(MAX_HISTORIES);

  constructor(reader: SessionReader) {
    this.#reader = reader;
    this.#refs = new IncrementalFold(reader, 'state', () => new Map<string, RefSummary>(), addToRefs);
  }

  async refs(): Promise<RefSummary[]> {
    return [...(await this.#refs.current()).values()];
  }

  /** Newest first. Values share what did not change, so that a long history is not a copy each. */
  async history({
    id,
    offset,
    limit,
    upTo,
  }: {
    id: string;
    offset: number;
    limit: number;
    upTo?: number;
  }): Promise<RefHistoryEntry[]> {
    const history = this.#histories.get(
      id,
      () => new IncrementalFold(this.#reader, 'state', (): RefHistoryEntry[] => [], addToHistory(id)),
    );
    const entries = await history.current();
    const count =
      upTo === undefined ? entries.length : countUpTo(entries, upTo, ({ record }) => record.seq);
    const end = Math.max(0, count - offset);
    return entries.slice(Math.max(0, end - limit), end).reverse();
  }

  /** Between the values after two records of a ref, by their `seq`; undefined where one is not there. */
  async difference({ id, from, to }: RefDiffRange): Promise<ValueDiff | undefined> {
    const entries = await this.#entries(id);
    const [before, after] = [from, to].map((seq) => entries.find(({ record }) => record.seq === seq));
    return before && after && diffValues(before.value, after.value);
  }

  #entries(id: string): Promise<RefHistoryEntry[]> {
    const history = this.#histories.get(
      id,
      () => new IncrementalFold(this.#reader, 'state', (): RefHistoryEntry[] => [], addToHistory(id)),
    );
    return history.current();
  }
}

function addToHistory(id: string): (entries: RefHistoryEntry[], record: StateRecord) => void {
  return (entries, record) => {
    if (record.id !== id) return;
    entries.push({ record, value: valueAfter(entries.at(-1)?.value, record) });
  };
}

function addToRefs(refs: Map<string, RefSummary>, record: StateRecord): void {
  const former = refs.get(record.id);
  refs.set(record.id, summaryAfter(former, record, valueAfter(former?.value, record)));
}
