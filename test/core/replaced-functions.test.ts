import { expect } from '@open-wc/testing';
import { consoleCollector } from '../../src/core/collect/console.ts';
import { domEventsCollector } from '../../src/core/collect/dom-events.ts';
import { networkCollector } from '../../src/core/collect/network.ts';
import { storageWritesCollector } from '../../src/core/collect/storage-writes.ts';
import { devtools, type DevTools, type EventRecord } from '../../src/core/index.ts';
import { freshStore } from '../support/fresh-store.ts';
import { exportedData } from '../support/record-session.ts';
import { spliced } from '../support/state-edits.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

function boom(): never {
  throw new Error('not as you know it');
}

/** What an app puts in the place of the platform's functions, after the recorder has been loaded. */
const REPLACED: [what: string, owner: object, key: PropertyKey, by: AnyFunction][] = [
  ['Array.prototype.map that throws', Array.prototype, 'map', boom],
  ['Array.prototype.map that gives nothing', Array.prototype, 'map', () => []],
  ['Array.prototype.push that throws', Array.prototype, 'push', boom],
  ['Array.prototype.push that keeps nothing', Array.prototype, 'push', () => 0],
  ['Array.prototype.join that throws', Array.prototype, 'join', boom],
  ['Array.prototype.join that lies', Array.prototype, 'join', () => 'joined'],
  ['Array.prototype.includes that throws', Array.prototype, 'includes', boom],
  ['Array.prototype.includes that lies', Array.prototype, 'includes', () => true],
  ['Array.prototype[Symbol.iterator] that throws', Array.prototype, Symbol.iterator, boom],
  ['a toJSON on Object.prototype', Object.prototype, 'toJSON', boom],
  ['a toJSON on Array.prototype', Array.prototype, 'toJSON', boom],
  ['JSON.stringify that throws', JSON, 'stringify', boom],
  ['JSON.stringify that lies', JSON, 'stringify', () => '"text"'],
  ['JSON.parse that throws', JSON, 'parse', boom],
  ['Object.keys that throws', Object, 'keys', boom],
  ['Object.keys that finds none', Object, 'keys', () => []],
  ['Object.getOwnPropertyDescriptor that throws', Object, 'getOwnPropertyDescriptor', boom],
  ['Object.getOwnPropertyDescriptor that finds none', Object, 'getOwnPropertyDescriptor', () => undefined], // prettier-ignore
  ['Map.prototype.get that throws', Map.prototype, 'get', boom],
  ['Map.prototype.get that lies', Map.prototype, 'get', () => 'text'],
  ['Promise.prototype.then that throws', Promise.prototype, 'then', boom],
  ['Promise.prototype.catch that throws', Promise.prototype, 'catch', boom],
  ['Reflect.apply that throws', Reflect, 'apply', boom],
  ['performance.now that throws', performance, 'now', boom],
  ['performance.now that stands still', performance, 'now', () => 0],
  ['queueMicrotask that throws', globalThis, 'queueMicrotask', boom],
  ['queueMicrotask that never calls', globalThis, 'queueMicrotask', () => undefined],
  ['setTimeout that throws', globalThis, 'setTimeout', boom],
  ['setTimeout that never calls', globalThis, 'setTimeout', () => 1],
  ['clearTimeout that throws', globalThis, 'clearTimeout', boom],
];

/** Replaces one function while `work` runs. */
async function whileReplaced(
  owner: object,
  key: PropertyKey,
  by: AnyFunction,
  work: () => Promise<void>,
): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(owner, key);
  const { defineProperty, deleteProperty } = Reflect;
  defineProperty(owner, key, { value: by, writable: true, configurable: true });
  try {
    await work();
  } finally {
    if (before) defineProperty(owner, key, before);
    else deleteProperty(owner, key);
  }
}

const FILMS = Array.from({ length: 300 }, (_, id) => ({ id, title: `Film ${id}` }));
const BEFORE = { films: FILMS, password: 'hunter2' };
const AFTER = { films: spliced(FILMS, 7, 1, { id: 7, title: 'Up' }), password: 'hunter3' };
const FILM = { id: 1 };
const SHARED = { first: FILM, second: FILM, map: new Map([['k', [1]]]), at: new Date(0) };
const FROZEN = Object.freeze({ list: Object.freeze([1, Object.freeze({ a: [2] })]) });

