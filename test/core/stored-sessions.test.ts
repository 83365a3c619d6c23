import { expect, oneEvent } from '@open-wc/testing';
import { devtools, MAX_SESSION_NAME, type DevTools, type SessionInfo } from '../../src/core/index.ts';
import { holdLock, recordingLock, whileReading } from '../../src/core/store/locks.ts';
import { freshStore } from '../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../support/record-session.ts';
import { rejection } from '../support/rejection.ts';
import { sampleSession } from '../support/session-file.ts';

describe('stored sessions, by the recorder', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  async function find(id: string): Promise<SessionInfo | undefined> {
    return (await tools.sessions()).find((session) => session.id === id);
  }

  async function open(id: string, count = 20): Promise<string> {
    const { sessionId } = await tools.importData(sampleSession(count, id), { mode: 'open' });
    return sessionId;
  }

  it('are deleted one by one, and every tab hears of it', async () => {
    const [a, b] = [await open('a'), await open('b')];
    const heard = oneEvent(tools, 'sessions');
    await tools.deleteSession(a);
    await heard;
    expect(await find(a)).to.equal(undefined);
    expect(await find(b)).to.include({ recordCount: 20 });
    expect((await rejection(tools.deleteSession(a))).code).to.equal('session-not-found');
  });

  it('are not deleted while they are recorded, here or in another tab', async () => {
    expect((await rejection(tools.deleteSession(tools.status.sessionId))).code).to.equal(
      'session-in-use',
    );
    const id = await open('a');
    const lock = await holdLock(recordingLock(id), 1_000);
    expect((await rejection(tools.deleteSession(id))).code).to.equal('session-in-use');
    expect(await find(id)).to.include({ recordCount: 20 });
    lock!.release();
  });

  it('are not deleted while they are read', async () => {
    const id = await open('a');
    await whileReading(id, async () => {
      const error = await rejection(tools.deleteSession(id));
      expect(error.code).to.equal('session-in-use');
      expect(error.message).to.match(/being read/);
    });
    await tools.deleteSession(id);
    expect(await find(id)).to.equal(undefined);
  });

  it('take any name as it is, without the space around it', async () => {
    const id = await open('a');
    for (const name of [
      '<img src=x onerror=alert(1)>',
      '\u202eexe.txt',
      '名前 🎬',
      'x'.repeat(MAX_SESSION_NAME),
    ]) {
      await tools.renameSession(id, `  ${name}\n`);
      expect((await find(id))!.name).to.equal(name);
      expect((await exportedData(tools, { sessionId: id })).session.name).to.equal(name);
    }
  });

  it('refuse a name that is empty, too long or none', async () => {
    const id = await open('a');
    for (const name of ['', ' \n ', 'x'.repeat(MAX_SESSION_NAME + 1), 7 as unknown as string])
      expect((await rejection(tools.renameSession(id, name))).code).to.equal('invalid-argument');
    expect((await rejection(tools.renameSession('nobody', 'x'))).code).to.equal('session-not-found');
    expect((await find(id))!.name).to.equal('Session a');
  });

  it('keep a name given by hand when their page goes on recording', async () => {
    await recordMix(tools, 10);
    await tools.renameSession(tools.status.sessionId, 'Checkout fails');
    await devtools.disable();
    tools = await startTools();
    expect((await find(tools.status.sessionId))!.name).to.equal('Checkout fails');
  });

  it('are merged into the one that goes on being recorded', async () => {
    await recordMix(tools, 30);
    const id = await open('a', 40);
    const merging = tools.mergeSessions(id, tools.status.sessionId);
    tools.recordEvent({ name: 'meanwhile' });
    expect(await merging).to.deep.equal({ sessionId: tools.status.sessionId, recordCount: 40 });
    await recordMix(tools, 10, 2);
    const { events, components, state, performance } = await exportedData(tools);
    const seqs = [events, components, state, performance].flat().map(({ seq }) => seq);
    expect(seqs).to.have.length(81);
    expect(new Set(seqs).size).to.equal(81);
    expect(await find(tools.status.sessionId)).to.include({ recordCount: 81 });
    expect(await tools.mergeSessions(id, tools.status.sessionId)).to.include({ recordCount: 0 });
  });

  it('are merged into each other, and the recorded one into another', async () => {
    await recordMix(tools, 30);
    const [a, b] = [await open('a', 20), await open('b', 25)];
    const heard = oneEvent(tools, 'sessions');
    expect(await tools.mergeSessions(a, b)).to.deep.equal({ sessionId: b, recordCount: 20 });
    await heard;
    expect(await tools.mergeSessions(tools.status.sessionId, b)).to.include({ recordCount: 30 });
    expect(await find(b)).to.include({ recordCount: 75 });
    expect(await find(a)).to.include({ recordCount: 20 });
  });

  it('take room that the browser tells of', async () => {
    const { usage, quota, persisted } = await tools.storage();
    expect(usage).to.be.a('number');
    expect(quota).to.be.above(usage!);
    expect(persisted).to.be.a('boolean');
    expect(await tools.persist()).to.equal((await tools.storage()).persisted);
  });

  it('say nothing of their room where the browser does not', async () => {
    const own = Object.getOwnPropertyDescriptor(navigator, 'storage');
    Object.defineProperty(navigator, 'storage', { configurable: true, value: undefined });
    const use = await tools.storage();
    if (own) Object.defineProperty(navigator, 'storage', own);
    else Reflect.deleteProperty(navigator, 'storage');
    expect(use).to.deep.equal({});
  });
});
