import { encode } from '@msgpack/msgpack';
import { expect } from '@open-wc/testing';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { fromHex, msgpackFile, splitMsgpack } from '../../../support/msgpack-file.ts';
import { recordLines, sampleSession } from '../../../support/session-file.ts';

/** `{ x: value }`, which a decoder gives as one member. */
function valueOf(hex: string, sizes?: readonly number[]): unknown {
  return splitMsgpack(joinBytes([fromHex('81 a1 78'), fromHex(hex)]), sizes).members.x;
}

const bytes = (base64: string, length: number, name = 'Uint8Array'): object => ({
  $type: 'bytes',
  name,
  length,
  base64,
});
const date = (value: string): object => ({ $type: 'date', value });
const bigint = (value: string): object => ({ $type: 'bigint', value });

const VALUES: [hex: string, value: unknown][] = [
  ['c0', null],
  ['c2', false],
  ['c3', true],
  ['7f', 127],
  ['e0', -32],
  ['cf 00 1f ff ff ff ff ff ff', Number.MAX_SAFE_INTEGER],
  ['cf 00 20 00 00 00 00 00 00', bigint('9007199254740992')],
  ['cf ff ff ff ff ff ff ff ff', bigint('18446744073709551615')],
  ['d3 ff e0 00 00 00 00 00 01', Number.MIN_SAFE_INTEGER],
  ['d3 ff e0 00 00 00 00 00 00', bigint('-9007199254740992')],
  ['d3 80 00 00 00 00 00 00 00', bigint('-9223372036854775808')],
  ['ca 3f 00 00 00', 0.5],
  ['ca 7f c0 00 00', { $type: 'nan' }],
  ['cb 7f f0 00 00 00 00 00 00', { $type: 'infinity' }],
  ['ca ff 80 00 00', { $type: '-infinity' }],
  ['cb 80 00 00 00 00 00 00 00', { $type: '-0' }],
  ['cb 43 40 00 00 00 00 00 00', 2 ** 53],
  ['d9 00', ''],
  ['da 00 02 c3 a9', 'é'],
  ['db 00 00 00 01 61', 'a'],
  ['a3 ef bb bf', '\ufeff'],
  ['c4 03 00 01 ff', bytes('AAH/', 3)],
  ['c5 00 01 41', bytes('QQ==', 1)],
  ['c6 00 00 00 00', bytes('', 0)],
  ['dc 00 02 01 a1 61', [1, 'a']],
  ['dd 00 00 00 01 dd 00 00 00 00', [[]]],
  ['de 00 01 a1 61 01', { a: 1 }],
  ['df 00 00 00 01 a1 61 df 00 00 00 00', { a: {} }],
  ['d6 ff 67 a0 40 72', date('2025-02-03T04:05:06.000Z')],
  ['d7 ff bc 1c cf 00 67 a0 40 72', date('2025-02-03T04:05:06.789001152Z')],
  ['c7 0c ff 1d cd 65 00 ff ff ff ff ff ff ff ff', date('1969-12-31T23:59:59.500Z')],
  ['c7 0c ff 00 00 00 01 00 00 00 00 00 00 00 00', date('1970-01-01T00:00:00.000000001Z')],
  ['c7 0c ff 00 00 00 00 00 00 07 db a8 21 80 00', date('+275760-09-13T00:00:00.000Z')],
  ['c7 0c ff 00 00 00 00 00 00 07 db a8 21 80 01', bytes('AAAAAAAAB9uoIYAB', 12, 'ext(-1)')],
  ['d4 ff 00', bytes('AA==', 1, 'ext(-1)')],
  ['d7 ff ff ff ff fc 00 00 00 00', bytes('/////AAAAAA=', 8, 'ext(-1)')],
  ['c7 0c ff 00 00 00 00 7f ff ff ff ff ff ff ff', bytes('AAAAAH//////////', 12, 'ext(-1)')],
  ['d5 05 41 42', bytes('QUI=', 2, 'ext(5)')],
  ['c8 00 01 80 41', bytes('QQ==', 1, 'ext(-128)')],
  ['c9 00 00 00 00 7f', bytes('', 0, 'ext(127)')],
  ['d7 5c 22 5c 75 64 38 33 63 22', '\ud83c'],
  ['d4 5c 22', bytes('Ig==', 1, 'ext(92)')],
  ['d4 5c 31', bytes('MQ==', 1, 'ext(92)')],
  [
    '83 01 a1 61 e0 a1 62 cf ff ff ff ff ff ff ff ff c0',
    { 1: 'a', '-32': 'b', '18446744073709551615': null },
  ],
  ['84 c0 01 c2 02 c3 03 cb 3f f8 00 00 00 00 00 00 04', { null: 1, false: 2, true: 3, '1.5': 4 }],
  ['81 d7 5c 22 5c 75 64 38 33 63 22 01', { '\ud83c': 1 }],
];

