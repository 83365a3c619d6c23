import { expect } from '@open-wc/testing';
import { JsonToMsgpack } from '../../../../src/core/formats/msgpack/json-to-msgpack.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { fromHex, splitMsgpack } from '../../../support/msgpack-file.ts';

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
    expect(Object.values(groups).flat()).to.have.length.above(80);
  });

  for (const [name, exams] of Object.entries(groups)) {
    it(`is read as the values that it says, in every form: ${name}`, () => {
      for (const exam of exams) {
        for (const form of exam.msgpack) {
          const file = joinBytes([fromHex('81 a1 78'), fromHex(form)]);
          const isWideFloat = exam.bignum !== undefined && isFloat(form);
          const expected = isWideFloat ? Number(exam.bignum) : expectedOf(exam);
          expect(splitMsgpack(file).members.x, form).to.deep.equal(expected);
          expect(splitMsgpack(file, [1]).members.x, form).to.deep.equal(expected);
        }
      }
    });
  }

  it('says the shortest form of what JSON can say as we write it', () => {
    const kinds = ['nil', 'bool', 'string', 'array', 'map', 'number'];
    const plain = Object.values(groups)
      .flat()
      .filter((exam) => kinds.some((kind) => kind in exam) && exam.bignum === undefined);
    const transcoder = new JsonToMsgpack();
    for (const exam of plain) {
      const written = transcoder.transcode(utf8(JSON.stringify(expectedOf(exam))));
      const forms = exam.msgpack.filter((form) => !form.startsWith('ca')).map((form) => fromHex(form));
      expect([...written]).to.deep.equal([...forms[0]!]);
    }
  });
});
