import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parse, parseDocument, stringify } from 'yaml';
import type { ExportData } from '../../../../src/core/model/file-format.ts';
import { TAGS } from '../../../../src/core/model/tagged-value.ts';
import { appValue } from '../../../support/app-values.ts';
import { chunkSizes, exportData } from '../../../support/arbitraries.ts';
import { fromUtf8, utf8 } from '../../../support/bytes.ts';
import { recordLines, sampleSession } from '../../../support/session-file.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { splitYaml, yamlFile } from '../../../support/yaml-file.ts';

/** Texts that are something else without quotes, or that have several lines. */
export const hostileText = fc.oneof(
  fc.constantFrom('no', '1e3', '~', '2026-01-01', '0x1f', ' a', 'a ', 'a: b', 'a #b', '- a', '? a'),
  fc.constantFrom('', '---', '<<', '=', '12:30', '0o17', '1_000', '.inf', '-', ':', '\ud83c', '\u0085'),
  fc.constantFrom(
    '\u2028',
    '\ufeffa',
    'a\r\nb',
    'a\n',
    'a\n\n\n',
    '\na',
    'a \nb',
    'a\n  b\n\nc',
    'a\n# b',
  ),
  fc.constantFrom(
    'x'.repeat(1_500),
    'events:',
    "it's",
    '"',
    'a\u00a0',
    '#id',
    '*a',
    '&a',
    '!a',
    '[a',
    '|',
  ),
  fc.string({ unit: fc.constantFrom('a', '\n', ' ', '\t', '#', ':', '-', '"', "'", 'é', '\\') }),
);

const hostileData = fc
  .tuple(
    exportData,
    fc.array(
      fc.oneof(
        hostileText,
        appValue.map(({ json }) => json),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([data, values]) => ({
    ...data,
    events: values.map((value, i) => ({
      seq: i,
      time: i + 0.25,
      name: 'value',
      payload: { [typeof value === 'string' ? value : 'key']: [value, [value]] },
    })),
  }));

/** How another program may write the same. */
const style = fc.record({
  indent: fc.integer({ min: 1, max: 6 }),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  minContentWidth: fc.constantFrom(0, 20),
  singleQuote: fc.constantFrom(true, false, null),
  blockQuote: fc.constantFrom<(boolean | 'folded' | 'literal')[]>(true, false, 'folded', 'literal'),
  collectionStyle: fc.constantFrom<('any' | 'block' | 'flow')[]>('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom<('PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'BLOCK_FOLDED')[]>(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_FOLDED',
  ),
  aliasDuplicateObjects: fc.constant(false),
});

describe('A YAML file', () => {
  it('gives back the lines that it was made of, whatever the records and the chunks', () => {
    fc.assert(
      fc.property(
        fc.oneof(exportData, hostileData),
        chunkSizes,
        fc.integer({ min: 1, max: 9 }),
        (data, sizes, n) => {
          const { members, lines } = splitYaml(yamlFile(data, n), sizes);
          const { version, timestamp, session } = data;
          expect(lines).to.deep.equal(recordLines(data));
          expect(members).to.deep.equal({ version, timestamp, session });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the same in chunks of one byte to a megabyte', () => {
    const data = sampleSession(6_000);
    const file = yamlFile(data, 1_000);
    for (const sizes of [[1], [65_536], [1024 ** 2]]) {
      expect(splitYaml(file, sizes).lines).to.deep.equal(recordLines(data));
    }
  });

  it('is refused when it was cut at any end of a line, and read as it is without its comments', () => {
    fc.assert(
      fc.property(fc.oneof(exportData, hostileData), chunkSizes, (data, sizes) => {
        const file = utf8(yamlFile(data));
        for (let at = file.indexOf(0x0a); at < file.length - 1; at = file.indexOf(0x0a, at + 1)) {
          for (const length of [at, at + 1]) {
            const { code, byteOffset } = thrownBy(() => splitYaml(file.subarray(0, length), sizes));
            expect({ code, byteOffset }).to.deep.equal({ code: 'truncated', byteOffset: length });
          }
        }
        const bare = fromUtf8(file).split('\n').slice(1, -2).join('\n');
        expect(splitYaml(bare, sizes).lines).to.deep.equal(recordLines(data));
      }),
      { numRuns: 25 },
    );
  });

  it('is read when another program kept its comments', () => {
    const data = sampleSession(40);
    for (const options of [{ indentSeq: false }, { collectionStyle: 'flow' as const }]) {
      const text = parseDocument(yamlFile(data)).toString(options);
      expect(text).to.include('# End of session');
      expect(splitYaml(text, [9]).lines).to.deep.equal(recordLines(data));
      expect(splitYaml(text.replaceAll('\n', '\r\n')).lines).to.deep.equal(recordLines(data));
    }
  });

  it('keeps every form of a tagged value', () => {
    const data = sampleSession(0);
    data.events = TAGS.map(($type, i) => ({
      seq: i + 1,
      time: 1,
      name: $type,
      payload: { $type, value: i % 2 === 0 ? null : '1', entries: [[1, { $type }]], path: '/a/0' },
    }));
    expect(splitYaml(yamlFile(data), [5]).lines).to.deep.equal(recordLines(data));
  });

  it('is the same map to another reader, without a warning', () => {
    // The other reader makes no field of `__proto__`.
    const readable = fc
      .oneof(exportData, hostileData)
      .filter((data) => !JSON.stringify(data).includes('__proto__'));
    fc.assert(
      fc.property(readable, (data) => {
        const document = parseDocument(yamlFile(data));
        expect([...document.errors, ...document.warnings]).to.deep.equal([]);
        expect(JSON.stringify(document.toJS())).to.equal(JSON.stringify(data));
      }),
      { numRuns: 300 },
    );
  });

  it('may be written by another program, in any style', () => {
    fc.assert(
      fc.property(fc.oneof(exportData, hostileData), style, chunkSizes, (data, options, sizes) => {
        const { performance, ...rest } = data;
        const text = stringify({ performance, ...rest }, options);
        // A folded line of that program may tear a character, or lose what it says.
        fc.pre(fromUtf8(utf8(text)) === text && isKept(text, data));
        const { members, lines } = splitYaml(text, sizes);
        expect(lines).to.deep.equal(recordLines(data));
        expect(members.session).to.deep.equal(data.session);
      }),
      { numRuns: 400 },
    );
  });

  it('is in block style, one record an item, with quotes where they are needed', () => {
    const data = sampleSession(0);
    const payload = {
      no: 'no',
      stack: 'Error: a\n  at b',
      list: [1e21, [], {}, [true, null]],
      'a b': "it's",
    };
    data.events = [{ seq: 1, time: 2.5, name: 'click', payload }];
    expect(yamlFile(data)).to.equal(`# If this file is whole, its last line is: # End of session
version: "2.0"
timestamp: "2025-02-03T04:05:06.789Z"
session:
  id: session-a
  name: Session session-a
  startedAt: 1700000000000
  origin: https://example.com/films
components: []
state: []
events:
- seq: 1
  time: 2.5
  name: click
  payload:
    "no": "no"
    stack: |-
      Error: a
        at b
    list:
    - 1.0e+21
    - []
    - {}
    - - true
      - null
    a b: it's
performance: []
# End of session
`);
  });
});

function isKept(text: string, data: ExportData): boolean {
  try {
    return JSON.stringify(sorted(parse(text) as object)) === JSON.stringify(sorted(data));
  } catch {
    return false;
  }
}

/** The sections of the test stand in another order. */
function sorted(data: object): object {
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}
