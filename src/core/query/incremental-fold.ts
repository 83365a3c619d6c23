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

  /** One call after the other: two at once would add the same records twice. */
  current(): Promise<Value> {
    const next = this.#running.then(
      () => this.#update(),
      () => this.#update(),
    );
    this.#running = next;
    return next;
  }

  #update(): Promise<Value> {
    return this.#reader.withSnapshot(async (snapshot) => {
      const revision = revisionOf(snapshot.row);
      if (revision !== this.#revision) {
        this.#value = this.#create();
        this.#lastSeq = -1;
        this.#revision = revision;
      }
      for await (const record of this.#reader.after(snapshot, this.#section, this.#lastSeq)) {
        this.#add(this.#value, record);
        this.#lastSeq = record.seq;
      }
      return this.#value;
    });
  }
}