describe('MsgpackDecoder', () => {
  for (const [hex, value] of VALUES) {
    it(`reads ${hex} as ${JSON.stringify(value).slice(0, 60)}`, () => {
      expect(JSON.stringify(valueOf(hex))).to.equal(JSON.stringify(value));
      expect(JSON.stringify(valueOf(hex, [1]))).to.equal(JSON.stringify(value));
    });
  }

  it('keeps `__proto__` a field and no prototype', () => {
    const record = '84 a3 736571 01 a4 74696d65 01 a4 6e616d65 a1 61 a9 5f5f70726f746f5f5f 81 a1 78 01';
    const { records, lines } = splitMsgpack(fromHex(`81 a6 6576656e7473 91 ${record}`));
    expect(lines.events).to.deep.equal(['{"seq":1,"time":1,"name":"a","__proto__":{"x":1}}']);
    expect((records.events[0] as { x?: number }).x).to.equal(undefined);
    expect(splitMsgpack(fromHex('81 a9 5f5f70726f746f5f5f 81 a1 78 01')).parts[0]).to.deep.include({
      kind: 'member',
      key: '__proto__',
      value: { x: 1 },
    });
  });

  it('takes members in any order, unknown ones among them, and keys that are no text', () => {
    const file = {
      performance: [],
      x: { events: [1] },
      events: [{ seq: 1 }],
      version: '2.0',
      state: null,
    };
    const { members, records, parts } = splitMsgpack(encode(file), [3]);
    expect(members).to.deep.equal({ x: { events: [1] }, version: '2.0', state: null });
    expect(records.events).to.deep.equal([{ seq: 1 }]);
    expect(parts.map((part) => part.kind).join()).to.equal('section,member,section,run,member,member');
    expect(splitMsgpack(fromHex('82 01 c0 c3 c0')).members).to.deep.equal({ 1: null, true: null });
    expect(splitMsgpack(fromHex('80')).parts).to.deep.equal([]);
  });

  it('reads a map of one member when its header has any width', () => {
    for (const header of ['81', 'de 00 01', 'df 00 00 00 01']) {
      expect(splitMsgpack(fromHex(`${header} a1 78 01`), [1]).members).to.deep.equal({ x: 1 });
    }
    for (const header of ['91', 'dc 00 01', 'dd 00 00 00 01']) {
      expect(splitMsgpack(fromHex(`81 a5 7374617465 ${header} 07`), [1]).records.state).to.deep.equal([
        7,
      ]);
    }
  });

  it('reads long sections in the same runs, whatever the chunks', () => {
    const file = msgpackFile({ ...sampleSession(8_000), components: [], state: [], performance: [] });
    const runsOf = (sizes: number[]) =>
      splitMsgpack(file, sizes).parts.flatMap((part) =>
        part.kind === 'run' ? [[part.byteOffset, part.bytes.length, part.records.length]] : [],
      );
    const runs = runsOf([1024 ** 2]);
    expect(runs.length).to.be.within(3, 10);
    for (const [, length] of runs) expect(length).to.be.below(260 * 1024);
    expect(runsOf([65_536])).to.deep.equal(runs);
    expect(runsOf([7, 1, 1_000, 30_011])).to.deep.equal(runs);
  });

  it('says where each run and each of its records begins', () => {
    const data = sampleSession(3_000);
    const file = msgpackFile(data);
    let found = 0;
    for (const part of splitMsgpack(file, [7_000]).parts) {
      if (part.kind !== 'run') continue;
      const offsets = part.offsets?.() ?? [];
      part.records.forEach((record, i) => {
        const at = part.byteOffset + offsets[i]!;
        const encoded = encode(record);
        expect([...file.subarray(at, at + encoded.length)]).to.deep.equal([...encoded]);
        found += 1;
      });
    }
    expect(found).to.equal(3_000);
  });

  it('holds a record as long as many chunks together', () => {
    const payload = `${'x'.repeat(3 * 1024 ** 2)}é`;
    const data = { ...sampleSession(0), events: [{ seq: 1, time: 1, name: 'a', payload }] };
    expect(splitMsgpack(msgpackFile(data), [65_536]).lines).to.deep.equal(recordLines(data));
  });

  it('tells texts apart that share the place of one in its buffer', () => {
    const names = Array.from({ length: 500 }, (_, i) => `name ${String(i).padStart(4, '0')}`);
    const file = encode({ events: names.map((name, seq) => ({ seq, name })) });
    for (const size of [1, 13, 29, 31, 64]) {
      const { records } = splitMsgpack(file, [size]);
      expect(records.events.map((record) => (record as { name: string }).name)).to.deep.equal(names);
    }
  });

  it('reads binary data longer than one call takes', () => {
    const data = Uint8Array.from({ length: 20_000 }, (_, i) => i);
    const { members } = splitMsgpack(encode({ x: data }));
    const { base64, length } = members.x as { base64: string; length: number };
    expect(length).to.equal(20_000);
    expect(atob(base64)).to.equal(String.fromCharCode(...data));
    expect(utf8(base64)).to.have.length(26_668);
  });
});
