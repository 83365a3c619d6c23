import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SessionError, type SessionErrorCode } from '../../../../src/core/model/errors.ts';
import { jsonValue } from '../../../support/arbitraries.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { sampleSession, sessionText } from '../../../support/session-file.ts';
import { splitJson } from '../../../support/split-json.ts';
import { thrownBy } from '../../../support/rejection.ts';

interface Expected {
  code: SessionErrorCode;
  path?: string;
  byteOffset?: number;
}

function errorOf(bytes: Uint8Array, sizes?: readonly number[]): Expected {
  const { code, path, byteOffset } = thrownBy(() => splitJson(bytes, sizes));
  return {
    code,
    ...(path === undefined ? {} : { path }),
    ...(byteOffset === undefined ? {} : { byteOffset }),
  };
}

/** The text with a mark `¤` where the error lies; the mark is taken out. */
function marked(text: string): { bytes: Uint8Array; byteOffset: number } {
  const [before, after] = text.split('¤') as [string, string];
  return { bytes: utf8(before + after), byteOffset: utf8(before).length };
}

const RECORDS = '{"version":"2.0","events":[\n{"seq":1,"time":1,"name":"é"},\n';

const WRONG: [what: string, text: string, code: SessionErrorCode, path?: string][] = [
  [
    'NaN in a record',
    `${RECORDS}{"seq":2,"time":¤NaN,"name":"b"},\n{"seq":3}\n]}`,
    'invalid-json',
    'events[1]',
  ],
  ['NaN in a member', '{"version":¤NaN}', 'invalid-json', 'version'],
  ['a number with a leading zero', `${RECORDS}{"seq":0¤1}\n]}`, 'invalid-json', 'events[1]'],
  ['a number without digits', `${RECORDS}{"seq":¤-}\n]}`, 'invalid-json', 'events[1]'],
  ['a word that is none', `${RECORDS}{"seq":¤tru}\n]}`, 'invalid-json', 'events[1]'],
  ['single quotes', `${RECORDS}{"seq":¤'a'}\n]}`, 'invalid-json', 'events[1]'],
  ['a key without quotes', `${RECORDS}{¤seq:1}\n]}`, 'invalid-json', 'events[1]'],
  ['a key without quotes at the top', '{¤version:"2.0"}', 'invalid-json'],
  ['a comma before the end of an object', `${RECORDS}{"seq":1,¤}\n]}`, 'invalid-json', 'events[1]'],
  ['a comma before the end of a list', `${RECORDS}¤]}`, 'invalid-json', 'events[1]'],
  ['a comma before the end of the file', '{"version":"2.0",¤}', 'invalid-json'],
  ['two commas', `${RECORDS}¤,{"seq":2}\n]}`, 'invalid-json', 'events[1]'],
  ['no comma between records', `${RECORDS}{"seq":2}¤{"seq":3}\n]}`, 'invalid-json', 'events[2]'],
  ['no colon', '{"version" ¤"2.0"}', 'invalid-json', 'version'],
  ['a bracket that closes another', `${RECORDS}{"seq":[1¤}]}\n]}`, 'invalid-json', 'events[1]'],
  ['a line break in a text', `${RECORDS}{"seq":2,"name":"a¤\nb"}\n]}`, 'invalid-json', 'events[1]'],
  ['an escape that is none', `${RECORDS}{"name":"a¤\\x"}\n]}`, 'invalid-json', 'events[1]'],
  ['half an escape', `${RECORDS}{"name":"é¤\\u00g0"}\n]}`, 'invalid-json', 'events[1]'],
  ['a comment', `${RECORDS}¤// no\n{"seq":2}\n]}`, 'invalid-json', 'events[1]'],
  ['a section that stands twice', '{"events":[],¤"events":[]}', 'duplicate-key', 'events'],
  [
    'a member that stands twice',
    '{"version":"2.0","events":[],¤"version":"2.0"}',
    'duplicate-key',
    'version',
  ],
  ['a key twice in a record', `${RECORDS}{"seq":2,¤"seq":3}\n]}`, 'duplicate-key', 'events[1]'],
  [
    'a key twice deep in a record',
    `${RECORDS}{"é":[{"a":{"b":1, ¤"b" : 1}}]}\n]}`,
    'duplicate-key',
    'events[1]',
  ],
  [
    'a key twice, once escaped',
    `${RECORDS}{"a\\"":1,¤"\\u0061\\"":1}\n]}`,
    'duplicate-key',
    'events[1]',
  ],
  ['`__proto__` twice', `${RECORDS}{"__proto__":1,¤"__proto__":{}}\n]}`, 'duplicate-key', 'events[1]'],
  ['a key twice on a line of its own', `{"events":[{"a":1,\n¤"a":1}]}`, 'duplicate-key', 'events[0]'],
  ['a key twice in a member', '{"session":{"id":"x",¤"id":"y"}}', 'duplicate-key', 'session'],
  ['junk behind the end', '{"version":"2.0"} \n¤x', 'trailing-data'],
  ['a second file behind the end', '{"version":"2.0"}¤{}', 'trailing-data'],
  ['a list', '¤[]', 'not-a-session'],
  ['a text', ' \n¤"session"', 'not-a-session'],
  ['markup', '¤<!doctype html>', 'not-a-session'],
  ['a number', '¤12', 'not-a-session'],
  ['nothing', '¤', 'not-a-session'],
];

