import { expect, waitUntil } from '@open-wc/testing';
import { devtools, type DevTools, type EventRecord, type ExportData } from '../../src/core/index.ts';
import { DevToolsInstance } from '../../src/core/devtools-instance.ts';
import { freshStore } from '../support/fresh-store.ts';
import { eventLines, leaveText, leftText, unwrittenText } from '../support/unwritten-text.ts';

const WAIT = { interval: 5, timeout: 10_000 };

async function eventsOf(tools: DevTools, sessionId = tools.sessionId): Promise<EventRecord[]> {
  const { blob } = await tools.export('session.json', { sessionId });
  return (JSON.parse(await blob!.text()) as ExportData).events;
}

async function seqsAndNames(tools: DevTools): Promise<[number, string][]> {
  return (await eventsOf(tools)).map(({ seq, name }) => [seq, name]);
}

function record(tools: DevTools, count: number, prefix = 'e'): void {
  for (let i = 0; i < count; i += 1) tools.recordEvent({ name: `${prefix}${i}`, payload: { i } });
}

/** A session of this tab with events 1 and 2 that is not being recorded. */
async function endedSession(): Promise<string> {
  const tools = await devtools.enable({ collectors: [] });
  const { sessionId } = tools;
  record(tools, 2);
  await devtools.disable();
  return sessionId;
}

function leave(persisted = false): void {
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
}

/** Has every `localStorage.setItem` go through `check` until the function given back is called. */
function patchSetItem(check: (value: string) => void): () => void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called with its receiver
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (this: Storage, key: string, value: string): void {
    if (this === localStorage) check(value);
    setItem.call(this, key, value);
  };
  return () => {
    Storage.prototype.setItem = setItem;
  };
}

