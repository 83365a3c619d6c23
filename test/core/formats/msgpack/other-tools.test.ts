import { expect } from '@open-wc/testing';
import { fromUtf8 } from '../../../support/bytes.ts';
import { fixture } from '../../../support/fixture.ts';
import { splitMsgpack } from '../../../support/msgpack-file.ts';
import { splitJson } from '../../../support/split-json.ts';

describe('A session from another tool', () => {
  it('comes back the same when Python wrote it again, its sections in reverse', async () => {
    const expected = splitJson(await fixture('session.json'));
    const { members, lines } = splitMsgpack(await fixture('msgpack/session-python.msgpack'), [100]);
    expect(lines).to.deep.equal(expected.lines);
    expect(members).to.deep.equal(expected.members);
    expect(fromUtf8(await fixture('session.json'))).to.include('lone \\ud83c surrogate');
  });

  it('is read with the dates, numbers, bytes, extensions and keys of Python', async () => {
    const { members, records } = splitMsgpack(await fixture('msgpack/native-python.msgpack'), [9]);
    expect(members).to.deep.equal({
      tool: 'python',
      session: { id: 'python', name: 'Séance' },
      version: '2.0',
    });
    expect(records.performance).to.deep.equal([
      { seq: 4, time: 1_700_000_000_000, name: 'span', startTime: 0.5, duration: 3 },
    ]);
    expect(payloadsOf(records.events)).to.deep.equal([
      {
        seconds: date('2025-02-03T04:05:06.000Z'),
        milliseconds: date('2025-02-03T04:05:06.789Z'),
        microseconds: date('2025-02-03T04:05:06.789012000Z'),
        'before 1970': date('1969-12-31T23:59:59.500Z'),
        'year 9999': date('9999-12-31T23:59:59.999Z'),
        nanoseconds: date('2025-02-03T04:05:06.789012345Z'),
      },
      [
        Number.MAX_SAFE_INTEGER,
        bigint('9007199254740992'),
        bigint('18446744073709551615'),
        bigint('-9007199254740992'),
        bigint('-9223372036854775808'),
        { $type: 'nan' },
        { $type: 'infinity' },
        { $type: '-infinity' },
        { $type: '-0' },
        1.5,
        true,
        null,
      ],
      {
        bytes: bytes('Uint8Array', 3, 'AAH/'),
        none: bytes('Uint8Array', 0, ''),
        ext: bytes('ext(5)', 3, 'YWJj'),
        'last ext': bytes('ext(127)', 16, btoa('x'.repeat(16))),
        keys: {
          1: 'one',
          '-1': 'minus one',
          null: 'nil',
          2.5: 'half',
          text: 'text',
          '18446744073709551615': 'wide',
          false: 'no',
        },
      },
    ]);
  });

  it('is read with the times and wide numbers of Go', async () => {
    const { members, records } = splitMsgpack(await fixture('msgpack/native-go.msgpack'), [9]);
    expect(members).to.deep.equal({
      session: { id: 'go', name: 'Sitzung' },
      state: null,
      version: '2.0',
    });
    expect(records.events.map((event) => (event as { seq: unknown }).seq)).to.deep.equal([1, 2]);
    expect(payloadsOf(records.events)).to.deep.equal([
      {
        early: date('1900-01-02T03:04:05.006Z'),
        far: date('2600-01-02T03:04:05.000Z'),
        nanoseconds: date('2025-02-03T04:05:06.789012345Z'),
        seconds: date('2025-02-03T04:05:06.000Z'),
      },
      {
        bytes: bytes('Uint8Array', 3, 'AAH/'),
        float32: 0.5,
        int64: bigint('-9223372036854775808'),
        int8: -1,
        nil: null,
        small: 7,
        uint16: 1,
        uint64: bigint('18446744073709551615'),
        yes: true,
      },
    ]);
  });
});

function payloadsOf(records: readonly unknown[]): unknown[] {
  return records.map((record) => (record as { payload: unknown }).payload);
}

function date(value: string): object {
  return { $type: 'date', value };
}

function bigint(value: string): object {
  return { $type: 'bigint', value };
}

function bytes(name: string, length: number, base64: string): object {
  return { $type: 'bytes', name, length, base64 };
}
