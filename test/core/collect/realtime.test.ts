import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { realtimeCollector } from '../../../src/core/collect/realtime.ts';
import { RecordingContext } from '../../support/recording-context.ts';

describe('realtimeCollector', () => {
  let context: RecordingContext;
  let stop: () => void;

  beforeEach(() => {
    context = new RecordingContext();
    stop = realtimeCollector().start(context);
  });

  afterEach(() => stop());

  const told = (): unknown[] =>
    context.events.map(({ name, source, payload }) => [
      name,
      source,
      ...Object.values(payload as { type?: string; method?: string }).slice(0, 1),
    ]);

  it('records a socket from its making to its end, with sizes and without what was said', async () => {
    // The runner's own.
    const socket = new WebSocket(`ws://${location.host}/wds`);
    expect(socket).to.be.instanceOf(WebSocket);
    expect(socket.constructor).to.equal(WebSocket.prototype.constructor);
    await oneEvent(socket, 'open');
    socket.send('{"type":"none"}');
    socket.close();
    await waitUntil(() => told().length >= 3, 'its end is told', { timeout: 10_000 });
    expect(told()).to.deep.include.members([
      ['websocket', 'WebSocket 1', 'open'],
      ['websocket', 'WebSocket 1', 'send'],
      ['websocket', 'WebSocket 1', 'close'],
    ]);
    expect(
      context.events.find(({ payload }) => (payload as { type: string }).type === 'send')!.payload,
    ).to.include({ size: 15 });
  });

  it('records one that nobody takes, without the secrets of its address', async () => {
    const socket = new WebSocket('ws://localhost:1/?token=hunter2');
    await oneEvent(socket, 'close');
    expect(told()).to.deep.equal([
      ['websocket', 'WebSocket 1', 'error'],
      ['websocket', 'WebSocket 1', 'close'],
    ]);
    expect(JSON.stringify(context.events)).not.to.contain('hunter2');
  });

  it('lets a class of the app stand upon a socket', () => {
    class AppSocket extends WebSocket {}
    const socket = new AppSocket(`ws://${location.host}/wds`);
    expect(socket).to.be.instanceOf(AppSocket).and.instanceOf(WebSocket);
    socket.close();
  });

  it('throws what the platform throws', () => {
    expect(() => new WebSocket('ftp://x')).to.throw(DOMException);
    expect(context.events).to.deep.equal([]);
  });

  it('records a stream of events', async () => {
    const source = new EventSource('/package.json?secret=hunter2');
    await oneEvent(source, 'error');
    source.close();
    expect(told()).to.deep.equal([['eventsource', 'EventSource 1', 'error']]);
  });

  it('records beacons', () => {
    expect(navigator.sendBeacon('/beacon?token=hunter2', 'four')).to.be.true;
    const { name, payload } = context.events[0]!;
    expect(name).to.equal('beacon');
    expect(payload).to.include({ method: 'POST', ok: true, size: 4 });
    expect((payload as { url: string }).url).to.contain('token=[REDACTED]');
  });

  it('leaves sockets alone once it is stopped', async () => {
    const socket = new WebSocket(`ws://${location.host}/wds`);
    stop();
    await oneEvent(socket, 'open');
    socket.close();
    await waitUntil(() => socket.readyState === WebSocket.CLOSED);
    expect(context.events).to.deep.equal([]);
  });
});