describe('what a page leaves when it goes', () => {
  const uncaught: unknown[] = [];
  const collect = ({ error }: ErrorEvent): void => void uncaught.push(error);
  let restore = (): void => undefined;

  beforeEach(async () => {
    await freshStore();
    uncaught.length = 0;
    addEventListener('error', collect);
  });

  afterEach(() => {
    removeEventListener('error', collect);
    restore();
    restore = () => undefined;
    expect(uncaught).to.deep.equal([]);
  });

  after(freshStore);

  it('is all that is not durable at that moment, and goes once it is', async () => {
    const tools = await devtools.enable({ collectors: [], flushIntervalMs: 100_000 });
    record(tools, 2);
    await tools.flush();
    record(tools, 3, 'late');
    leave();
    const text = leftText(tools.sessionId)!;
    expect(text.match(/"name":"\w+"/g)).to.deep.equal([
      '"name":"late0"',
      '"name":"late1"',
      '"name":"late2"',
    ]);
    await waitUntil(() => leftText(tools.sessionId) === null, 'it is deleted', WAIT);
    expect((await tools.sessions())[0]!.recordCount).to.equal(5);
  });

  it('comes before the first record of the next page of the tab', async () => {
    const id = await endedSession();
    leaveText(id, unwrittenText(eventLines(3, 5), 5));
    const enabling = devtools.enable({ collectors: [] });
    record(devtools.get()!, 2, 'next');
    const tools = await enabling;
    await tools.flush();
    expect(tools.sessionId).to.equal(id);
    expect(await seqsAndNames(tools)).to.deep.equal([
      [1, 'e0'],
      [2, 'e1'],
      [3, 'left3'],
      [4, 'left4'],
      [5, 'left5'],
      [6, 'next0'],
      [7, 'next1'],
    ]);
    expect(leftText(id)).to.be.null;
    const [info] = await tools.sessions();
    expect(info).to.include({ recordCount: 7, status: 'recording' });
    expect(tools.status.counts.events).to.equal(7);
    expect(tools.status.storedBytes).to.equal(info!.bytes);
  });

  it('is taken over by another tab, which ends the session as finished', async () => {
    const id = await endedSession();
    sessionStorage.clear();
    leaveText(id, unwrittenText(eventLines(3, 5), 5));
    const tools = await devtools.enable({ collectors: [] });
    await waitUntil(() => leftText(id) === null, 'it is taken over', WAIT);
    const info = (await tools.sessions()).find((session) => session.id === id);
    expect(info).to.include({ recordCount: 5, status: 'finished' });
    expect((await eventsOf(tools, id)).map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('is nobody else’s as long as a tab records the session', async () => {
    const owner = new DevToolsInstance({});
    await owner.start([]);
    const { sessionId } = owner;
    record(owner, 2);
    await owner.flush();
    leaveText(sessionId, unwrittenText(eventLines(3, 5), 5));
    sessionStorage.clear();
    const tools = await devtools.enable({ collectors: [] });
    record(owner, 1, 'own');
    await owner.flush();
    expect((await eventsOf(tools, sessionId)).map(({ name }) => name)).to.deep.equal([
      'e0',
      'e1',
      'own0',
    ]);
    expect(leftText(sessionId)).not.to.be.null;
    await owner.stop();
    await waitUntil(() => leftText(sessionId) === null, 'it is taken over', WAIT);
    expect((await eventsOf(tools, sessionId)).map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('is deleted where its session is', async () => {
    leaveText('deleted', unwrittenText(eventLines(1, 5), 5));
    const tools = await devtools.enable({ collectors: [] });
    await waitUntil(() => leftText('deleted') === null, 'it is deleted', WAIT);
    expect((await tools.sessions()).map(({ id }) => id)).to.deep.equal([tools.sessionId]);
  });

  for (const [what, text] of Object.entries({
    nothing: '',
    'no text of ours': 'null',
    'a head of something else': '{"count":1}\nevents\n{"seq":',
    'a head without end': '[{"count":1,"lastSeq":3,"droppedCount":0',
    'lines that are no records': `[]\nevents\n{"seq":3}\n{"seq":"4","time":0,"name":"x"}\n\0`,
  })) {
    it(`is deleted where it holds ${what}`, async () => {
      const id = await endedSession();
      leaveText(id, text);
      leaveText('another', text);
      const tools = await devtools.enable({ collectors: [] });
      record(tools, 1, 'next');
      await tools.flush();
      expect(await seqsAndNames(tools)).to.deep.equal([
        [1, 'e0'],
        [2, 'e1'],
        [3, 'next0'],
      ]);
      expect(leftText(id)).to.be.null;
      await waitUntil(() => leftText('another') === null, 'the other is deleted', WAIT);
      expect(tools.status).to.include({ state: 'recording', droppedCount: 0 });
    });
  }

  it('is in the log once when the page comes back from the cache', async () => {
    const tools = await devtools.enable({ collectors: [], flushIntervalMs: 10 });
    for (let i = 0; i < 5; i += 1) {
      record(tools, 3, `before${i}-`);
      leave(true);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      record(tools, 3, `after${i}-`);
    }
    await tools.flush();
    expect(leftText(tools.sessionId)).to.be.null;
    await devtools.disable();
    const again = await devtools.enable({ collectors: [] });
    const events = await eventsOf(again);
    expect(events.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(new Set(events.map(({ name }) => name)).size).to.equal(30);
  });

  it('is nothing where the page may not use storage, and recording goes on', async () => {
    restore = patchSetItem(() => {
      throw new DOMException('It is forbidden.', 'SecurityError');
    });
    const tools = await devtools.enable({ collectors: [] });
    record(tools, 2);
    leave();
    expect(leftText(tools.sessionId)).to.be.null;
    record(tools, 2, 'after');
    await tools.flush();
    expect((await eventsOf(tools)).map(({ name }) => name)).to.deep.equal([
      'e0',
      'e1',
      'after0',
      'after1',
    ]);
  });

  it('is as much of the oldest as there is room for, with a mark where the rest is missing', async () => {
    const tools = await devtools.enable({ collectors: [], flushIntervalMs: 100_000 });
    const { sessionId } = tools;
    restore = patchSetItem((value) => {
      if (value.length > 8_000) throw new DOMException('It is full.', 'QuotaExceededError');
    });
    record(tools, 200, 'many');
    leave();
    restore();
    const text = leftText(sessionId)!;
    expect(text.length).to.be.within(4_000, 8_000);
    // As if the worker had died before it stored anything: the session is emptied, and begins anew.
    await freshStore();
    sessionStorage.setItem('devtools-panel:session', sessionId);
    leaveText(sessionId, text);
    const next = await devtools.enable({ collectors: [] });
    const events = await eventsOf(next);
    const kept = events.length - 1;
    expect(kept).to.be.within(30, 199);
    expect(events.slice(0, kept).map(({ name }) => name)).to.deep.equal(
      Array.from({ length: kept }, (_, i) => `many${i}`),
    );
    expect(events.at(-1)).to.deep.include({ seq: 201, category: 'devtools', name: 'gap' });
    expect(events.at(-1)!.payload).to.include({ droppedCount: 200 - kept });
    expect((await next.sessions())[0]!.droppedCount).to.equal(200 - kept);
  });
});
