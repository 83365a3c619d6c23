import { copySharing } from '../model/copy-sharing.ts';
import type { RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';
import { valueAfter } from '../model/state-value.ts';
import { summaryAfter } from '../query/ref-after.ts';
import type { Moment } from './moment.ts';
import { weightBeyond } from './weight.ts';

/** Changes by path that a value waits for at most: whoever asks for it waits for them. */
const MAX_WAITING = 256;

/** Changes by path that are not in the value of their ref yet, the last one first. */
interface WaitingChanges {
  record: StateRecord;
  before: WaitingChanges | undefined;
  count: number;
}

/**
 * All refs at one place in the log of a session's state. A change by path copies each object that it leads through, and
 * those of a large store are large: so changes wait until somebody asks, or there are many of them.
 */
export class StateMoment implements Moment<StateRecord> {
  /** With values that their waiting changes are not in. */
  readonly #refs: Map<string, RefSummary>;
  readonly #waiting: Map<string, WaitingChanges>;
  /** Refs that were changed by path, whose next whole value will have much in common with the last. */
  readonly #changed: Set<string>;
  /** Objects in the values that no other moment holds. */
  readonly #owned = new Set<object>();

  constructor(
    refs: Iterable<[string, RefSummary]> = [],
    waiting: Iterable<[string, WaitingChanges]> = [],
    changed: Iterable<string> = [],
  ) {
    this.#refs = new Map(refs);
    this.#waiting = new Map(waiting);
    this.#changed = new Set(changed);
  }

  get refs(): ReadonlyMap<string, RefSummary> {
    for (const id of [...this.#waiting.keys()]) this.#apply(id);
    return this.#refs;
  }

  add(record: StateRecord): void {
    const { id } = record;
    const isChange = record.changes !== undefined;
    if (isChange) this.#wait(record);
    else this.#apply(id);
    const former = this.#refs.get(id);
    let value = isChange ? former?.value : record.newValue;
    if (isChange) this.#changed.add(id);
    else if (this.#changed.delete(id)) value = copySharing(former?.value, value);
    this.#refs.set(id, summaryAfter(former, record, value));
  }

  fork(): this {
    this.#owned.clear();
    return new StateMoment(this.#refs, this.#waiting, this.#changed) as this;
  }

  weightBeyond(shared: StateMoment | undefined): number {
    let weight = 0;
    for (const [id, ref] of this.#refs) {
      const [former, known] =
        shared === undefined ? [] : [shared.#refs.get(id), shared.#waiting.get(id)];
      weight += weightBeyond(undefined, id) + weightBeyond(former, ref);
      for (let each = this.#waiting.get(id); each !== undefined && each !== known; each = each.before)
        weight += weightBeyond(undefined, each.record);
    }
    return weight;
  }

  #wait(record: StateRecord): void {
    const { id } = record;
    if (this.#waiting.get(id)?.count === MAX_WAITING) this.#apply(id);
    const before = this.#waiting.get(id);
    this.#waiting.set(id, { record, before, count: (before?.count ?? 0) + 1 });
  }

  /** Puts the changes that wait into the value of a ref. */
  #apply(id: string): void {
    const records: StateRecord[] = [];
    for (let each = this.#waiting.get(id); each !== undefined; each = each.before)
      records.push(each.record);
    const ref = this.#refs.get(id);
    if (ref === undefined || records.length === 0) return;
    const apply = (value: unknown, record: StateRecord): unknown =>
      valueAfter(value, record, this.#owned);
    this.#refs.set(id, { ...ref, value: records.reduceRight(apply, ref.value) });
    this.#waiting.delete(id);
  }
}
