import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import type { StateChange, StateRecord } from '../../../src/core/model/records.ts';
import { jsonValue } from '../../support/arbitraries.ts';

function after(before: unknown, ...changes: StateChange[]): unknown {
  const record: StateRecord = { seq: 1, time: 1, id: 's', name: 's', changes };
  return valueAfter(before, record);
}

describe('changes applied', () => {
  it('to objects: add, replace, remove', () => {
    const before = { a: 1, b: { c: [1, 2] } };
    expect(after(before, { path: '/d', op: 'add', value: 4 })).to.deep.equal({ ...before, d: 4 });
    expect(after(before, { path: '/b/c/1', op: 'replace', value: 9 })).to.deep.equal({
      a: 1,
      b: { c: [1, 9] },
    });
    expect(after(before, { path: '/b', op: 'remove' })).to.deep.equal({ a: 1 });
  });

  it('to lists: elements come and go in between', () => {
    expect(after([1, 2, 3], { path: '/1', op: 'remove' })).to.deep.equal([1, 3]);
    expect(after([1, 3], { path: '/1', op: 'add', value: 2 })).to.deep.equal([1, 2, 3]);
    expect(after([1], { path: '/1', op: 'add', value: 2 })).to.deep.equal([1, 2]);
  });

  it('with keys that are escaped, empty, or named like a prototype', () => {
    expect(after({ 'a/b~c': 1 }, { path: '/a~1b~0c', op: 'replace', value: 2 })).to.deep.equal({
      'a/b~c': 2,
    });
    expect(after({}, { path: '/', op: 'add', value: 1 })).to.deep.equal({ '': 1 });
    const odd = after({}, { path: '/__proto__', op: 'add', value: { polluted: 1 } });
    expect(JSON.stringify(odd)).to.equal('{"__proto__":{"polluted":1}}');
    expect('polluted' in {}).to.be.false;
    const deeper = after(odd, { path: '/__proto__/polluted', op: 'replace', value: 2 });
    expect(JSON.stringify(deeper)).to.equal('{"__proto__":{"polluted":2}}');
  });

  it('inside what was cut, as far as it is there', () => {
    const cut = { $type: 'array', values: [1, 2], truncated: 5 };
    expect(after({ list: cut }, { path: '/list/1', op: 'replace', value: 9 })).to.deep.equal({
      list: { ...cut, values: [1, 9] },
    });
    for (const change of [
      { path: '/list/6', op: 'replace', value: 9 },
      { path: '/list/6', op: 'remove' },
      { path: '/list/6', op: 'add', value: 9 },
      { path: '/gone/deeper', op: 'add', value: 1 },
    ] as const) {
      expect(after({ list: cut }, change)).to.deep.equal({ list: cut });
    }
  });

  it('never to the value before, of which all else is shared', () => {
    const path = fc
      .array(fc.constantFrom('', '0', '1', '2', 'a', '__proto__', '-', '~1'), { maxLength: 4 })
      .map((steps) => steps.map((step) => `/${step}`).join(''));
    const change = fc.oneof(
      fc.record<StateChange>({ path, op: fc.constantFrom('add', 'replace'), value: jsonValue }),
      fc.record<StateChange>({ path, op: fc.constant('remove') }),
    );
    fc.assert(
      fc.property(jsonValue, change, (before, one) => {
        const text = JSON.stringify(before);
        freezeDeep(before);
        after(before, one);
        expect(JSON.stringify(before)).to.equal(text);
      }),
      { numRuns: 1_000 },
    );
    const untouched = { deep: [1] };
    const next = after({ untouched, n: 1 }, { path: '/n', op: 'replace', value: 2 }) as {
      untouched: object;
    };
    expect(next.untouched).to.equal(untouched);
  });
});

function freezeDeep(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const child of Object.values(value)) freezeDeep(child);
}
