import type { SectionName, SectionRecords } from '../model/records.ts';
import { revisionOf, type SessionReader } from './session-reader.ts';

/**
 * Something computed from all records of a section, kept up to date: each call reads only what
 * was recorded since the last. An import or a clearing of the session begins it anew.
 */
export class IncrementalFold<S extends SectionName, Value> {
  readonly #reader: SessionReader;
  readonly #section: S;
  readonly #create: () => Value;
  readonly #add: (value: Value, record: SectionRecords[S]) => void;
  #value: Value;
  #revision = '';
  #lastSeq = -1;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    reader: SessionReader,
    section: S,
    create: () => Value,
    add: (value: Value, record: SectionRecords[S]) => void,
  ) {
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
   * not gone on with. One call after the other: two at once would add the same records twice.
   */
  soFar(budgetMs: number): Promise<{ value: Value; isWhole: boolean }> {
    const update = (): Promise<{ value: Value; isWhole: boolean }> =>
      this.#update(performance.now() + budgetMs);
    const next = this.#running.then(update, update);
    this.#running = next;
    return next;
  }

  #update(deadline: number): Promise<{ value: Value; isWhole: boolean }> {
    return this.#reader.withSnapshot(async (snapshot) => {
      const revision = revisionOf(snapshot.row);
      if (revision !== this.#revision) {
        this.#value = this.#create();
        this.#lastSeq = -1;
        this.#revision = revision;
      }
      for await (const record of this.#reader.after(snapshot, this.#section, this.#lastSeq)) {
        if (performance.now() >= deadline) return { value: this.#value, isWhole: false };
        this.#add(this.#value, record);
        this.#lastSeq = record.seq;
      }
      return { value: this.#value, isWhole: true };
    });
  }
}
