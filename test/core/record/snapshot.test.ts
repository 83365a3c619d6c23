import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../../src/core/model/limits.ts';
import { isTagged } from '../../../src/core/model/tagged-value.ts';
import { snapshot } from '../../../src/core/record/snapshot.ts';
import type { SnapshotOptions } from '../../../src/core/record/snapshot-options.ts';
import { appValue } from '../../support/app-values.ts';

function stored(value: unknown, options: Partial<SnapshotOptions> = {}): unknown {
  const copy = snapshot(value, { ...DEFAULT_LIMITS, redactKeys: false, ...options });
  return JSON.parse(JSON.stringify(copy)) as unknown;
}

describe('snapshot', () => {
  it('gives every kind of value, nested in any other, its documented form', () => {
    fc.assert(
      fc.property(appValue, ({ value, json }) => {
        expect(stored(value)).to.deep.equal(JSON.parse(JSON.stringify(json)));
      }),
      { numRuns: 1_500 },
    );
  }).timeout(30_000);

  it('leaves the value as it was, frozen or not', () => {
    fc.assert(
      fc.property(appValue, ({ value }) => {
        const before = stored(value);
        if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
          Object.freeze(value);
        expect(stored(value)).to.deep.equal(before);
      }),
    );
  });

  it('hands a plain value on as it is', () => {
    const value = { list: [1, 'two', null, { three: true }], empty: {} };
    expect(snapshot(value, { ...DEFAULT_LIMITS, redactKeys: true })).to.equal(value);
  });

  it('refers to what occurs twice, by the path of its first occurrence', () => {
    const shared = { a: 1 };
    const keyed = { 'x/y': { '~': shared } };
    expect(stored({ first: shared, list: [shared, [shared]] })).to.deep.equal({
      first: { a: 1 },
      list: [{ $type: 'ref', path: '/first' }, [{ $type: 'ref', path: '/first' }]],
    });
    expect(stored([keyed, shared])).to.deep.equal([
      { 'x/y': { '~': { a: 1 } } },
      { $type: 'ref', path: '/0/x~1y/~0' },
    ]);
  });

  it('gives references that lead to the first occurrence, also through tagged forms', () => {
    const shared = { deep: true };
    class Box {
      inside = shared;
    }
    const holders = [
      [shared],
      { a: { b: shared } },
      new Map([[{ key: 1 }, shared]]),
      new Map([[shared, 1]]),
      new Set([0, shared]),
      new Box(),
      Object.assign(Object.create(null) as object, { x: shared }),
      { $type: 'own', x: shared },
      new Error('e', { cause: shared }),
      Object.assign(new Error('e'), { shared }),
    ];
    for (const holder of holders) {
      const [first, second] = stored([holder, shared]) as [unknown, { path: string }];
      expect(isTagged(second), JSON.stringify(first)).to.be.true;
      expect(resolve([first, second], second.path), second.path).to.deep.equal({ deep: true });
    }
  });

  it('takes cycles, also through a Map, a class and an error', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop.self = loop;
    loop.map = new Map([['back', loop]]);
    loop.error = Object.assign(new Error('e'), { loop, stack: undefined });
    expect(stored(loop)).to.deep.equal({
      name: 'loop',
      self: { $type: 'ref', path: '' },
      map: { $type: 'map', entries: [['back', { $type: 'ref', path: '' }]] },
      error: {
        $type: 'error',
        name: 'Error',
        message: 'e',
        props: { loop: { $type: 'ref', path: '' } },
      },
    });
  });

  it('names any graph of objects without end, whatever refers to whatever', () => {
    const edges = fc.array(fc.tuple(fc.nat(7), fc.constantFrom('a', 'b', 'c'), fc.nat(7)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(edges, (list) => {
        const nodes = Array.from({ length: 8 }, (_, id): Record<string, unknown> => ({ id }));
        for (const [from, key, to] of list) nodes[from]![key] = nodes[to];
        const copy = stored(nodes);
        for (const [from, key, to] of list) {
          if (nodes[from]![key] !== nodes[to]) continue;
          const at = follow(copy, [String(from), key]) as { id: number };
          expect(at.id).to.equal(to);
        }
      }),
    );
  });

  it('tells a DOMException, a subclass and an error of another frame as errors', () => {
    class FilmError extends RangeError {
      override name = 'FilmError';
    }
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const foreign = new (frame.contentWindow as unknown as typeof globalThis).TypeError('far');
    frame.remove();
    expect(stored(new DOMException('gone', 'NotFoundError'))).to.include({
      $type: 'error',
      message: 'gone',
    });
    expect(stored(new FilmError('lost'))).to.include({
      $type: 'error',
      name: 'FilmError',
      message: 'lost',
    });
    expect(stored(foreign)).to.include({ $type: 'error', name: 'TypeError', message: 'far' });
  });

  it('keeps the name of a class that other code can tell nothing else about', () => {
    expect(stored(new WeakMap())).to.deep.equal({ $type: 'instance', name: 'WeakMap', value: {} });
    expect(stored(Promise.resolve(1))).to.deep.equal({ $type: 'instance', name: 'Promise', value: {} });
    const nameless = new [class { a = 1; }][0]!(); // prettier-ignore
    expect(stored(nameless)).to.deep.equal({ $type: 'instance', name: '', value: { a: 1 } });
  });

  it('leaves out symbol keys and fields that are not enumerable', () => {
    const value = Object.defineProperty({ seen: 1, [Symbol('s')]: 2 }, 'hidden', { value: 3 });
    expect(stored(value)).to.deep.equal({ seen: 1 });
  });
});

/** What a JSON Pointer (RFC 6901) points at. */
function resolve(root: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((at, token) => (at as Record<string, unknown>)[token], root);
}

/** Goes along keys, and on from where a reference leads. */
function follow(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce((at, key) => {
    const next = (at as Record<string, unknown>)[key];
    return isTagged(next) ? resolve(root, next.path as string) : next;
  }, root);
}
