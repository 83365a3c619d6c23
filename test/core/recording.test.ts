import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { devtools, type DevTools, type EventRecord, type ExportData } from '../../src/core/index.ts';
import { DevToolsInstance } from '../../src/core/devtools-instance.ts';
import { DATABASE_NAME, DATABASE_VERSION } from '../../src/core/store/schema.ts';
import { freshStore } from '../support/fresh-store.ts';
import { rejection } from '../support/rejection.ts';
import { WatchedWorkers } from '../support/watched-workers.ts';

const WAIT = { interval: 5, timeout: 10_000 };

async function exported(tools: DevTools, sessionId = tools.sessionId): Promise<ExportData> {
  const { blob } = await tools.export('session.json', { sessionId });
  return JSON.parse(await blob!.text()) as ExportData;
}

function record(tools: DevTools, count: number, prefix = 'e'): void {
  for (let i = 0; i < count; i += 1) tools.recordEvent({ name: `${prefix}${i}`, payload: { i } });
}

function namesOf(events: readonly EventRecord[]): string[] {
  return events.map(({ name }) => name);
}

describe('a recording', () => {
  beforeEach(freshStore);
  after(freshStore);

  it('has what was recorded before the store was open', async () => {
    const enabling = devtools.enable({ collectors: [], name: 'Early' });
    record(devtools.get()!, 3);
    expect(devtools.get()!.status.state).to.equal('starting');
    const tools = await enabling;
    await tools.flush();
    expect(namesOf((await exported(tools)).events)).to.deep.equal(['e0', 'e1', 'e2']);
    const [info] = await tools.sessions();
    expect(info).to.include({ name: 'Early', status: 'recording', recordCount: 3, id: tools.sessionId });
    expect(tools.status).to.deep.include({ state: 'recording', droppedCount: 0 });
    expect(tools.status.counts.events).to.equal(3);
    expect(tools.status.storedBytes).to.equal(info!.bytes);
  });

  it('lists its session when it is asked before the store is open', async () => {
    void devtools.enable({ collectors: [], name: 'Early' });
    const tools = devtools.get()!;
    const [info] = await tools.sessions();
    expect(info).to.include({ name: 'Early', status: 'recording', id: tools.sessionId });
  });

  it('is made durable by itself within the flush interval', async () => {
    const tools = await devtools.enable({ collectors: [], flushIntervalMs: 20 });
    record(tools, 2);
    await waitUntil(() => tools.status.storedBytes > 0, 'the records are stored', WAIT);
    expect((await tools.sessions())[0]!.recordCount).to.equal(2);
  });

  it('is one and the same, however often it is enabled', async () => {
    const [first, second] = await Promise.all([devtools.enable({ collectors: [] }), devtools.enable()]);
    expect(second).to.equal(first);
    expect(devtools.get()).to.equal(first);
  });

  it('ends as finished, and goes on as the same session when the tab loads again', async () => {
    const first = await devtools.enable({ collectors: [] });
    const { sessionId } = first;
    record(first, 5);
    await devtools.disable();
    expect(first.status.state).to.equal('stopped');
    expect(devtools.isEnabled()).to.be.false;
    const second = await devtools.enable({ collectors: [] });
    expect(second.sessionId).to.equal(sessionId);
    record(second, 5, 'f');
    await second.flush();
    const { events } = await exported(second);
    expect(events.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(second.status.counts.events).to.equal(10);
    expect(await second.sessions()).to.have.length(1);
  });

  it('leaves no session behind in which nothing was recorded', async () => {
    await devtools.enable({ collectors: [] });
    await devtools.disable();
    sessionStorage.clear();
    const tools = await devtools.enable({ collectors: [] });
    expect(await tools.sessions()).to.have.length(1);
  });

  it('keeps four tabs apart that record ten thousand events each at once', async () => {
    const tabs = Array.from({ length: 4 }, () => {
      sessionStorage.clear();
      const tools = new DevToolsInstance({});
      return { tools, started: tools.start([]) };
    });
    await Promise.all(tabs.map(({ started }) => started));
    for (let i = 0; i < 100; i += 1) {
      tabs.forEach(({ tools }, tab) => record(tools, 100, `tab${tab}-${i}-`));
      if (i % 10 === 0) await Promise.all(tabs.map(({ tools }) => tools.flush()));
    }
    await Promise.all(tabs.map(({ tools }) => tools.flush()));
    const sessions = await tabs[0]!.tools.sessions();
    expect(sessions.map(({ recordCount }) => recordCount)).to.deep.equal([
      10_000, 10_000, 10_000, 10_000,
    ]);
    const all = new Set<string>();
    for (const [tab, { tools }] of tabs.entries()) {
      const { events } = await exported(tools);
      expect(events).to.have.length(10_000);
      events.forEach(({ seq, name }, i) => {
        expect(seq).to.equal(i + 1);
        expect(name.startsWith(`tab${tab}-`)).to.be.true;
        all.add(name);
      });
    }
    expect(all.size).to.equal(40_000);
    await Promise.all(tabs.map(({ tools }) => tools.stop()));
  }).timeout(60_000);

  it('begins a session of its own in a tab that was duplicated', async () => {
    const twins = [new DevToolsInstance({}), new DevToolsInstance({})] as const;
    await twins[0].start([]);
    await twins[1].start([]);
    expect(twins[1].sessionId).not.to.equal(twins[0].sessionId);
    for (const twin of twins) record(twin, 2);
    await Promise.all(twins.map((twin) => twin.flush()));
    const counts = (await twins[0].sessions()).map(({ status, recordCount }) => [status, recordCount]);
    expect(counts).to.deep.equal([
      ['recording', 2],
      ['recording', 2],
    ]);
    await Promise.all(twins.map((twin) => twin.stop()));
  });

  it('is emptied by `clearAll`, which deletes all others, and goes on', async () => {
    const first = await devtools.enable({ collectors: [] });
    record(first, 3);
    await devtools.disable();
    sessionStorage.clear();
    const tools = await devtools.enable({ collectors: [] });
    record(tools, 4);
    await tools.flush();
    expect(await tools.sessions()).to.have.length(2);
    await tools.clearAll();
    record(tools, 2, 'after');
    await tools.flush();
    const [only, ...others] = await tools.sessions();
    expect(others).to.deep.equal([]);
    expect(only).to.include({ id: tools.sessionId, recordCount: 2 });
    expect((await exported(tools)).events.map(({ seq, name }) => [seq, name])).to.deep.equal([
      [5, 'after0'],
      [6, 'after1'],
    ]);
    expect(tools.status.counts.events).to.equal(2);
  });

  it('says that another tab changed the stored sessions', async () => {
    const tools = await devtools.enable({ collectors: [] });
    const told = oneEvent(tools, 'sessions');
    sessionStorage.clear();
    const other = new DevToolsInstance({});
    await other.start([]);
    await told;
    await other.stop();
  });

  it('stays usable where `sessionStorage` was cleared by the app', async () => {
    const tools = await devtools.enable({ collectors: [] });
    sessionStorage.clear();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(sessionStorage.getItem('devtools-panel:session')).to.equal(tools.sessionId);
  });

  it('hands over all that waits when the page goes, as closed', async () => {
    const tools = await devtools.enable({ collectors: [], flushIntervalMs: 100_000 });
    record(tools, 3);
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await waitUntil(async () => (await tools.sessions())[0]!.recordCount === 3, 'stored', WAIT);
  });
});

describe('a fault under a recording', () => {
  beforeEach(freshStore);
  after(freshStore);

  it('is got over when the worker is ended, with the lost records counted', async () => {
    const watched = new WatchedWorkers();
    const tools = await devtools.enable({ collectors: [], flushIntervalMs: 100_000 });
    record(tools, 10);
    await tools.flush();
    const failed = oneEvent<CustomEvent<{ code: string }>>(tools, 'error');
    watched.killLast();
    watched.stop();
    record(tools, 5, 'between');
    expect((await failed).detail).to.include({ code: 'worker-failed' });
    record(tools, 5, 'after');
    await tools.flush();
    const { events } = await exported(tools);
    expect(events.slice(0, 10).map(({ name }) => name)).to.deep.equal(
      Array.from({ length: 10 }, (_, i) => `e${i}`),
    );
    expect(namesOf(events)).to.include.members(['after0', 'after4']);
    const lost = events.find(({ name }) => name === 'gap')?.payload as
      { droppedCount: number } | undefined;
    expect(events.filter(({ name }) => name !== 'gap').length + (lost?.droppedCount ?? 0)).to.equal(20);
    expect(tools.status).to.include({ state: 'recording', droppedCount: lost?.droppedCount ?? 0 });
  });

  it('gives up after a worker died again and again, and says so', async () => {
    const watched = new WatchedWorkers();
    const tools = await devtools.enable({ collectors: [] });
    for (let i = 0; tools.status.state !== 'failed'; i += 1) {
      const { length } = watched.workers;
      watched.killLast();
      await waitUntil(
        () => watched.workers.length > length || tools.status.state === 'failed',
        `death ${i} is noticed`,
        WAIT,
      );
      await tools.flush().catch(() => undefined);
    }
    watched.stop();
    expect(watched.workers).to.have.length(6);
    expect(tools.status.error).to.include({ code: 'worker-failed' });
    expect((await rejection(tools.flush())).code).to.equal('worker-failed');
    record(tools, 1);
  });

  it('is got over when the store is deleted: recording goes on in a new one', async () => {
    const tools = await devtools.enable({ collectors: [] });
    record(tools, 3);
    await tools.flush();
    const failed = oneEvent<CustomEvent<{ code: string }>>(tools, 'error');
    await deleteDB(DATABASE_NAME);
    expect((await failed).detail).to.include({ code: 'storage-unavailable' });
    record(tools, 2, 'new');
    await tools.flush();
    expect(namesOf((await exported(tools)).events)).to.deep.equal(['new0', 'new1']);
    expect(tools.status.state).to.equal('recording');
    expect(tools.status.counts.events).to.equal(2);
    expect(tools.status.storedBytes).to.equal((await tools.sessions())[0]!.bytes);
  });

  it('is said, and throws nothing, when a newer version takes the store over', async () => {
    const tools = await devtools.enable({ collectors: [] });
    record(tools, 3);
    await tools.flush();
    const newer = await openDB(DATABASE_NAME, DATABASE_VERSION + 1);
    await waitUntil(() => tools.status.state === 'failed', 'the recorder gave up', WAIT);
    expect(tools.status.error).to.include({ code: 'storage-unavailable' });
    record(tools, 3);
    expect((await rejection(tools.flush())).code).to.equal('storage-unavailable');
    expect((await rejection(tools.sessions())).code).to.equal('storage-unavailable');
    expect((await rejection(tools.import(new Blob(['{}'])))).code).to.equal('storage-unavailable');
    newer.close();
  });

  it('is said when there is no worker to be had', async () => {
    const error = await rejection(devtools.enable({ collectors: [], workerUrl: '/no-such-worker.js' }));
    expect(error.code).to.equal('worker-failed');
    expect(devtools.get()!.status).to.include({ state: 'failed' });
    record(devtools.get()!, 1);
    await devtools.disable();
    const tools = await devtools.enable({ collectors: [] });
    expect(tools.status.state).to.equal('recording');
  });
});
