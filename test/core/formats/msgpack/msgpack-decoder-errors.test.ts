import { encode } from '@msgpack/msgpack';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MsgpackDecoder } from '../../../../src/core/formats/msgpack/msgpack-decoder.ts';
import { SessionError, type SessionErrorCode } from '../../../../src/core/model/errors.ts';
import { MAX_RECORD_BYTES } from '../../../../src/core/model/limits.ts';
import { jsonValue } from '../../../support/arbitraries.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { fromHex, msgpackFile, splitMsgpack } from '../../../support/msgpack-file.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { sampleSession } from '../../../support/session-file.ts';

interface Expected {
  code: SessionErrorCode;
  path: string | undefined;
  byteOffset: number | undefined;
}

function errorOf(bytes: Uint8Array, sizes?: readonly number[]): Expected {
  const { code, path, byteOffset } = thrownBy(() => splitMsgpack(bytes, sizes));
  return { code, path, byteOffset };
}

/** Bytes in hexadecimal with a mark `¤` where the error lies. */
function marked(hex: string): { bytes: Uint8Array; byteOffset: number } {
  return { bytes: fromHex(hex), byteOffset: fromHex(hex.split('¤')[0]!).length };
}

/** `{ version: '2.0', events: [{ seq: 1 }, …` with another record to come. */
const EVENTS = '82 a7 76657273696f6e a3 322e30 a6 6576656e7473 92 81 a3 736571 01';

const WRONG: [what: string, hex: string, code: SessionErrorCode, path?: string][] = [
  [
    'the byte that begins nothing, in a record',
    `${EVENTS} 81 a1 61 ¤c1`,
    'invalid-msgpack',
    'events[1]',
  ],
  ['the byte that begins nothing, as a record', `${EVENTS} ¤c1`, 'invalid-msgpack', 'events[1]'],
  ['the byte that begins nothing, as a key', '81 ¤c1', 'invalid-msgpack'],
  ['a map as a key', `${EVENTS} 81 ¤80 01`, 'invalid-msgpack', 'events[1]'],
  ['a list as a key', `${EVENTS} 81 ¤91 01 01`, 'invalid-msgpack', 'events[1]'],
  ['binary data as a key', `${EVENTS} 81 ¤c4 01 61 01`, 'invalid-msgpack', 'events[1]'],
  ['a timestamp as a key', `${EVENTS} 81 ¤d6 ff 00000000 01`, 'invalid-msgpack', 'events[1]'],
  ['a list as a key of the file', '81 ¤90 01', 'invalid-msgpack'],
  ['a text that is not UTF-8', `${EVENTS} 81 a1 61 a3 61 ¤ff 62`, 'invalid-utf8', 'events[1]'],
  ['a character that is cut off', `${EVENTS} 81 a1 61 a3 61 ¤e6 98`, 'invalid-utf8', 'events[1]'],
  ['a surrogate in UTF-8', `${EVENTS} 81 a1 61 a3 ¤ed a0 80`, 'invalid-utf8', 'events[1]'],
  ['a longer form of a character', `${EVENTS} 81 a1 61 a2 ¤c0 80`, 'invalid-utf8', 'events[1]'],
  ['a key that is not UTF-8', `${EVENTS} 81 a2 61 ¤80 01`, 'invalid-utf8', 'events[1]'],
  ['a long key that is not UTF-8', `81 d9 28 ${'61'.repeat(39)} ¤80 01`, 'invalid-utf8'],
  ['a section that stands twice', '82 a5 7374617465 90 ¤a5 7374617465 90', 'duplicate-key', 'state'],
  ['a member that stands twice', '82 01 c0 ¤a1 31 c0', 'duplicate-key', '1'],
  ['a key twice in a record', `${EVENTS} 82 a1 61 01 ¤a1 61 02`, 'duplicate-key', 'events[1]'],
  [
    'a key twice deep in a record',
    `${EVENTS} 81 a1 61 91 82 a1 62 80 ¤a1 62 c0`,
    'duplicate-key',
    'events[1]',
  ],
  ['a number and its text as keys', `${EVENTS} 82 01 01 ¤a1 31 02`, 'duplicate-key', 'events[1]'],
  [
    '`__proto__` twice',
    `${EVENTS} 82 a9 5f5f70726f746f5f5f 01 ¤a9 5f5f70726f746f5f5f 01`,
    'duplicate-key',
    'events[1]',
  ],
  ['junk behind the end', '81 a1 78 01 ¤00', 'trailing-data'],
  ['a second map behind the end', '80 ¤80', 'trailing-data'],
  ['a text longer than any record', `${EVENTS} 81 a1 61 ¤db ffffffff`, 'too-large', 'events[1]'],
  ['binary data longer than any record', `${EVENTS} 81 a1 61 ¤c6 04000001`, 'too-large', 'events[1]'],
  ['an extension longer than any record', '81 a1 78 ¤c9 80000000 01', 'too-large', 'x'],
  ['a list of more than fits in a record', `${EVENTS} ¤dd ffffffff`, 'too-large', 'events[1]'],
  ['a map of more than fits in a record', `${EVENTS} ¤df 04000001`, 'too-large', 'events[1]'],
  ['a file of more members than any', '¤df ffffffff', 'too-large'],
  ['a list', '¤dc ffff', 'not-a-session'],
  ['a number', '¤01', 'not-a-session'],
  ['JSON', '¤7b 7d', 'not-a-session'],
  ['nothing', '¤', 'not-a-session'],
];

