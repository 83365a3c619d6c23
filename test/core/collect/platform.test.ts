import { expect } from '@open-wc/testing';
import { platformCollectors } from '../../../src/core/collect/platform.ts';
import { RecordingContext } from '../../support/recording-context.ts';

const PATCHED: [owner: object, name: string][] = [
  ...['log', 'info', 'warn', 'error', 'debug', 'trace', 'assert'].map((name): [object, string] => [
    console,
    name,
  ]),
  [globalThis, 'fetch'],
  [XMLHttpRequest.prototype, 'open'],
  [XMLHttpRequest.prototype, 'send'],
  [globalThis, 'WebSocket'],
  [globalThis, 'EventSource'],
  [WebSocket.prototype, 'send'],
  [Navigator.prototype, 'sendBeacon'],
  ...['setItem', 'removeItem', 'clear'].map((name): [object, string] => [Storage.prototype, name]),
];

/** The patched functions and, since it is the whole of a patch that counts, how their properties are defined. */
const globals = () => PATCHED.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name)!);

describe('platformCollectors', () => {
  it('gives every source a name of its own', () => {
    const names = platformCollectors().map(({ name }) => name);
    expect(names).to.deep.equal([
      'navigation',
      'errors',
      'console',
      'network',
      'realtime',
      'storage-writes',
      'lifecycle',
      'dom-events',
      'long-frames',
      'web-performance',
    ]);
  });

  it('puts every global back, in whatever order it is stopped', () => {
    const before = globals();
    const context = new RecordingContext();
    const stops = platformCollectors().map((collector) => collector.start(context));
    for (const [index, { value }] of globals().entries())
      expect(value).not.to.equal(before[index]!.value);
    for (const stop of stops) stop();
    expect(globals()).to.deep.equal(before);
    for (const [index, { value }] of globals().entries()) expect(value).to.equal(before[index]!.value);
  });

  it('keeps two runs apart that overlap', () => {
    const first = new RecordingContext();
    const second = new RecordingContext();
    const start = (context: RecordingContext) =>
      platformCollectors().map((collector) => collector.start(context));
    const stopsOfFirst = start(first);
    const stopsOfSecond = start(second);
    for (const stop of stopsOfFirst) stop();
    const before = first.events.length;
    document.body.click();
    for (const stop of stopsOfSecond) stop();
    expect(first.events).to.have.length(before);
    expect(second.events.at(-1)).to.include({ name: 'click' });
  });
});
