import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as yaml from '../../../../src/core/formats/yaml/yaml-library.ts';
import { YamlDecoder } from '../../../../src/core/formats/yaml/yaml-decoder.ts';
import { SessionError, type SessionErrorCode } from '../../../../src/core/model/errors.ts';
import { MAX_RECORD_BYTES } from '../../../../src/core/model/limits.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { sampleSession } from '../../../support/session-file.ts';
import { splitYaml, yamlFile } from '../../../support/yaml-file.ts';

interface Found {
  code: SessionErrorCode;
  path: string | undefined;
  byteOffset: number | undefined;
  line: number | undefined;
}

function errorOf(file: string | Uint8Array, sizes?: readonly number[]): Found {
  const { code, path, byteOffset, message } = thrownBy(() => splitYaml(file, sizes));
  const line = /^Line (\d+): /.exec(message)?.[1];
  return { code, path, byteOffset, line: line === undefined ? undefined : Number(line) };
}

const HEAD = 'version: "2.0"\n';
const EVENT = `${HEAD}events:\n  - seq: 1\n    é: 2\n`;

/** Texts with a mark `¤` where the error lies. */
const WRONG: [what: string, text: string, code: SessionErrorCode, path?: string][] = [
  ['an unknown tag', `${EVENT}    a: !foo ¤1\n`, 'invalid-yaml', 'events[0]'],
  ['a tag of another language', `${EVENT}    a: !!python/tuple ¤[1]\n`, 'invalid-yaml', 'events[0]'],
  ['a tag that the value is not', `${EVENT}    a: !!int ¤foo\n`, 'invalid-yaml', 'events[0]'],
  ['a key twice in a record', `${EVENT}    ¤seq: 2\n`, 'duplicate-key', 'events[0]'],
  ['a key twice, in two styles', `${EVENT}    a: {b: 1, ¤"b": 2}\n`, 'duplicate-key', 'events[0]'],
  ['a key twice in JSON', '{"events":[{"seq":1,"a":{"b":1,¤"b":2}}]}', 'duplicate-key', 'events[0]'],
  ['a key twice in the file', `${HEAD}¤version: 1\n`, 'duplicate-key', 'version'],
  ['a section twice', `${EVENT}state: []\n¤events:\n  - seq: 2\n`, 'duplicate-key', 'events'],
  ['an alias of nothing', `${EVENT}    a: ¤*a\n`, 'invalid-yaml', 'events[0]'],
  ['an alias within its anchor', `${EVENT}    a: &a [¤*a]\n`, 'invalid-yaml', 'events[0]'],
  ['a list as a key', `${EVENT}    ? ¤[1]\n    : 1\n`, 'invalid-yaml', 'events[0]'],
  ['a key in a value', `${EVENT}    a: ¤b: c\n`, 'invalid-yaml', 'events[0]'],
  ['an item that is too far left', `${EVENT}¤ - seq: 2\n`, 'invalid-yaml', 'events[0]'],
  ['a text between records', `${EVENT}¤  seq: 2\n`, 'invalid-yaml', 'events[0]'],
  ['no map', '- version: 1\n', 'not-a-session'],
  ['a text', 'hello\n', 'not-a-session'],
  ['a page', '<!doctype html>\n<p>\n', 'not-a-session'],
  ['nothing', '\n# only a comment\n', 'not-a-session'],
  ['a second document', `${EVENT}¤---\na: 1\n`, 'trailing-data', 'events[0]'],
  ['something behind the end', `${EVENT}...\n¤a: 1\n`, 'trailing-data'],
  ['something behind the last brace', '{"version": "2.0"}¤ x', 'trailing-data'],
  ['nothing between commas', '{"events":[{"seq":1},¤,{"seq":2}]}', 'invalid-yaml', 'events[1]'],
  ['no comma behind a section', '{"events":[] "a":1¤}', 'invalid-yaml'],
  ['a list that is not closed', `${EVENT}    a: [1\n¤`, 'truncated', 'events[0]'],
  ['a text that is not closed', `${EVENT}    a: "b\n  - seq: 2\n¤`, 'truncated', 'events[0]'],
  ['a file in flow style that was cut off', '{"events":[{"seq":1},¤', 'truncated', 'events[1]'],
];

