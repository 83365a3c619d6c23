import { copySharing } from '../model/copy-sharing.ts';
import type { RefSummary } from '../model/query.ts';
import type { StateRecord } from '../model/records.ts';
import { summaryAfter } from '../query/ref-after.ts';
import type { Moment } from './moment.ts';
import { weightBeyond } from './weight.ts';

/** All refs at one place in the log of a session's state. */
export class StateMoment implements Moment<StateRecord> {
  readonly refs: Map<string, RefSummary>;
  /** Refs that were changed by path, whose next whole value will have much in common with the last. */
  readonly #changed: Set<string>;
  /** Objects in the values that no other moment holds. */
  readonly #owned = new Set<object>();

  constructor(refs: Iterable<[string, RefSummary]> = [], changed: Iterable<string> = []) {
    this.refs = new Map(refs);
    this.#changed = new Set(changed);
  }

  add(record: StateRecord): void {
    const { id } = record;
    const former = this.refs.get(id);
    const ref = summaryAfter(former, record, this.#owned);
    if (record.changes !== undefined) this.#changed.add(id);
    else if (this.#changed.delete(id)) ref.value = copySharing(former?.value, ref.value);
    this.refs.set(id, ref);
  }

  fork(): this {
    this.#owned.clear();
    return new StateMoment(this.refs, this.#changed) as this;
  }

  weightBeyond(shared: StateMoment | undefined): number {
    return [...this.refs].reduce(
      (weight, [id, ref]) =>
        weight + weightBeyond(undefined, id) + weightBeyond(shared?.refs.get(id), ref),
      0,
    );
  }
}
