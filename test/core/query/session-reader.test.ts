import { expect } from '@open-wc/testing';
import { SessionReader } from '../../../src/core/query/session-reader.ts';
import { appendRuns } from '../../../src/core/store/append.ts';
import { openDatabase, type Database } from '../../../src/core/store/database.ts';
import { clearSession } from '../../../src/core/store/sessions.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { beginSession, lineRun } from '../../support/stored-lines.ts';

describe('SessionReader', () => {
  let database: Database;
  let reader: SessionReader;

  beforeEach(async () => {
    await freshStore();
    database = await openDatabase();
    await beginSession(database, 's');
    await appendRuns(database, 's', [lineRun(1, 5, 10)]);
    reader = new SessionReader(database, 's');
  });

  afterEach(() => database.close());

  it('knows a session as it was a moment before, as long as nobody says that it changed', async () => {
    const read = (): Promise<number> =>
      reader.withRecentSnapshot('events', ({ sections }) => Promise.resolve(sections.events.length));
    expect(await read()).to.equal(1);
    await clearSession(database, 's');
    expect(await read()).to.equal(1);
    reader.forgetRecent();
    expect(await read()).to.equal(0);
  });
});