/** Does what apps do, by every call and under every collector; resolves when it is durable. */
async function useApp(tools: DevTools, button: HTMLElement): Promise<void> {
  tools.recordEvent({ name: 'shared', payload: SHARED });
  tools.recordEvent({ name: 'frozen', payload: FROZEN });
  tools.recordEvent({ name: 'secret', payload: { token: 'abc', a: [undefined, -0, 1n] } });
  tools.recordState({ id: 's', name: 'films', newValue: BEFORE });
  tools.recordState({ id: 's', name: 'films', oldValue: BEFORE, newValue: AFTER });
  tools.recordComponent({ op: 'mount', id: 'c', name: 'film-list', props: FROZEN, state: SHARED });
  tools.recordPerformance({ name: 'render', startTime: 1, duration: 2 });
  console.debug('shown', FROZEN);
  button.click();
  localStorage.setItem('theme', 'dark');
  if (!((await fetch('/test/')) instanceof Response)) throw new Error('no answer');
  await tools.flush();
}

/** What an export holds of it, without what differs from run to run. */
async function recordsOf(tools: DevTools): Promise<{ texts: string[]; gaps: EventRecord[] }> {
  const { components, state, events, performance: spans } = await exportedData(tools);
  const isGap = ({ category, name }: EventRecord): boolean => category === 'devtools' && name === 'gap';
  const made = [...components, ...state, ...events.filter((event) => !isGap(event)), ...spans];
  const hidden = new Set(['seq', 'time', 'duration']);
  const texts = made.map((record) =>
    JSON.stringify(record, (key, value: unknown) => (hidden.has(key) ? undefined : value)),
  );
  return { texts, gaps: events.filter(isGap) };
}

describe('an app that replaces functions of the platform', () => {
  let button: HTMLButtonElement;
  let expected: string[];

  async function run(work: (tools: DevTools) => Promise<void>): ReturnType<typeof recordsOf> {
    await freshStore();
    const tools = await devtools.enable({
      collectors: [
        consoleCollector(),
        domEventsCollector(),
        storageWritesCollector(),
        networkCollector(),
      ],
    });
    await work(tools);
    const recorded = await recordsOf(tools);
    await devtools.disable();
    return recorded;
  }

  const { debug } = console;

  before(async () => {
    // The test runner sends on what is written there, by functions of the page.
    console.debug = () => undefined;
    button = document.body.appendChild(document.createElement('button'));
    const { texts, gaps } = await run((tools) => useApp(tools, button));
    expect(texts).to.have.length(11);
    expect(gaps).to.have.length(0);
    expected = texts;
  });

  after(async () => {
    console.debug = debug;
    button.remove();
    await freshStore();
  });

  for (const [what, owner, key, by] of REPLACED) {
    it(`goes on, and so does the recording, or it says what it lost: ${what}`, async () => {
      const uncaught: unknown[] = [];
      const take = (event: ErrorEvent | PromiseRejectionEvent): void => {
        event.preventDefault();
        uncaught.push('reason' in event ? event.reason : event.error);
      };
      addEventListener('error', take);
      addEventListener('unhandledrejection', take);
      const { texts, gaps } = await run((tools) =>
        whileReplaced(owner, key, by, () => useApp(tools, button)),
      );
      removeEventListener('error', take);
      removeEventListener('unhandledrejection', take);
      expect(uncaught).to.deep.equal([]);
      // Each record is as it would be without, says what of it could not be read, or is counted.
      const wrong = texts.filter((text) => !text.includes('"unreadable"') && !expected.includes(text));
      expect(wrong).to.deep.equal([]);
      const dropped = gaps.map(({ payload }) => (payload as { droppedCount: number }).droppedCount);
      expect(texts.join('\n')).not.to.contain('hunter');
      expect(texts.length + dropped.reduce((sum, count) => sum + count, 0)).to.equal(expected.length);
    });
  }
});
