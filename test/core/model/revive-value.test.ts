import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { reviveValue, UnrevivableError } from '../../../src/core/model/revive-value.ts';
import { snapshot } from '../../../src/core/record/snapshot.ts';
import { hostileKey } from '../../support/arbitraries.ts';

const options = { maxDepth: 100, maxStringLength: 1e6, maxValueBytes: 1e7, redactKeys: false };

/** A stored value as it comes out of a file. */
function stored(value: unknown, limits: object = {}): unknown {
  return JSON.parse(JSON.stringify(snapshot(value, { ...options, ...limits }))) as unknown;
}

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.constantFrom<unknown>(null, undefined, true, false, NaN, Infinity, -Infinity, -0),
  fc.bigInt(),
  fc.date({ noInvalidDate: false }),
  fc.constantFrom(/a+/gi, /\/["\n]/u).map(({ source, flags }) => new RegExp(source, flags)),
  fc.webUrl().map((url) => new URL(url)),
  fc.uint8Array(),
  fc.int16Array(),
  fc.float64Array(),
  fc.bigUint64Array(),
  fc.uint8Array().map(({ buffer }) => buffer),
  fc.uint8Array().map(({ buffer }) => new DataView(buffer)),
  fc.string().map((message) => new RangeError(message, { cause: message.length })),
);

const anyValue = fc.letrec<{ value: unknown }>((tie) => {
  const entries = fc.array(fc.tuple(fc.oneof(fc.string(), hostileKey), tie('value')), { maxLength: 4 });
  return {
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.sparseArray(tie('value'), { maxLength: 4 }),
      entries.map((all) => Object.fromEntries(all)),
      entries.map((all) =>
        Object.assign(
          Object.create(null) as object,
          Object.fromEntries(all.filter(([key]) => key !== '__proto__')),
        ),
      ),
      fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 4 }).map((all) => new Map(all)),
      fc.array(tie('value'), { maxLength: 4 }).map((all) => new Set(all)),
    ),
  };
}).value;

function refusal(value: unknown): { reason: string; path: string } {
  try {
    reviveValue(value);
  } catch (error) {
    expect(error).to.be.instanceOf(UnrevivableError);
    const { message, path } = error as UnrevivableError;
    return { reason: message, path };
  }
  throw new Error('The value was taken.');
}

describe('reviveValue', () => {
  it('makes every plain and built-in value again as it was', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        // A snapshot tells classes, prototypes, holes and the sign of zero, which `deep.equal` does not.
        expect(stored(reviveValue(stored(value)))).to.deep.equal(stored(value));
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      // Of errors, `deep.equal` takes no two for equal.
      fc.property(fc.array(leaf.filter((one) => !(one instanceof Error))), (list) => {
        const map = new Map(list.map((one, index) => [index, one]));
        expect(reviveValue(stored({ list, map }))).to.deep.equal({ list, map });
      }),
      { numRuns: 1_000 },
    );
  });

  it('makes a new value each time', () => {
    const once = stored({ list: [new Date(5)] });
    const [a, b] = [reviveValue(once), reviveValue(once)] as { list: Date[] }[];
    expect(a!.list).not.to.equal(b!.list);
    expect(a!.list[0]).not.to.equal(b!.list[0]);
  });

  it('makes one object of what was one, and cycles of cycles', () => {
    const shared = { at: new Date(5) };
    const value: Record<string, unknown> = { a: shared, 'b/c': [shared, shared.at] };
    value.self = value;
    value.map = new Map<unknown, unknown>([[shared, value]]);
    const made = reviveValue(stored(value)) as typeof value;
    const list = made['b/c'] as unknown[];
    expect(made.self).to.equal(made);
    expect(list[0]).to.equal(made.a);
    expect(list[1]).to.equal((made.a as typeof shared).at);
    expect((made.map as Map<unknown, unknown>).get(made.a)).to.equal(made);
    // Fields may stand in another order than they were read in.
    const turned = reviveValue({ first: { $type: 'ref', path: '/later' }, later: { n: 1 } }) as {
      first: unknown;
      later: unknown;
    };
    expect(turned.first).to.equal(turned.later);
  });

  const REFUSED: [what: string, value: unknown, reason: string, path: string][] = [
    ['functions', { a: [() => 1] }, 'a function cannot be brought back', '/a/0'],
    ['symbols', { 'a/b': Symbol('s') }, 'a symbol cannot be brought back', '/a~1b'],
    [
      'nodes',
      new Map([[1, document.body]]),
      'a node of the document cannot be brought back',
      '/entries/0/1',
    ],
    [
      'instances',
      [
        new (class Film {
          n = 1;
        })(),
      ],
      'an instance of Film cannot be brought back',
      '/0',
    ],
    ['getters', { get a() { return 1; } }, 'a getter, which was not called', '/a'], // prettier-ignore
    ['errors of the app', new (class Oops extends Error { override name = 'Oops'; })(), 'Oops is not known here', ''], // prettier-ignore
    ['secrets', { password: '[REDACTED]' }, 'a secret, which was not recorded', '/password'],
  ];
  for (const [what, value, reason, path] of REFUSED) {
    it(`refuses ${what}, with the place`, () => {
      expect(refusal(stored(value))).to.deep.equal({ reason, path });
    });
  }

  it('refuses what was cut', () => {
    const text = { deep: ['x'.repeat(100)] };
    expect(refusal(stored(text, { maxStringLength: 10 })).path).to.equal('/deep/0');
    expect(refusal(stored({ a: { b: {} } }, { maxDepth: 2 })).path).to.equal('/a/b');
    const dates = Array.from({ length: 99 }, (_, day) => new Date(day));
    expect(refusal(stored(dates, { maxValueBytes: 200 })).path).to.equal('');
  });

  it('refuses tagged forms that say nothing or lie, with words', () => {
    const lies: [object, string][] = [
      [{ $type: 'bigint', value: '1.5' }, 'no integer'],
      [{ $type: 'date', value: 'soon' }, 'no date'],
      [{ $type: 'regexp', source: '(', flags: '' }, 'not a regular expression'],
      [{ $type: 'map', entries: 5 }, 'its content is not there'],
      [{ $type: 'set' }, 'its content is not there'],
      [{ $type: 'bytes', name: 'Uint8Array', base64: '%' }, 'no base64'],
      [{ $type: 'bytes', name: 'Int16Array', base64: 'AQ==' }, 'not a Int16Array'],
      [{ $type: 'bytes', name: 'constructor', base64: '' }, 'constructor is not known here'],
      [{ $type: 'instance', name: 'URL', value: { href: 'no' } }, 'not a URL'],
      [{ $type: 'ref', path: '/nowhere' }, 'refers to /nowhere, where no object stands'],
      [{ $type: 'ref', path: '' }, 'refers to the whole value, where no object stands'],
      [{ $type: 'ref' }, 'refers to no place'],
      [{ $type: 'hole' }, 'a missing element outside a list'],
    ];
    const entry = { $type: 'map', entries: [5] };
    expect(refusal(entry)).to.deep.equal({ reason: 'its content is not there', path: '/entries/0' });
    const bare = { $type: 'null-prototype' };
    expect(refusal(bare)).to.deep.equal({ reason: 'its fields are not there', path: '/value' });
    for (const [value, reason] of lies) expect(refusal(value)).to.deep.equal({ reason, path: '' });
  });
});
