import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { JsonToYaml } from '../../../../src/core/formats/yaml/json-to-yaml.ts';
import { inlineText, scalarText } from '../../../../src/core/formats/yaml/scalar-text.ts';
import { fromUtf8, utf8 } from '../../../support/bytes.ts';
import { fixture } from '../../../support/fixture.ts';

const transcoder = new JsonToYaml();

function entries(value: object): string {
  return fromUtf8(transcoder.entries(utf8(JSON.stringify(value))));
}

const text = async (name: string): Promise<string> => fromUtf8(await fixture(`yaml/${name}`));

describe('JsonToYaml', () => {
  it('writes each text as scalarText does, copied or looked at', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'Z', '/', '_', ' ', ':', '#', '-', '0', 'é', '"', '\n') }),
      fc.mixedCase(fc.constantFrom('y', 'n', 'no', 'on', 'yes', 'off', 'true', 'null', 'false')),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(entries({ key: value })).to.equal(`key: ${scalarText(value, '  ')}\n`);
        expect(entries({ [value]: 1 })).to.equal(`${inlineText(value)}: 1\n`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says beforehand that a long text is a key', () => {
    expect(entries({ ['k'.repeat(1_001)]: { a: 1 } })).to.equal(`? ${'k'.repeat(1_001)}\n:\n  a: 1\n`);
    expect(entries({ ['k'.repeat(1_000)]: [] })).to.equal(`${'k'.repeat(1_000)}: []\n`);
  });

  it('writes numbers that YAML 1.1 takes for numbers too', () => {
    expect(entries({ a: [1e21, 5e-324, 1.5e300, -0.1, 12] })).to.equal(
      'a:\n- 1.0e+21\n- 5.0e-324\n- 1.5e+300\n- -0.1\n- 12\n',
    );
  });

  it('writes items for as many values as there are, and grows with them', () => {
    const values = Array.from({ length: 5_000 }, (_, i) => [i, [i]]);
    const json = values.map((value) => JSON.stringify(value)).join(',\n');
    expect(fromUtf8(transcoder.items(utf8(json)))).to.equal(
      values.map(([i]) => `- - ${String(i)}\n  - - ${String(i)}\n`).join(''),
    );
    expect(transcoder.items(new Uint8Array(0))).to.have.length(0);
  });

  it('writes what PyYAML, which reads YAML 1.1, read as the same values', async () => {
    const values = JSON.parse(await text('values.json')) as object;
    expect(entries(values)).to.equal(await text('values.yaml'));
    expect(JSON.parse(await text('values-pyyaml.json'))).to.deep.equal(values);
  });
});
