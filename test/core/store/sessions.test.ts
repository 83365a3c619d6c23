import { expect, waitUntil } from '@open-wc/testing';
import { openDatabase, type Database } from '../../../src/core/store/database.ts';
import {
  heldLocks,
  holdLock,
  recordingLock,
  stagingLock,
  whileReading,
} from '../../../src/core/store/locks.ts';
import { recoverSessions } from '../../../src/core/store/maintenance.ts';
import {
  clearSession,
  collectGarbage,
  deleteSession,
  finishSession,
  getSession,
  listSessions,
  resumeSession,
} from '../../../src/core/store/sessions.ts';
import { appendRuns } from '../../../src/core/store/append.ts';
import { listSegments } from '../../../src/core/store/segments.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { rejection } from '../../support/rejection.ts';
import { appendAll, beginSession, lineRun, storedText } from '../../support/stored-lines.ts';

describe('stored sessions', () => {
  let database: Database;
  let releases: (() => void)[];

  beforeEach(async () => {
    await freshStore();
    database = await openDatabase();
    releases = [];
  });

  afterEach(() => {
    for (const release of releases) release();
    database.close();
  });

  async function hold(name: string): Promise<() => void> {
    const { release } = (await holdLock(name, 1_000))!;
    releases.push(release);
    return release;
  }

  /** A lock is free some time after its release. */
  async function free(name: string): Promise<void> {
    await waitUntil(async () => !(await heldLocks()).has(name), 'the lock is free', { interval: 2 });
  }

  async function statuses(): Promise<Record<string, string>> {
    return Object.fromEntries((await listSessions(database)).map(({ id, status }) => [id, status]));
  }

  it('are listed newest first, with what they hold', async () => {
    await beginSession(database, 'a');
    const later = { id: 'b', name: 'Later', origin: 'o', userAgent: 'u', startedAt: 1_800_000_000_000 };
    await resumeSession(database, later);
    await appendAll(database, 'b', [lineRun(1, 7)]);
    const [first, second] = await listSessions(database);
    expect(first).to.deep.include({
      id: 'b',
      name: 'Later',
      startedAt: 1_800_000_000_000,
      endedAt: 7.5,
      recordCount: 7,
      counts: { components: 0, state: 0, events: 7, performance: 0, dom: 0 },
      lastSeq: 7,
      droppedCount: 0,
    });
    expect(second).to.include({ id: 'a', recordCount: 0 });
  });

  it('are being recorded as long as somebody holds their lock, and interrupted after that', async () => {
    await beginSession(database, 'a');
    await appendAll(database, 'a', [lineRun(1, 3)]);
    const release = await hold(recordingLock('a'));
    expect(await statuses()).to.deep.equal({ a: 'recording' });
    release();
    await free(recordingLock('a'));
    expect(await statuses()).to.deep.equal({ a: 'interrupted' });
  });

  it('are finished when their page said goodbye', async () => {
    await beginSession(database, 'a');
    await appendRuns(database, 'a', [lineRun(1, 1)], { closed: true });
    expect(await statuses()).to.deep.equal({ a: 'finished' });
    // The page came back from the cache and recorded on, and then died.
    await appendRuns(database, 'a', [lineRun(2, 1)]);
    expect(await statuses()).to.deep.equal({ a: 'interrupted' });
  });

  it('are put in order when their tab died: status, tail, and nothing of their records lost', async () => {
    const texts: Record<string, string> = {};
    for (const id of ['dead', 'closed', 'alive', 'own']) {
      await beginSession(database, id);
      texts[id] = await appendAll(database, id, [lineRun(1, 20), lineRun(21, 20)]);
    }
    await appendRuns(database, 'closed', [], { closed: true });
    await beginSession(database, 'empty');
    await hold(recordingLock('alive'));
    await hold(recordingLock('own'));
    await recoverSessions(database, 'own');
    expect(await statuses()).to.deep.equal({
      dead: 'interrupted',
      closed: 'finished',
      alive: 'recording',
      own: 'recording',
    });
    for (const [id, text] of Object.entries(texts)) {
      expect(await storedText(database, id)).to.equal(text);
      const { shards, status } = await getSession(database, id);
      const [segment] = await listSegments(database, shards[0]!.id, 'events');
      const isAlive = id === 'alive' || id === 'own';
      expect(segment!.encoding, id).to.equal(isAlive ? 'raw' : 'deflate');
      expect(status === 'recording', id).to.equal(isAlive);
    }
  });

  it('leave nothing when they end without a record', async () => {
    await beginSession(database, 'a');
    await finishSession(database, 'a');
    expect(await listSessions(database)).to.deep.equal([]);
    await beginSession(database, 'b');
    await appendAll(database, 'b', [lineRun(1, 1)]);
    await finishSession(database, 'b');
    expect(await statuses()).to.deep.equal({ b: 'finished' });
  });

  it('go on where they were when their tab comes back', async () => {
    await beginSession(database, 'a');
    await appendAll(database, 'a', [lineRun(1, 5)]);
    await finishSession(database, 'a');
    const row = await beginSession(database, 'a');
    expect(row).to.include({ status: 'recording', closed: false, lastSeq: 5 });
    const text = await appendAll(database, 'a', [lineRun(6, 5)]);
    expect(await storedText(database, 'a'))
      .to.include(text)
      .and.match(/^\{"seq":1,/);
  });

  it('are not deleted while a tab records them', async () => {
    await beginSession(database, 'a');
    const text = await appendAll(database, 'a', [lineRun(1, 5)]);
    const release = await hold(recordingLock('a'));
    expect((await rejection(deleteSession(database, 'a'))).code).to.equal('session-in-use');
    expect(await storedText(database, 'a')).to.equal(text);
    release();
    await free(recordingLock('a'));
    await deleteSession(database, 'a');
    expect((await rejection(getSession(database, 'a'))).code).to.equal('session-not-found');
  });

  it('leave no row behind when they are deleted, once nobody reads them', async () => {
    await beginSession(database, 'a');
    await beginSession(database, 'b');
    await appendAll(database, 'a', [lineRun(1, 5), lineRun(6, 5)]);
    const kept = await appendAll(database, 'b', [lineRun(1, 5)]);
    await whileReading('a', async () => {
      await deleteSession(database, 'a');
      await collectGarbage(database);
      expect(await database.count('chunks')).to.equal(3);
    });
    await collectGarbage(database);
    expect(await database.count('chunks')).to.equal(1);
    expect(await database.count('segments')).to.equal(1);
    expect(await database.count('looseShards')).to.equal(0);
    expect(await storedText(database, 'b')).to.equal(kept);
  });

  it('are emptied in one step, and `seq` goes on', async () => {
    await beginSession(database, 'a');
    await appendAll(database, 'a', [lineRun(1, 5)]);
    await clearSession(database, 'a');
    const row = await getSession(database, 'a');
    expect(row).to.deep.include({ bytes: 0, lastSeq: 5, droppedCount: 0 });
    expect(row).not.to.have.property('endedAt');
    expect(await storedText(database, 'a')).to.equal('');
    const text = await appendAll(database, 'a', [lineRun(6, 2)]);
    await collectGarbage(database);
    expect(await storedText(database, 'a')).to.equal(text);
    expect(await database.count('chunks')).to.equal(1);
  });

  it('are free of what an import that never ended had written, unless it is still under way', async () => {
    await beginSession(database, 'a');
    const row = (await getSession(database, 'a')).shards[0]!;
    const text = await appendAll(database, 'a', [lineRun(1, 5)]);
    for (const shard of ['crashed', 'running']) {
      await database.put('looseShards', { id: shard, reason: 'staging', sessionId: 'a' });
      const [segment] = await listSegments(database, row.id, 'events');
      await database.put('segments', { ...segment!, shard });
      await database.put('chunks', new Uint8Array(5), [shard, 'events', 1]);
    }
    const release = await hold(stagingLock('running'));
    await collectGarbage(database);
    expect((await database.getAllKeys('looseShards')).sort()).to.deep.equal(['running']);
    expect(await database.count('chunks')).to.equal(2);
    release();
    await free(stagingLock('running'));
    await recoverSessions(database, 'nobody');
    expect(await database.count('looseShards')).to.equal(0);
    expect(await database.count('chunks')).to.equal(1);
    expect(await storedText(database, 'a')).to.equal(text);
  });
});
