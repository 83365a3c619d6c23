import type { MadeRecord } from '../generator/inputs.ts';

/** The peer's store: one row a record, with no more overhead than IndexedDB has. */
export class RowDatabase {
  readonly #database: IDBDatabase;

  static open(): Promise<RowDatabase> {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open('bench-rows');
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'seq' });
      opening.onerror = () => reject(opening.error!);
      opening.onsuccess = () => resolve(new RowDatabase(opening.result));
    });
  }

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Puts all rows in one transaction; resolves on its `complete`. */
  put(records: readonly MadeRecord[]): Promise<void> {
    return this.#write((rows) => {
      for (const record of records) rows.put(record);
    });
  }

  clear(): Promise<void> {
    return this.#write((rows) => rows.clear());
  }

  #write(work: (rows: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction('rows', 'readwrite', { durability: 'relaxed' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error!);
      work(transaction.objectStore('rows'));
    });
  }
}
