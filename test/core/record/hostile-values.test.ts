import { expect } from '@open-wc/testing';
import { RecorderBench, recordedPayload } from '../../support/record-lines.ts';
import { spliced } from '../../support/state-edits.ts';

/** Any code of the app that runs while a value is recorded ends here. */
function boom(): never {
  throw new Error('the app\u2019s code ran');
}

const everyTrap = Object.fromEntries(
  Object.getOwnPropertyNames(Reflect).map((trap) => [trap, boom]),
) as ProxyHandler<object>;

/** Values whose code must not run, each with what is stored for it. */
const HOSTILE: [what: string, make: () => unknown, stored: unknown][] = [
  [
    'an own getter',
    () => ({
      a: 1,
      get b() {
        return boom();
      },
    }),
    { a: 1, b: { $type: 'accessor' } },
  ],
  [
    'a getter in a list',
    () => Object.defineProperty([0, 0], 1, { get: boom, enumerable: true }),
    [0, { $type: 'accessor' }],
  ],
  [
    'a getter under a secret key',
    () => Object.defineProperty({}, 'password', { get: boom, enumerable: true }),
    { password: { $type: 'accessor' } },
  ],
  [
    'an inherited getter',
    () => Object.create({ get a() { return boom(); } }) as object, // prettier-ignore
    { $type: 'instance', name: 'Object', value: {} },
  ],
  [
    'getters of a class',
    () =>
      new (class Film {
        title = 'Up';
        static get label(): string {
          return boom();
        }
        get rating(): number {
          return boom();
        }
        get [Symbol.toStringTag](): string {
          return boom();
        }
      })(),
    { $type: 'instance', name: 'Film', value: { title: 'Up' } },
  ],
  [
    'a getter for the name of a class',
    () => {
      function Film(): void {}
      Object.defineProperty(Film, 'name', { get: boom });
      return Reflect.construct(Film, []) as object;
    },
    { $type: 'instance', name: '', value: {} },
  ],
  [
    'a getter for the constructor',
    () => Object.create(Object.defineProperty({}, 'constructor', { get: boom })) as object,
    { $type: 'instance', name: 'Object', value: {} },
  ],
  [
    'an own toJSON',
    () => ({ a: 1, toJSON: boom }),
    { a: 1, toJSON: { $type: 'function', name: 'boom' } },
  ],
  ['a hidden toJSON', () => Object.defineProperty({ a: 1 }, 'toJSON', { value: boom }), { a: 1 }],
  [
    'a hidden toJSON deeper down',
    () => ({ b: [Object.defineProperty({ a: 1 }, 'toJSON', { value: boom })] }),
    { b: [{ a: 1 }] },
  ],
  ['a toJSON on a list', () => Object.assign([1], { toJSON: boom }), [1]],
  ['a toJSON of a class', () => new (class A { toJSON = boom; })(), { $type: 'instance', name: 'A', value: { toJSON: { $type: 'function', name: 'boom' } } }], // prettier-ignore
  [
    'a Date with its methods replaced',
    () => Object.assign(new Date(0), { getTime: boom, toISOString: boom, toJSON: boom, valueOf: boom }),
    { $type: 'date', value: '1970-01-01T00:00:00.000Z' },
  ],
  [
    'a RegExp with getters',
    () => Object.defineProperties(/a/g, { source: { get: boom }, flags: { get: boom } }),
    { $type: 'regexp', source: 'a', flags: 'g' },
  ],
  [
    'a Map with its methods replaced',
    () => Object.assign(new Map([[1, 2]]), { entries: boom, [Symbol.iterator]: boom }),
    { $type: 'map', entries: [[1, 2]] },
  ],
  [
    'a typed array with getters',
    () => Object.defineProperties(new Uint8Array([1]), { length: { get: boom }, buffer: { get: boom } }),
    { $type: 'bytes', name: 'Uint8Array', length: 1, base64: 'AQ==' },
  ],
  [
    'an element with getters',
    () =>
      Object.defineProperties(document.createElement('p'), {
        nodeName: { get: boom },
        id: { get: boom },
      }),
    { $type: 'node', name: 'p', path: 'p' },
  ],
  [
    'an impostor',
    () => Object.create(Date.prototype) as object,
    { $type: 'unreadable', reason: 'this is not a Date object.' },
  ],
  [
    'a Proxy whose traps throw',
    () => new Proxy({}, everyTrap),
    { $type: 'unreadable', reason: 'the app\u2019s code ran' },
  ],
  [
    'such a Proxy among other values',
    () => ({ a: 1, p: new Proxy({}, everyTrap), list: [new Proxy([], everyTrap), 2] }),
    {
      a: 1,
      p: { $type: 'unreadable', reason: 'the app\u2019s code ran' },
      list: [{ $type: 'unreadable', reason: 'the app\u2019s code ran' }, 2],
    },
  ],
  [
    'such a Proxy of a function',
    () => ({ a: 1, p: new Proxy(function f() {}, everyTrap) }),
    { a: 1, p: { $type: 'unreadable', reason: 'the app\u2019s code ran' } },
  ],
  ['a Proxy whose `get` throws', () => ({ a: new Proxy({ b: 1 }, { get: boom }) }), { a: { b: 1 } }],
  ['a trap that throws no error', () => new Proxy({}, { getPrototypeOf() { throw Object.create(null); } }), { $type: 'unreadable', reason: 'object' }], // prettier-ignore
];

