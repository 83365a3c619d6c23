import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseDocument, stringify } from 'yaml';
import { readBlock } from '../../../../src/core/formats/yaml/read-block.ts';
import { jsonValue } from '../../../support/arbitraries.ts';

const piece = fc.constantFrom(
  ...[
    '- ',
    'a: ',
    'b:',
    '\n',
    '  ',
    '    ',
    ' ',
    'x',
    '"y"',
    "'z'",
    '|\n',
    '|-\n',
    '|+\n',
    ' #c',
    '[]',
    '{}',
  ],
  ...['1', '~', ': ', '-', '?', '& ', '\t', 'é', '.inf', 'no'],
);

const text = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => `- ${pieces.join('')}`),
  jsonValue.map((value) => stringify([value], { lineWidth: 0, aliasDuplicateObjects: false })),
);

describe('readBlock', () => {
  it('gives what the yaml package gives, or nothing', () => {
    let count = 0;
    fc.assert(
      fc.property(text, (yaml) => {
        const found = readBlock(yaml);
        // The package makes no field of `__proto__`, and no tags of numbers.
        if (found === undefined || /__proto__|\.inf/.test(yaml)) return;
        count += 1;
        const document = parseDocument(yaml, { uniqueKeys: false });
        expect(document.errors).to.deep.equal([]);
        expect(JSON.stringify(found.value)).to.equal(JSON.stringify(document.toJS()));
      }),
      { numRuns: 20_000 },
    );
    expect(count).to.be.above(2_000);
  });

  it('reads what the writer of this project makes, and other plain files', () => {
    const yaml = "a:\n- 1 # one\n-   b: \"x\\n\"\n    c: 'it''s'\n\nd: |\n  e\n   f\n\ng:\n# h\ni: []\n";
    expect(readBlock(yaml)?.value).to.deep.equal({
      a: [1, { b: 'x\n', c: "it's" }],
      d: 'e\n f\n',
      g: null,
      i: [],
    });
  });
});
