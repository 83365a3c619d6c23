import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { REDACTED } from '../../../src/core/sanitize/secret-keys.ts';
import { recordedPayload } from '../../support/record-lines.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 'bottom' : { in: nested(depth - 1) };
}

describe('limits of one value', () => {
  it('cut what is nested too deep, and say how much is not shown', () => {
    const limits = { maxDepth: 2 };
    const value = {
      a: { b: { c: 1, d: 2 }, list: [1, 2, 3], map: new Map([[1, 2]]), n: 5, e: new Error('x') },
    };
    expect(recordedPayload(value, { limits })).to.deep.equal({
      a: {
        b: { $type: 'truncated', of: 'object', size: 2 },
        list: { $type: 'truncated', of: 'array', size: 3 },
        map: { $type: 'truncated', of: 'Map', size: 0 },
        n: 5,
        e: { $type: 'truncated', of: 'Error', size: 2 },
      },
    });
  });

  it('keep exactly `maxDepth` levels', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (depth, maxDepth) => {
          const text = JSON.stringify(recordedPayload(nested(depth), { limits: { maxDepth } }));
          expect(text.includes('"truncated"')).to.equal(depth > maxDepth);
          expect(text.split('{"in":').length - 1).to.equal(Math.min(depth, maxDepth));
        },
      ),
    );
  });

  it('keep the start of a long text and say how much was cut', () => {
    const limits = { maxStringLength: 10 };
    expect(recordedPayload('0123456789', { limits })).to.equal('0123456789');
    expect(recordedPayload({ a: '0123456789abc' }, { limits })).to.deep.equal({
      a: { $type: 'string', value: '0123456789', truncated: 3 },
    });
  });

  it('count what a value has beyond its bytes, in lists, fields, maps, sets and bytes', () => {
    const limits = { maxValueBytes: 2_000, maxStringLength: 1e6 };
    const many = Array.from({ length: 5_000 }, (_, i) => i);
    const list = recordedPayload(many, { limits }) as { values: number[]; truncated: number };
    expect(list).to.include({ $type: 'array' });
    expect(list.values.length + list.truncated).to.equal(5_000);
    expect(list.values).to.deep.equal(many.slice(0, list.values.length));
    const fields = recordedPayload(Object.fromEntries(many.map((i) => [`k${i}`, i])), { limits }) as {
      value: object;
      truncated: number;
    };
    expect(Object.keys(fields.value).length + fields.truncated).to.equal(5_000);
    const map = recordedPayload(new Map(many.map((i) => [i, i])), { limits }) as {
      entries: unknown[];
      truncated: number;
    };
    expect(map.entries.length + map.truncated).to.equal(5_000);
    const set = recordedPayload(new Set(many), { limits }) as { values: unknown[]; truncated: number };
    expect(set.values.length + set.truncated).to.equal(5_000);
    const bytes = recordedPayload(new Uint8Array(5_000), { limits }) as {
      base64: string;
      truncated: number;
    };
    expect(atob(bytes.base64).length + bytes.truncated).to.equal(5_000);
    const text = recordedPayload('x'.repeat(5_000), { limits }) as { value: string; truncated: number };
    expect(text.value.length + text.truncated).to.equal(5_000);
  });

  it('bound the line of a record, whatever it holds and wherever', () => {
    const limits = { maxValueBytes: 4_000 };
    const texts = Array.from({ length: 400 }, (_, i) => ({ id: i, text: `text ${i}`.repeat(4) }));
    for (const value of [
      texts,
      { a: { b: texts } },
      new Map(texts.map((one) => [one, one])),
      new Array(1e9),
    ]) {
      expect(JSON.stringify(recordedPayload(value, { limits })).length).to.be.below(3 * 4_000);
    }
  });
});

describe('secrets', () => {
  it('are removed wherever a key names one', () => {
    const value = {
      user: { password: 'hunter2', name: 'Ann', profile: { apiToken: { a: [1] } } },
      headers: new Map<unknown, unknown>([
        ['Authorization', 'Basic eA=='],
        ['accept', '*/*'],
        [1, 'kept'],
      ]),
      list: [{ cvv: 123 }],
      error: Object.assign(new Error('e'), { secret: 'x', stack: undefined }),
      instance: new (class Login {
        password = 'hunter2';
      })(),
    };
    const text = JSON.stringify(recordedPayload(value));
    for (const secret of ['hunter2', 'Basic', '123', '"x"']) expect(text).not.to.include(secret);
    expect(recordedPayload(value)).to.deep.include({
      user: { password: REDACTED, name: 'Ann', profile: { apiToken: REDACTED } },
      headers: {
        $type: 'map',
        entries: [
          ['Authorization', REDACTED],
          ['accept', '*/*'],
          [1, 'kept'],
        ],
      },
      list: [{ cvv: REDACTED }],
    });
  });

  it('are removed where a name beside them says what they are', () => {
    class Field {
      name = 'cvv';
      value = 123;
    }
    expect(
      recordedPayload([
        { name: 'password', value: 'hunter2' },
        { field: 'user.password', newValue: 'hunter2', oldValue: 'hunter1', at: 5 },
        { key: 'Authorization', value: ['Basic eA=='] },
        [
          ['email', 'a@b.c'],
          ['password', 'hunter2'],
        ],
        new Set([['apiKey', 'hunter2']]),
        new Field(),
      ]),
    ).to.deep.equal([
      { name: 'password', value: REDACTED },
      { field: 'user.password', newValue: REDACTED, oldValue: REDACTED, at: 5 },
      { key: 'Authorization', value: REDACTED },
      [
        ['email', 'a@b.c'],
        ['password', REDACTED],
      ],
      { $type: 'set', values: [['apiKey', REDACTED]] },
      { $type: 'instance', name: 'Field', value: { name: 'cvv', value: REDACTED } },
    ]);
  });

  it('are not what only stands beside such a name', () => {
    const value = [
      { name: 'showPassword', value: true },
      { name: 'password', value: null, label: 'Password' },
      { name: { value: 'password' }, value: 'kept' },
      { name: 'title', value: 'password' },
      ['password', 'email', 'name'],
      ['The token is wrong', { status: 401 }],
    ];
    expect(recordedPayload(value)).to.deep.equal(value);
    const named = { name: 'password', value: 'x' };
    expect(recordedPayload(named, { sanitizeAtCapture: false })).to.deep.equal(named);
  });

  it('are no flags and nothing that is absent or empty', () => {
    const value = { showPassword: true, password: null, token: undefined, cvv: '' };
    expect(recordedPayload(value)).to.deep.equal({
      showPassword: true,
      password: null,
      token: { $type: 'undefined' },
      cvv: '',
    });
    const form = {
      fields: [{ name: 'password', value: '' }],
      entries: [['apiKey', '']],
      headers: new Map([['authorization', '']]),
    };
    expect(recordedPayload(form)).to.deep.equal({
      ...form,
      headers: { $type: 'map', entries: [['authorization', '']] },
    });
  });

  it('stay where the app asks for everything', () => {
    expect(recordedPayload({ password: 'x' }, { sanitizeAtCapture: false })).to.deep.equal({
      password: 'x',
    });
  });
});