describe('JsonSplitter refuses', () => {
  for (const [what, text, code, path] of WRONG) {
    it(`${what}, and says where it is`, () => {
      const { bytes, byteOffset } = marked(text);
      const expected = { code, ...(path === undefined ? {} : { path }), byteOffset };
      expect(errorOf(bytes)).to.deep.equal(expected);
      expect(errorOf(bytes, [1])).to.deep.equal(expected);
      expect(errorOf(bytes, [7, 3])).to.deep.equal(expected);
    });
  }

  it('text that is not UTF-8, and says at which byte', () => {
    const wrong = [
      [0xff],
      [0xc3],
      [0xed, 0xa0, 0x80],
      [0xef, 0xbb],
      [0xf0, 0x9f, 0x8e],
      [0xc0, 0x80],
      [0xe2, 0x28],
    ];
    for (const sequence of wrong) {
      const before = utf8(`${RECORDS}{"seq":2,"time":1,"name":"ä\uFFFD`);
      const after = utf8('b"},\n{"seq":3}\n]}');
      const bytes = joinBytes([before, Uint8Array.from(sequence), after]);
      const expected = { code: 'invalid-utf8', path: 'events[1]', byteOffset: before.length };
      expect(errorOf(bytes), sequence.join(' ')).to.deep.equal(expected);
      expect(errorOf(bytes, [1]), sequence.join(' ')).to.deep.equal(expected);
    }
  });

  it('a file that is cut, at every byte', () => {
    for (const text of [sessionText(sampleSession(12)), JSON.stringify(sampleSession(8), null, 1)]) {
      const bytes = utf8(text.trimEnd());
      expect(errorOf(new Uint8Array()).code).to.equal('not-a-session');
      for (let length = 1; length < bytes.length; length += 1) {
        const error = errorOf(bytes.subarray(0, length));
        expect(error, `${length} bytes`).to.include({ code: 'truncated', byteOffset: length });
      }
    }
  });

  it('names the record in which a file ends', () => {
    const bytes = utf8(`${RECORDS}{"seq":2,"name":"half`);
    expect(errorOf(bytes)).to.deep.equal({
      code: 'truncated',
      path: 'events[1]',
      byteOffset: bytes.length,
    });
    expect(errorOf(utf8('{"session":{"id'))).to.include({ code: 'truncated', path: 'session' });
  });

  it('nesting of 100,000 levels, in any layout, before it can do harm', () => {
    const deep = 100_000;
    const layouts = ['[', '{"a":', '[\n', `${'['.repeat(100)}\n`].map((open) => {
      const levels = open.split('').filter((c) => c === '[' || c === '{').length;
      const close = open.includes('{') ? '}' : ']'.repeat(levels) + (open.endsWith('\n') ? '\n' : '');
      return [open.repeat(deep / levels), close.repeat(deep / levels)] as const;
    });
    for (const [open, close] of layouts) {
      const value = `${open}${open.endsWith(':') ? 'null' : ''}${close}`;
      for (const text of [
        `${RECORDS}{"seq":2,"time":1,"name":"b","payload":${value}},\n{"seq":3}\n]}`,
        `{"version":"2.0","session":${value}}`,
      ]) {
        for (const size of [65_536, 1024 ** 2]) {
          const error = errorOf(utf8(text), [size]);
          expect(error.code).to.equal('too-deep');
          expect(error.path).to.equal(text.includes('payload') ? 'events[1]' : 'session');
          const beforeValue = text.indexOf(value.slice(0, 40));
          expect(error.byteOffset).to.be.within(beforeValue + 500, beforeValue + 515 * 6);
        }
      }
    }
  });

  it('nesting that hides behind many records on one line', () => {
    const records = Array.from({ length: 300 }, (_, i) => `{"seq":${i}}`).join(',');
    const deep = `{"payload":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const error = errorOf(utf8(`{"events":[\n${records},${deep},\n{"seq":999}\n]}`));
    expect(error).to.include({ code: 'too-deep', path: 'events[300]' });
  });

  it('nothing else: any text gives parts or a `SessionError`', () => {
    const pieces = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '\n',
        ' ',
        '"events"',
        '"version":"2.0"',
        '"seq":1',
        'null',
        '1',
        '-',
      ],
      '{"version":"2.0","events":[\n',
      '{"seq":1,"time":1,"name":"a"},\n',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
      jsonValue.map((value) => JSON.stringify(value)),
      fc.string({ unit: 'binary' }),
    );
    let refused = 0;
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (input, size) => {
        const bytes = utf8(input);
        try {
          splitJson(bytes, [size]);
          expect(() => JSON.parse(input.replace(/^\uFEFF/, '')) as unknown).not.to.throw();
        } catch (error) {
          expect(error).to.be.instanceOf(SessionError);
          expect((error as SessionError).byteOffset).to.be.within(0, bytes.length);
          refused += 1;
        }
      }),
      { numRuns: 3_000 },
    );
    expect(refused).to.be.above(1_000);
  });

  it('refuses a bomb: endless space, and a value without an end, in whatever chunks', () => {
    const space = joinBytes([utf8('{"version":"2.0",'), new Uint8Array(3 * 1024 ** 2).fill(0x20)]);
    expect(errorOf(space, [65_536]).code).to.equal('too-large');
    const value = joinBytes([utf8('{"events":[{"name":"'), new Uint8Array(34 * 1024 ** 2).fill(0x61)]);
    expect(errorOf(value, [65_536])).to.deep.include({ code: 'too-large', path: 'events[0]' });
  }).timeout(30_000);
});
