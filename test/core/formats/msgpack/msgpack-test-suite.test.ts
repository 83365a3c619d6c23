import { decode } from '@msgpack/msgpack';
import { expect } from '@open-wc/testing';
import { JsonToMsgpack } from '../../../../src/core/formats/msgpack/json-to-msgpack.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { fromHex, splitMsgpack } from '../../../support/msgpack-file.ts';
import { thrownBy } from '../../../support/rejection.ts';

/** One value of the public suite, under the name of its type, and every way to write it. */
interface Exam {
  msgpack: string[];
  bignum?: string;
  binary?: string;
  timestamp?: [seconds: number, nanoseconds: number];
  ext?: [type: number, payload: string];
  [type: string]: unknown;
}

const response = await fetch(
  new URL('../../../../node_modules/msgpack-test-suite/dist/msgpack-test-suite.json', import.meta.url),
);
const groups = (await response.json()) as Record<string, Exam[]>;
const exams = Object.values(groups).flat();

/** Values that JSON has too. */
const KINDS = ['nil', 'bool', 'string', 'array', 'map', 'number'];
const plain = exams.filter((exam) => KINDS.some((kind) => kind in exam) && exam.bignum === undefined);

/** What stands in front of a value in a file: `{ x: ` and `{ events: [{ seq: 1, payload: `; and another record. */
const MEMBER = fromHex('81 a1 78');
const RECORD = fromHex('81 a6 6576656e7473 92 82 a3 736571 01 a7 7061796c6f6164');
const NEXT = fromHex('80');

/** What the value is in a record, tagged where JSON cannot say it. */
function expectedOf({ msgpack: _msgpack, bignum, binary, timestamp, ext, ...exam }: Exam): unknown {
  if (binary !== undefined) return bytesOf('Uint8Array', binary);
  if (ext !== undefined) return bytesOf(`ext(${ext[0]})`, ext[1]);
  if (timestamp !== undefined) return { $type: 'date', value: dateText(...timestamp) };
  if (bignum !== undefined && !Number.isSafeInteger(Number(bignum))) {
    return { $type: 'bigint', value: bignum };
  }
  return Object.values(exam)[0];
}

function bytesOf(name: string, hex: string): object {
  const bytes = fromHex(hex);
  const base64 = btoa(String.fromCharCode(...bytes));
  return { $type: 'bytes', name, length: bytes.length, base64 };
}

function dateText(seconds: number, nanoseconds: number): string {
  const text = new Date(seconds * 1_000).toISOString().slice(0, -4);
  const digits = String(nanoseconds).padStart(9, '0');
  return `${text}${digits.endsWith('000000') ? digits.slice(0, 3) : digits}Z`;
}

/** Numbers that are written as floats are numbers, however large they are. */
function isFloat(hex: string): boolean {
  return hex.startsWith('ca') || hex.startsWith('cb');
}

describe('The msgpack-test-suite', () => {
  it('is there', () => {
    expect(exams).to.have.length.above(80);
  });

  for (const [name, group] of Object.entries(groups)) {
    it(`is read as the values that it says, in every form: ${name}`, () => {
      for (const exam of group) {
        for (const form of exam.msgpack) {
          const value = fromHex(form);
          const isWideFloat = exam.bignum !== undefined && isFloat(form);
          const expected = isWideFloat ? Number(exam.bignum) : expectedOf(exam);
          for (const sizes of [[100_000], [1]]) {
            const member = splitMsgpack(joinBytes([MEMBER, value]), sizes);
            expect(member.members.x, form).to.deep.equal(expected);
            const { records } = splitMsgpack(joinBytes([RECORD, value, NEXT]), sizes);
            expect(records.events[0], form).to.deep.equal({ seq: 1, payload: expected });
            expect(records.events[1], form).to.deep.equal({});
            if ('map' in exam) expect(splitMsgpack(value, sizes).members).to.deep.equal(expected);
          }
        }
      }
    });
  }

  it('is read as @msgpack/msgpack reads it, where JSON has such a value', () => {
    for (const form of plain.flatMap(({ msgpack }) => msgpack)) {
      const value = fromHex(form);
      expect(splitMsgpack(joinBytes([MEMBER, value])).members.x, form).to.deep.equal(decode(value));
    }
  });

  it('is refused when it is cut off anywhere', () => {
    for (const form of exams.flatMap(({ msgpack }) => msgpack)) {
      const file = joinBytes([RECORD, fromHex(form)]);
      for (let length = RECORD.length; length < file.length; length += 1) {
        const { code, path, byteOffset } = thrownBy(() => splitMsgpack(file.subarray(0, length)));
        expect({ code, path, byteOffset }, form).to.deep.equal({
          code: 'truncated',
          path: 'events[0]',
          byteOffset: length,
        });
      }
    }
  });

  it('says the shortest form of what JSON can say as we write it', () => {
    const transcoder = new JsonToMsgpack();
    for (const exam of plain) {
      const written = transcoder.transcode(utf8(JSON.stringify(expectedOf(exam))));
      const forms = exam.msgpack.filter((form) => !form.startsWith('ca')).map((form) => fromHex(form));
      expect([...written]).to.deep.equal([...forms[0]!]);
    }
  });
});
