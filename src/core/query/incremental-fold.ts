import type { SectionName, SectionRecords } from '../model/records.ts';
import type { LineNeeds } from './line-needs.ts';
import { lastSeqOf, revisionOf, type SessionReader, type SessionSnapshot } from './session-reader.ts';

/** What was computed, and of how much. */
interface FoldState<Value> {
  value: Value;
  /** Whether all records are in it. */
  isWhole: boolean;
  /** `seq` of the last record there is, in it or not; -1 where there is none. */
  newest: number;
}

/**
 * Something computed from all records of a section, kept up to date: each call reads only what
 * was recorded since the last. An import or a clearing of the session begins it anew.
 */
export class IncrementalFold<S extends SectionName, Value> {
  readonly #reader: SessionReader;
  readonly #section: S;
  readonly #create: () => Value;
  readonly #add: (value: Value, record: SectionRecords[S]) => void;
  readonly #after: number;
  readonly #needs: LineNeeds;
  #value: Value;
  #revision = '';
  #lastSeq: number;
  #running: Promise<unknown> = Promise.resolve();

  /**
   * @param after - `seq` of the last record that is left out
   * @param needs - what tells of a line that nothing is computed from its record
   */
  constructor(
    reader: SessionReader,
    section: S,
    create: () => Value,
    add: (value: Value, record: SectionRecords[S]) => void,
    after = -1,
    needs: LineNeeds = [],
  ) {
    this.#needs = needs;
    this.#after = after;
    this.#lastSeq = after;
    this.#reader = reader;
    this.#section = section;
    this.#create = create;
    this.#add = add;
    this.#value = create();
  }

  async current(): Promise<Value> {
    return (await this.soFar(Infinity)).value;
  }

  /**
   * As much as can be added in `budgetMs`; the next call goes on from there. What nobody asks for any more is
   * not gone on with.
   */
  soFar(budgetMs: number): Promise<FoldState<Value>> {
    let deadline: number | undefined;
    // Time spent on waiting for another call does not count.
    return this.#next(() => performance.now() >= (deadline ??= performance.now() + budgetMs));
  }

  /** As much as it takes until `isEnough`, if that comes; the next call goes on from there. */
  until(isEnough: (value: Value) => boolean): Promise<FoldState<Value>> {
    return this.#next(isEnough);
  }

  /** One call after the other: two at once would add the same records twice. */
  #next(isEnough: (value: Value) => boolean): Promise<FoldState<Value>> {
    const update = (): Promise<FoldState<Value>> => this.#update(isEnough);
    const next = this.#running.then(update, update);
    this.#running = next;
    return next;
  }

  async #update(isEnough: (value: Value) => boolean): Promise<FoldState<Value>> {
    const range = { sections: [this.#section], after: this.#lastSeq };
    const state = await this.#reader.withSnapshot(async (snapshot) => {
      const revision = revisionOf(snapshot.row);
      if (revision !== this.#revision) {
        this.#value = this.#create();
        this.#lastSeq = this.#after;
        this.#revision = revision;
        // The list of segments may begin behind what is to be read now.
        if (range.after !== this.#lastSeq) return undefined;
      }
      if (isEnough(this.#value)) return this.#stateBefore(snapshot);
      const rest = { after: this.#lastSeq, needs: this.#needs };
      for await (const { records, lastSeq } of this.#reader.parts(snapshot, this.#section, rest)) {
        for (const record of records) {
          this.#add(this.#value, record);
          this.#lastSeq = record.seq;
          if (isEnough(this.#value)) return this.#stateBefore(snapshot);
        }
        this.#lastSeq = lastSeq;
        if (isEnough(this.#value)) return this.#stateBefore(snapshot);
      }
      return { value: this.#value, isWhole: true, newest: this.#lastSeq };
    }, range);
    return state ?? this.#update(isEnough);
  }

  #stateBefore({ sections }: SessionSnapshot): FoldState<Value> {
    const last = sections[this.#section].at(-1);
    const newest = Math.max(this.#lastSeq, last === undefined ? -1 : lastSeqOf(last));
    return { value: this.#value, isWhole: newest === this.#lastSeq, newest };
  }
}