describe('YamlDecoder refuses', () => {
  for (const [what, text, code, path] of WRONG) {
    it(what, () => {
      const before = text.split('¤')[0]!;
      const isPlaced = before !== text;
      const file = text.replace('¤', '');
      const byteOffset = isPlaced ? utf8(before).length : 0;
      const line = isPlaced ? before.split('\n').length : undefined;
      expect(errorOf(file)).to.deep.equal({ code, path, byteOffset, line });
      expect(errorOf(file, [1])).to.deep.equal({ code, path, byteOffset, line });
    });
  }

  it('text that is not UTF-8, where it is', () => {
    const file = joinBytes([utf8(`${EVENT}    a: b`), Uint8Array.of(0xff, 0x0a)]);
    const expected = { code: 'invalid-utf8', path: 'events[0]', byteOffset: file.length - 2, line: 5 };
    expect(errorOf(file)).to.deep.equal(expected);
    expect(errorOf(file, [1])).to.deep.equal(expected);
  });

  it('a picture', () => {
    const file = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46);
    expect(errorOf(file)).to.deep.include({ code: 'not-a-session', byteOffset: 0 });
  });

  it('values nested too deep, in every style', () => {
    const deep = [
      `${EVENT}    a: ${'['.repeat(100_000)}\n`,
      `${EVENT}    a:\n      ${'- '.repeat(100_000)}\n`,
      `${EVENT}    a:\n      ${'? '.repeat(100_000)}\n`,
      `${EVENT}    a:\n${Array.from({ length: 1_200 }, (_, i) => `${' '.repeat(i + 6)}a:\n`).join('')}`,
      `${HEAD}events: ${'['.repeat(100_000)}`,
      '{"a":'.repeat(100_000),
    ];
    for (const file of deep) {
      expect(errorOf(file).code).to.equal('too-deep');
    }
    const atLimit = `${EVENT}    a: ${'['.repeat(511)}${']'.repeat(511)}\n`;
    expect(splitYaml(atLimit).records.events).to.have.length(1);
    expect(errorOf(`${EVENT}    a: ${'['.repeat(512)}${']'.repeat(512)}\n`).code).to.equal('too-deep');
  });

  it('aliases that stand for more than a file holds', () => {
    const levels = Array.from({ length: 30 }, (_, i) =>
      i === 0
        ? 'a0: &a0 lol'
        : `a${i}: &a${i} [${Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')}]`,
    );
    const bomb = `${EVENT}    a:\n${levels.map((level) => `      ${level}\n`).join('')}`;
    const many = `a: &a [${'"xxxxxxxxxx",'.repeat(50_000)}]\nevents:\n${'  - [*a]\n'.repeat(2_000)}`;
    for (const file of [bomb, many]) {
      expect(errorOf(file).code).to.equal('too-large');
    }
  });

  it('a record that is too long, or too long for its style', () => {
    const decoder = new YamlDecoder(yaml);
    decoder.push({ bytes: utf8(`${EVENT}    a: "`) });
    const chunk = new Uint8Array(1024 ** 2).fill(0x61);
    let count = 0;
    const error = thrownBy(() => {
      for (;;) {
        decoder.push({ bytes: chunk.slice() });
        count += chunk.length;
      }
    });
    expect({ code: error.code, path: error.path }).to.deep.equal({
      code: 'too-large',
      path: 'events[0]',
    });
    expect(count).to.be.within(MAX_RECORD_BYTES - 2 * chunk.length, MAX_RECORD_BYTES);
    const long = 'x'.repeat(2 * 1024 ** 2);
    expect(splitYaml(`${EVENT}    a: ${long}\n`).records.events).to.have.length(1);
    expect(errorOf(`${EVENT}    a: !!str ${long}\n`)).to.deep.include({ code: 'too-large', line: 3 });
    const parts = `[${'a, '.repeat(50_000)}!!str b]`;
    expect(splitYaml(`${EVENT}    a: ${parts}\n`).records.events).to.have.length(1);
    const more = `[${'a, '.repeat(65_000)}!!str b]`;
    expect(errorOf(`${EVENT}    a: ${more}\n`)).to.deep.include({ code: 'too-large', line: 3 });
  });

  it('any bytes with a reason, and nothing else', () => {
    const file = utf8(yamlFile(sampleSession(30)));
    const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255), fc.integer({ min: 1, max: 999 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const damaged = file.slice();
        for (const [at, byte] of changes) damaged[at] = byte;
        try {
          splitYaml(damaged, [changes[0]![2]]);
        } catch (error) {
          expect(error).to.be.instanceOf(SessionError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
