import { expect } from '@open-wc/testing';
import { devtools, SessionError, type Collector, type DevTools } from '../../src/core/index.ts';
import { freshStore } from '../support/fresh-store.ts';
import { rejection } from '../support/rejection.ts';

/** A framework's collector in small: what is mounted is recorded at its start. */
function mountedComponents(...ids: string[]): Collector {
  return {
    name: 'components',
    recordsExisting: true,
    start(context) {
      for (const id of ids) context.recordComponent({ op: 'mount', id, name: id });
      return () => undefined;
    },
  };
}

async function mountedIn(recorder: DevTools): Promise<string[]> {
  await recorder.flush();
  const session = await recorder.openQuery(recorder.sessionId);
  const tree = await session.tree();
  session.close();
  return tree.map(({ id }) => id);
}

describe('the base of a session', () => {
  beforeEach(freshStore);
  afterEach(freshStore);

  it('shows the components of this page alone after one before it in the same tab', async () => {
    const first = await devtools.enable({ collectors: [mountedComponents('a', 'b')] });
    const { sessionId } = first;
    await first.flush();
    await devtools.disable();
    const second = await devtools.enable({ collectors: [mountedComponents('a')] });
    expect(second.sessionId).to.equal(sessionId);
    expect(await mountedIn(second)).to.deep.equal(['a']);
  });

  it('knows what is mounted after the session was emptied', async () => {
    const recorder = await devtools.enable({ collectors: [mountedComponents('a', 'b')] });
    await recorder.clearAll();
    expect(await mountedIn(recorder)).to.deep.equal(['a', 'b']);
  });

  it('forgets what went away during a pause', async () => {
    const recorder = await devtools.enable({ collectors: [mountedComponents('a')] });
    recorder.recordComponent({ op: 'mount', id: 'gone' });
    recorder.pause();
    recorder.recordComponent({ op: 'unmount', id: 'gone' });
    recorder.resume();
    expect(await mountedIn(recorder)).to.deep.equal(['a']);
  });

  it('takes nothing more once it was disabled, and throws nothing', async () => {
    const recorder = await devtools.enable({ collectors: [] });
    recorder.recordEvent({ name: 'before' });
    await devtools.disable();
    recorder.recordEvent({ name: 'after' });
    expect(recorder.status).to.include({ state: 'stopped' });
    expect(recorder.status.counts.events).to.equal(1);
  });

  it('ends even where a collector cannot be undone', async () => {
    const collector: Collector = {
      name: 'broken',
      start: () => () => {
        throw new Error('stuck');
      },
    };
    const recorder = await devtools.enable({ collectors: [collector] });
    const errors: unknown[] = [];
    recorder.addEventListener('error', (event) => errors.push((event as CustomEvent).detail));
    await devtools.disable();
    expect(recorder.status.state).to.equal('stopped');
    expect(errors[0]).to.be.instanceOf(SessionError);
  });

  it('leaves out what no import would take: unknown steps, and times that are no numbers', async () => {
    const recorder = await devtools.enable({ collectors: [] });
    recorder.recordComponent({ op: 'render' as 'mount', id: 'x' });
    recorder.recordPerformance({ name: 'x', startTime: NaN, duration: 1 });
    recorder.recordEvent({ name: 'good' });
    await recorder.flush();
    expect(recorder.status.droppedCount).to.equal(2);
    const { blob } = await recorder.export('session.json');
    const { recordCount } = await recorder.import(blob!, { mode: 'open' });
    expect(recordCount).to.be.at.least(1);
  });

  it('keeps the secrets of its address to itself', async () => {
    const before = location.href;
    history.replaceState(null, '', '#access_token=hunter2');
    const recorder = await devtools.enable({ collectors: [] });
    recorder.recordEvent({ name: 'good' });
    const { blob } = await recorder.export('session.json');
    history.replaceState(null, '', before);
    expect(await blob!.text()).not.to.include('hunter2');
  });

  it('refuses to look for a session that is not there', async () => {
    const recorder = await devtools.enable({ collectors: [] });
    expect((await rejection(recorder.openQuery('nowhere'))).code).to.equal('session-not-found');
  });

  it('removes what an event carries whose name says that it is a secret', async () => {
    const recorder = await devtools.enable({ collectors: [] });
    recorder.recordEvent({ name: 'login/setPassword', payload: 'hunter2' });
    recorder.recordEvent({ name: 'token.refreshToken', payload: { next: 'hunter2' } });
    recorder.recordEvent({ name: 'cart/added', payload: { id: 7 } });
    const { blob } = await recorder.export('session.json');
    const text = await blob!.text();
    expect(text).not.to.include('hunter2');
    expect(text).to.include('"payload":{"id":7}');
  });

  it('exports what was there when it was asked for, though the session is emptied at once', async () => {
    const recorder = await devtools.enable({ collectors: [] });
    for (let i = 0; i < 500; i += 1) recorder.recordEvent({ name: `event ${i}` });
    const exporting = recorder.export('session.json');
    await recorder.clearAll();
    expect((await exporting).recordCount).to.equal(500);
  });
});
