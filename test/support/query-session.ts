import type { SectionName, SectionRecords } from '../../src/core/model/records.ts';
import { SessionReader } from '../../src/core/query/session-reader.ts';
import { appendRuns } from '../../src/core/store/append.ts';
import { openDatabase, type Database } from '../../src/core/store/database.ts';
import { utf8 } from './bytes.ts';
import { freshStore } from './fresh-store.ts';
import { beginSession } from './stored-lines.ts';

/** Records as a file from elsewhere may hold them: a field that is optional there may be absent. */
export type LooseRecord<S extends SectionName> = Partial<SectionRecords[S]> & { seq: number };

/** A stored session without a recorder or a worker, to be read by the classes that answer the panel. */
export class QuerySession {
  readonly reader: SessionReader;
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
    this.reader = new SessionReader(database, 'session-a');
  }

  static async begin(): Promise<QuerySession> {
    await freshStore();
    const database = await openDatabase();
    await beginSession(database, 'session-a');
    return new QuerySession(database);
  }

  /** Stores records as one batch of the recorder. */
  async append<S extends SectionName>(section: S, records: readonly LooseRecord<S>[]): Promise<void> {
    const times = records.map(({ seq, time = seq }) => time);
    await appendRuns(this.#database, 'session-a', [
      {
        section,
        bytes: utf8(
          records.map((record) => JSON.stringify({ time: record.seq, ...record })).join(',\n'),
        ),
        count: records.length,
        firstSeq: records[0]!.seq,
        lastSeq: records.at(-1)!.seq,
        minTime: Math.min(...times),
        maxTime: Math.max(...times),
      },
    ]);
  }

  get database(): Database {
    return this.#database;
  }

  end(): void {
    this.#database.close();
  }
}
