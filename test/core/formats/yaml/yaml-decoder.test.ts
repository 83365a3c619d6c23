import { expect } from '@open-wc/testing';
import { recordLines, sampleSession } from '../../../support/session-file.ts';
import { splitYaml, yamlFile } from '../../../support/yaml-file.ts';

const HEAD = 'version: "2.0"\nsession: { id: a, name: b }\n';

/** The payload of one event that is written so. */
function payloadOf(text: string): unknown {
  const [event] = splitYaml(`${HEAD}events:\n  - seq: 1\n    payload: ${text}\n`, [7]).records.events;
  return (event as { payload: unknown }).payload;
}

function eventsOf(text: string): unknown[] {
  return splitYaml(HEAD + text, [7]).records.events;
}

describe('YamlDecoder', () => {
  const data = sampleSession(60);
  const file = yamlFile(data);
  const json = JSON.stringify(data);

  const layouts: Record<string, string> = {
    'line breaks of two characters': file.replaceAll('\n', '\r\n'),
    'a byte order mark': `\ufeff${file}`,
    'marks of a document': `%YAML 1.2\n--- # begin\n${file}... # end\n# a comment\n`,
    'comments and empty lines': file.replace(/^(?=- )/gm, '# one more\n\n   # record\n'),
    'a comment behind each number': file.replace(/(: \d+)$/gm, '$1 # a number'),
    'keys that are indented': file.replace(/^(?=.)/gm, '   '),
    'lists that are indented': file.replace(/^(?=[ -])/gm, (_match, at: number) =>
      at < file.indexOf('components:') ? '' : '  ',
    ),
    'no line break at its end': file.trimEnd(),
    'the form of JSON': json,
    'the form of indented JSON': JSON.stringify(data, null, 2),
    'sections in flow style': `${HEAD.slice(0, 15)}timestamp: "${data.timestamp}"\nsession: ${JSON.stringify(data.session)}
components: ${JSON.stringify(data.components, null, 1)}
'state' : [ # as JSON, with a comma at the end
${data.state.map((record) => `  ${JSON.stringify(record)},\n`).join('')}] # done
events:
  ${JSON.stringify(data.events)}
"performance": ${JSON.stringify(data.performance)}
`,
  };
  for (const [what, text] of Object.entries(layouts)) {
    it(`reads a file with ${what}`, () => {
      for (const sizes of [[1], [17, 500], [1e6]]) {
        const { lines, members } = splitYaml(text, sizes);
        expect(lines).to.deep.equal(recordLines(data));
        expect(members).to.deep.equal({
          version: data.version,
          timestamp: data.timestamp,
          session: data.session,
        });
      }
    });
  }

  it('reads sections and keys in any order, missing and empty ones too', () => {
    const { members, lines } = splitYaml(
      'events:\n- seq: 1\n-\n  seq: 2\nstate: []\nperformance: ~\ncomponents:\nsession: {id: a}\nversion: "2.0"\n',
    );
    expect(lines.events).to.deep.equal(['{"seq":1}', '{"seq":2}']);
    expect(members).to.deep.equal({
      performance: null,
      components: null,
      session: { id: 'a' },
      version: '2.0',
    });
  });

  it('reads texts of every style', () => {
    expect(
      payloadOf(`it's
      a "text
      [of

      several # lines`),
    ).to.equal('it\'s a "text [of\nseveral');
    expect(payloadOf("'it''s\n      - one'")).to.equal("it's - one");
    expect(payloadOf('"a\\\n      \\x41\\u0042\\U0001F3AC\\e\\/\\_"')).to.equal('aAB🎬\u001b/\u00a0');
    expect(payloadOf('|\n      a: "b\n       - [\n\n      # c\n')).to.equal('a: "b\n - [\n\n# c\n');
    expect(payloadOf('>-\n      a\n      b\n\n      c\n')).to.equal('a b\nc');
    expect(payloadOf('|2+\n       a\n\n')).to.equal(' a\n\n\n');
  });

  it('reads plain scalars by the core schema, and tagged ones', () => {
    const plain = '[yes, no, y, 12:30, 2026-01-01, 1_000, 017, 0x1f, 0o17, 1., .5, +1, ~, Null]';
    const values = ['yes', 'no', 'y', '12:30', '2026-01-01', '1_000', 17, 31, 15, 1, 0.5, 1, null, null];
    expect(payloadOf(plain)).to.deep.equal(values);
    expect(
      payloadOf(
        plain
          .slice(1, -1)
          .split(', ')
          .map((value) => `\n      - ${value}`)
          .join(''),
      ),
    ).to.deep.equal(values);
    expect(payloadOf('[.nan, .inf, -.INF, -0, -0.0]')).to.deep.equal(
      ['nan', 'infinity', '-infinity', '-0', '-0'].map(($type) => ({ $type })),
    );
    expect(
      payloadOf('[!!str 1, !!int "3", !!float 1, !!bool "true", !!null "", ! 12, !!binary AAH/]'),
    ).to.deep.equal([
      '1',
      3,
      1,
      true,
      null,
      '12',
      { $type: 'bytes', name: 'Uint8Array', length: 3, base64: 'AAH/' },
    ]);
    expect(payloadOf('{1: a, true: b, ~: c, 1e3: d, x: {}}')).to.deep.equal({
      1: 'a',
      true: 'b',
      null: 'c',
      1000: 'd',
      x: {},
    });
  });

  it('keeps names that mean something to JavaScript or to YAML 1.1 as data', () => {
    const text = '{"__proto__": {"a": 1}, constructor: 2, <<: {b: 3}, =: 4}';
    expect(JSON.stringify(payloadOf(text))).to.equal(
      '{"__proto__":{"a":1},"constructor":2,"<<":{"b":3},"=":4}',
    );
    expect(JSON.stringify(eventsOf('events:\n  - __proto__: 1\n    a: 2\n'))).to.equal(
      '[{"__proto__":1,"a":2}]',
    );
    expect('a' in {}).to.be.false;
  });

  it('lets an alias stand for what was anchored before it, in any record', () => {
    expect(
      eventsOf(
        'events:\n  - &r {seq: 1, payload: &p [1]}\n  - *r\n  - seq: 2\n    payload: {a: *p, b: &p 2, c: *p}\n',
      ),
    ).to.deep.equal([
      { seq: 1, payload: [1] },
      { seq: 1, payload: [1] },
      { seq: 2, payload: { a: [1], b: 2, c: 2 } },
    ]);
    const { records } = splitYaml(
      `${HEAD}events: &all\n  - seq: 1\nstate: *all\nperformance: !!seq\n  - seq: 2\n`,
    );
    expect(records.state).to.deep.equal([{ seq: 1 }]);
    expect(records.performance).to.deep.equal([{ seq: 2 }]);
  });

  it('says where each record began', () => {
    const text = `${HEAD}events:\n  - seq: 1\n  # a comment\n  - seq: 2\nstate: [{seq: 3},\n  {seq: 4}]\n`;
    const starts = splitYaml(text).parts.flatMap((part) =>
      part.kind === 'run' ? (part.offsets?.() ?? []).map((offset) => part.byteOffset + offset) : [],
    );
    expect(starts.map((start) => text.slice(start).trimStart().slice(0, 8))).to.deep.equal([
      '- seq: 1',
      '- seq: 2',
      '{seq: 3}',
      '{seq: 4}',
    ]);
  });
});