describe('a hostile value', () => {
  for (const [what, make, stored] of HOSTILE) {
    it(`is recorded without running its code: ${what}`, () => {
      expect(recordedPayload(make())).to.deep.equal(stored);
    });
  }

  it('is recorded as unreadable when it is a revoked Proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    const list = Proxy.revocable<unknown[]>([], {});
    const callable = Proxy.revocable(() => undefined, {});
    for (const one of [{ revoke }, list, callable]) one.revoke();
    const payload = recordedPayload({ a: 1, proxy, list: list.proxy, f: callable.proxy }) as Record<
      string,
      unknown
    >;
    expect(payload.a).to.equal(1);
    for (const key of ['proxy', 'list', 'f']) expect(payload[key]).to.include({ $type: 'unreadable' });
  });

  it('keeps its stack from being read through a getter of the app', () => {
    const error = new Error('e');
    Object.defineProperty(error, 'stack', { get: boom.bind(null) });
    expect(recordedPayload(error)).to.deep.equal({ $type: 'error', name: 'Error', message: 'e' });
  });

  for (const [name, prototype] of [
    ['Object.prototype', Object.prototype],
    ['Array.prototype', Array.prototype],
  ] as const) {
    it(`calls no toJSON that the app defines on ${name}`, () => {
      let calls = 0;
      const toJSON = function (this: unknown): unknown {
        calls += 1;
        return 'replaced';
      };
      const before = { films: Array.from({ length: 300 }, (_, id) => ({ id, title: `Film ${id}` })) };
      const after = { films: spliced(before.films, 7, 1, { id: 7, title: 'Up' }) };
      const bench = new RecorderBench().open();
      Object.defineProperty(prototype, 'toJSON', { value: toJSON, configurable: true });
      try {
        bench.recorder.recordEvent({
          name: 'e',
          payload: { list: [{ a: [1] }], map: new Map([[1, [2]]]) },
        });
        bench.recorder.recordState({ id: 's', name: 's', newValue: before });
        bench.recorder.recordState({ id: 's', name: 's', oldValue: before, newValue: after });
        bench.recorder.recordComponent({ op: 'mount', id: 'c', props: { list: [1] } });
        bench.recorder.recordPerformance({ name: 'p', startTime: 1, duration: 2 });
        bench.recorder.flush();
      } finally {
        delete (prototype as { toJSON?: unknown }).toJSON;
      }
      expect(calls).to.equal(0);
      expect(bench.records('events')[0]).to.deep.include({
        payload: { list: [{ a: [1] }], map: { $type: 'map', entries: [[1, [2]]] } },
      });
      const [whole, changed] = bench.records('state');
      expect(whole!.newValue).to.deep.equal(before);
      expect(changed!.changes).to.deep.equal([{ path: '/films/7/title', op: 'replace', value: 'Up' }]);
      expect(bench.records('components')[0]).to.deep.include({ props: { list: [1] } });
      expect(bench.records('performance')[0]).to.include({ startTime: 1, duration: 2 });
    });
  }
});

describe('a hostile call', () => {
  const calls: [what: string, input: unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a Proxy whose traps throw', new Proxy({}, everyTrap)],
    ['a getter that throws what has no text', { get name() { throw Object.create(null); } }], // prettier-ignore
  ];
  for (const [what, input] of calls) {
    it(`throws nothing into the app, and is counted: ${what}`, () => {
      const bench = new RecorderBench().open();
      bench.recorder.recordEvent(input as never);
      bench.recorder.recordState(input as never);
      bench.recorder.recordComponent(input as never);
      bench.recorder.recordPerformance(input as never);
      expect(bench.recorder.droppedCount).to.equal(4);
      const [gap] = bench.records('events');
      expect(gap).to.deep.include({ category: 'devtools', name: 'gap' });
      expect(gap!.payload).to.include({ droppedCount: 4 });
    });
  }

  it('gives names and ids that are no text one, so that the file can be read again', () => {
    const bench = new RecorderBench().open();
    const names = [7, undefined, null, Symbol('s'), { toString: boom }, boom, 2n];
    for (const name of names) bench.recorder.recordEvent({ name } as never);
    bench.recorder.recordState({ id: 7, name: 8, newValue: 1 } as never);
    bench.recorder.recordComponent({ op: 'mount', id: 7, parentId: 3 } as never);
    const changed = [7, {}, ...Array<string>(30).fill('a')];
    bench.recorder.recordPerformance({ name: 7, startTime: 1, duration: 1, changed } as never);
    expect(bench.records('events').map(({ name }) => name)).to.deep.equal([
      '7',
      'undefined',
      'null',
      'Symbol(s)',
      'object',
      'function',
      '2',
    ]);
    expect(bench.records('state')[0]).to.include({ id: '7', name: '8' });
    expect(bench.records('components')[0]).to.include({ id: '7', parentId: '3' });
    expect(bench.records('performance')[0]).to.deep.include({
      name: '7',
      changed: ['7', 'object', ...Array<string>(18).fill('a')],
    });
  });

  it('gives names no more room than any other text', () => {
    const bench = new RecorderBench({ limits: { maxStringLength: 100 } }).open();
    bench.recorder.recordEvent({
      name: 'n'.repeat(1e6),
      source: 's'.repeat(1e6),
      target: 't'.repeat(1e6),
    });
    bench.recorder.recordState({ id: 'i'.repeat(1e6), name: 'n'.repeat(1e6), newValue: 1 });
    expect(bench.lines('events')[0]!.length).to.be.below(500);
    expect(bench.lines('state')[0]!.length).to.be.below(400);
  });
});
