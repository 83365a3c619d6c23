import { openDB, type IDBPDatabase, type IDBPObjectStore, type StoreNames } from 'idb';
import { SessionError, toSessionError } from '../model/errors.ts';
import { emptyCounts } from '../model/records.ts';
import { DATABASE_NAME, DATABASE_VERSION, type StoreSchema } from './schema.ts';

export type Database = IDBPDatabase<StoreSchema>;

/** Longest wait for other tabs to let go of an older version of the store, ms. */
const BLOCKED_TIMEOUT_MS = 3_000;

/** In version 1 no session had a picture, and none was counted. */
async function countPictures(
  sessions: IDBPObjectStore<StoreSchema, StoreNames<StoreSchema>[], 'sessions', 'versionchange'>,
): Promise<void> {
  for (const row of await sessions.getAll()) {
    await sessions.put({ ...row, counts: { ...emptyCounts(), ...row.counts } });
  }
}

export interface OpenOptions {
  /** The browser closed the connection: it deleted the store, or another tab has a newer version. */
  onClosed?: (reason: SessionError) => void;
}

/**
 * Opens the store, and makes it when it is not there.
 * @throws SessionError `storage-unavailable` when the browser refuses, or other tabs hold an older version
 */
export async function openDatabase({ onClosed }: OpenOptions = {}): Promise<Database> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new SessionError(
          'storage-unavailable',
          'The store did not open within 3 s: close other tabs of this app, then reload.',
        ),
      );
    }, BLOCKED_TIMEOUT_MS);
  });
  const opening = openDB<StoreSchema>(DATABASE_NAME, DATABASE_VERSION, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      if (oldVersion === 1) {
        void countPictures(transaction.objectStore('sessions'));
        return;
      }
      database.createObjectStore('sessions', { keyPath: 'id' });
      database.createObjectStore('segments', { keyPath: ['shard', 'section', 'firstSeq'] });
      database.createObjectStore('chunks');
      database.createObjectStore('looseShards', { keyPath: 'id' });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed?.(
        new SessionError(
          'storage-unavailable',
          'Another tab brought a newer version of the store: reload.',
        ),
      );
    },
    terminated() {
      onClosed?.(
        new SessionError(
          'storage-unavailable',
          'The browser closed the store: its data may have been cleared.',
        ),
      );
    },
  });
  try {
    return await Promise.race([opening, blocked]);
  } catch (error) {
    // A connection that comes too late would block the next version.
    void opening.then((late) => late.close()).catch(() => undefined);
    throw toSessionError(error, 'storage-unavailable');
  } finally {
    clearTimeout(timer);
  }
}