describe('MsgpackDecoder refuses', () => {
  for (const [what, hex, code, path] of WRONG) {
    it(`${what}, and says where it is`, () => {
      const { bytes, byteOffset } = marked(hex);
      const expected = { code, path, byteOffset };
      expect(errorOf(bytes)).to.deep.equal(expected);
      expect(errorOf(bytes, [1])).to.deep.equal(expected);
    });
  }

  it('a file that is cut off at any byte', () => {
    const file = msgpackFile(sampleSession(12));
    for (let length = 1; length < file.length; length += 1) {
      for (const sizes of [[length], [1]]) {
        const { code, byteOffset } = errorOf(file.subarray(0, length), sizes);
        expect({ code, byteOffset }).to.deep.equal({ code: 'truncated', byteOffset: length });
      }
    }
  });

  it('a file with a section that says it has more than it has', () => {
    for (const header of ['dd ffffffff', 'dc ffff']) {
      const { code, path } = errorOf(fromHex(`81 a6 6576656e7473 ${header} 81 a3 736571 01`));
      expect({ code, path }).to.deep.equal({ code: 'truncated', path: 'events[1]' });
    }
  });

  it('values nested too deep, whatever they say of their length', () => {
    const bombs = ['91', 'dc ffff', 'dd 00000001', '81 a1 61', 'de ffff 00', 'df 01000000 00'];
    for (const level of bombs.map(fromHex)) {
      const records = fromHex('81 a6 6576656e7473 91');
      const bomb = joinBytes([records, ...Array.from({ length: 10_000 }, () => level)]);
      const expected = { code: 'too-deep', path: 'events[0]', byteOffset: 9 + 512 * level.length };
      expect(errorOf(bomb)).to.deep.equal(expected);
      expect(errorOf(bomb, [1])).to.deep.equal(expected);
    }
  });

  it('nothing that is as deep as it may be', () => {
    const levels = Array.from({ length: 512 }, () => 0x91);
    const { lines } = splitMsgpack(Uint8Array.of(...fromHex('81 a5 7374617465 91'), ...levels, 0xc0));
    expect(lines.state).to.deep.equal([`${'['.repeat(512)}null${']'.repeat(512)}`]);
  });

  it('a record that would be far longer as JSON than it is in the file', () => {
    const decoder = new MsgpackDecoder();
    decoder.push({ bytes: fromHex('81 a5 7374617465 91 dd 01ffffff') });
    // Empty binary data: two bytes, of which a tagged value is made.
    const chunk = Uint8Array.from({ length: 65_536 }, (_, i) => (i % 2 === 0 ? 0xc4 : 0));
    let count = 0;
    const error = thrownBy(() => {
      for (;;) {
        decoder.push({ bytes: chunk });
        count += chunk.length / 2;
      }
    });
    expect({ code: error.code, path: error.path }).to.deep.equal({
      code: 'too-large',
      path: 'state[0]',
    });
    expect(count).to.be.within(500_000, MAX_RECORD_BYTES / 50);
  });

  it('any bytes with a reason, and nothing else', () => {
    const file = msgpackFile(sampleSession(30));
    const position = fc.nat(file.length - 1);
    const damage = fc.array(fc.tuple(position, fc.nat(255)), { minLength: 1, maxLength: 4 });
    const codes = new Set<SessionErrorCode>([
      'duplicate-key',
      'invalid-msgpack',
      'invalid-utf8',
      'not-a-session',
      'too-deep',
      'too-large',
      'trailing-data',
      'truncated',
    ]);
    fc.assert(
      fc.property(damage, fc.integer({ min: 1, max: 500 }), (changes, size) => {
        const damaged = file.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        try {
          splitMsgpack(damaged, [size]);
        } catch (error) {
          expect(error).to.be.instanceOf(SessionError);
          expect(codes.has((error as SessionError).code)).to.be.true;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('damage in the same place, whatever the chunks', () => {
    const wrong = fromHex('81 a1 61 c1');
    fc.assert(
      fc.property(
        fc.array(jsonValue, { maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        (list, size) => {
          const before = joinBytes([
            fromHex('81 a1 78'),
            Uint8Array.of(0x90 | (list.length + 1)),
            ...list.map(encoded),
          ]);
          const bytes = joinBytes([before, wrong]);
          const expected = { code: 'invalid-msgpack', path: 'x', byteOffset: bytes.length - 1 };
          expect(errorOf(bytes, [size])).to.deep.equal(expected);
        },
      ),
    );
  });

  it('a long text that is not UTF-8 at its very end', () => {
    const text = joinBytes([utf8('é'.repeat(50_000)), Uint8Array.of(0xc3)]);
    const bytes = joinBytes([fromHex('81 a1 78 db 000186a1'), text]);
    expect(errorOf(bytes, [4_096])).to.deep.equal({
      code: 'invalid-utf8',
      path: 'x',
      byteOffset: bytes.length - 1,
    });
  });
});

function encoded(value: unknown): Uint8Array {
  return encode(value);
}
