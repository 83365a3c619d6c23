import { decode, encode, type ExtData } from '@msgpack/msgpack';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { JsonToMsgpack } from '../../../../src/core/formats/msgpack/json-to-msgpack.ts';
import { appValue } from '../../../support/app-values.ts';
import { jsonValue } from '../../../support/arbitraries.ts';
import { firstDifference, fromUtf8, joinBytes, utf8 } from '../../../support/bytes.ts';

const transcoder = new JsonToMsgpack();

function transcode(value: unknown): Uint8Array {
  return transcoder.transcode(utf8(JSON.stringify(value)));
}

function expectSame(actual: Uint8Array, expected: Uint8Array): void {
  expect(firstDifference(actual, expected)).to.equal(undefined);
}

describe('JsonToMsgpack', () => {
  it('writes the bytes that another encoder writes of the parsed value', () => {
    const value = fc.oneof(
      jsonValue,
      appValue.map(({ json }) => json),
    );
    fc.assert(
      fc.property(value, (any) => expectSame(transcode(any), encode(any))),
      { numRuns: 2_000 },
    );
  });

  it('writes every number of JSON as another encoder writes the parsed number', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.float({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.integer(),
      // Epoch milliseconds with fractions have more digits than a double holds exactly.
      fc
        .tuple(fc.integer({ min: 1e12, max: 2e12 }), fc.double({ noNaN: true, min: 0, max: 1 }))
        .map(sum),
      fc.tuple(fc.nat(1e6), fc.nat(1e4)).map(([whole, part]) => whole + part / 1e4),
      fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: 40 })).map(([n, power]) => n / 2 ** power),
    );
    fc.assert(
      fc.property(fc.array(number.map(withoutMinusZero), { maxLength: 40 }), (list) =>
        expectSame(transcode(list), encode(list)),
      ),
      { numRuns: 1_000 },
    );
  });

  it('writes numbers at the edges of every width', () => {
    const edges = [7, 8, 15, 16, 31, 32, 52, 53].flatMap((bits) =>
      [-2, -1, 0, 1, 2].flatMap((step) => [2 ** bits + step, -(2 ** bits) + step]),
    );
    const list = [
      ...edges,
      -31,
      -32,
      -33,
      -34,
      0,
      1e21,
      1e-7,
      5e-324,
      Number.MAX_VALUE,
      2 ** 63,
      2 ** 64,
    ];
    expectSame(transcode(list), encode(list));
    expect(decode(transcode(list))).to.deep.equal(list);
  });

  it('writes the shortest header for every length of a text', () => {
    for (const length of [0, 1, 31, 32, 255, 256, 65_535, 65_536]) {
      const texts = ['x'.repeat(length), `${'x'.repeat(length).slice(1)}\n`, 'ä'.repeat(length / 2)];
      expectSame(transcode(texts), encode(texts));
    }
  });

  it('writes the shortest header for every count of entries', () => {
    for (const count of [0, 1, 15, 16, 65_535, 65_536]) {
      const list = Array.from({ length: count }, (_, i) => i);
      const map = Object.fromEntries(list.map((i) => [`k${i}`, [{}, []]]));
      expectSame(transcode([list, [], map, {}]), encode([list, [], map, {}]));
    }
  });

  it('counts the values of a run of lines and writes one after the other', () => {
    const values = [{ a: [1, { b: ',\n' }] }, [], {}, 'x', 1, null, true, false];
    const lines = utf8(values.map((value) => JSON.stringify(value)).join(',\n'));
    expectSame(transcoder.transcode(lines), joinBytes(values.map((value) => encode(value))));
    expect(transcoder.count).to.equal(values.length);
    expect(transcoder.transcode(new Uint8Array(0))).to.have.length(0);
    expect(transcoder.count).to.equal(0);
  });

  it('writes every escape of JSON as the character that it means', () => {
    const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('');
    const texts = [controls, '"', '\\', '\\\\"', '"\\"', '\u007f\u2028\u2029\ufffe', `${controls}é🎬"`];
    expectSame(transcode(texts), encode(texts));
    const escaped = transcoder.transcode(utf8('["\\/\\u0041\\u00e9\\u6620"]'));
    expect(decode(escaped)).to.deep.equal(['/Aé映']);
  });

  it('writes a text that UTF-8 cannot hold as an extension with its JSON', () => {
    for (const text of ['\ud83c', 'a\udfff"b', `${'x'.repeat(9)}\ud800`, `${'é'.repeat(200)}\udc00`]) {
      const { type, data } = decode(transcode(text)) as ExtData;
      expect(type).to.equal(0x5c);
      expect(fromUtf8(data as Uint8Array)).to.equal(JSON.stringify(text));
    }
  });

  it('never lets a later text change what it gave back', () => {
    const first = transcode({ name: 'first' });
    const copy = first.slice();
    transcode({ name: 'other', list: [1, 2, 3] });
    expectSame(first, copy);
  });
});

function sum([a, b]: [number, number]): number {
  return a + b;
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}
