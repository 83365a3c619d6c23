import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import type { SessionError } from '../../../src/core/model/errors.ts';
import { openDatabase } from '../../../src/core/store/database.ts';
import { DATABASE_NAME, DATABASE_VERSION } from '../../../src/core/store/schema.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { rejection } from '../../support/rejection.ts';
import { beginSession } from '../../support/stored-lines.ts';

describe('openDatabase', () => {
  beforeEach(freshStore);

  it('makes the store where there is none, and finds it again', async () => {
    const first = await openDatabase();
    expect([...first.objectStoreNames]).to.deep.equal(['chunks', 'looseShards', 'segments', 'sessions']);
    await beginSession(first, 'a');
    first.close();
    const second = await openDatabase();
    expect(await second.getAllKeys('sessions')).to.deep.equal(['a']);
    second.close();
  });

  it('lets go of the store when it is deleted, and says so', async () => {
    let closed: SessionError | undefined;
    const database = await openDatabase({ onClosed: (reason) => (closed = reason) });
    await deleteDB(DATABASE_NAME);
    expect(closed).to.include({ code: 'storage-unavailable' });
    expect(() => database.transaction('sessions')).to.throw();
  });

  it('lets a newer version take the store over, and refuses to open that', async () => {
    let closed: SessionError | undefined;
    await openDatabase({ onClosed: (reason) => (closed = reason) });
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    expect(closed).to.include({ code: 'storage-unavailable' });
    expect((await rejection(openDatabase())).code).to.equal('storage-unavailable');
    newer.close();
  });

  it('gives up, and blocks nobody, while an older version is held open', async () => {
    // A page that does not listen keeps its connection while the store is to be deleted under it.
    const deaf = await openDB(DATABASE_NAME, DATABASE_VERSION);
    const deleting = deleteDB(DATABASE_NAME);
    const error = await rejection(openDatabase());
    expect(error).to.include({ code: 'storage-unavailable' });
    expect(error.message).to.include('close other tabs');
    deaf.close();
    await deleting;
    const database = await openDatabase();
    expect(await database.count('sessions')).to.equal(0);
    database.close();
  });

  it('goes on with sessions of the version before, which had no picture', async () => {
    const counts = { components: 1, state: 2, events: 3, performance: 4 };
    const older = await openDB(DATABASE_NAME, 1, {
      upgrade(database) {
        const sessions = database.createObjectStore('sessions', { keyPath: 'id' });
        database.createObjectStore('segments', { keyPath: ['shard', 'section', 'firstSeq'] });
        database.createObjectStore('chunks');
        database.createObjectStore('looseShards', { keyPath: 'id' });
        void sessions.put({ id: 'a', name: 'Old', counts });
      },
    });
    older.close();
    const database = await openDatabase();
    expect(await database.get('sessions', 'a')).to.deep.equal({
      id: 'a',
      name: 'Old',
      counts: { ...counts, dom: 0 },
    });
    database.close();
  });
});
