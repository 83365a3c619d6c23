import { expect } from '@open-wc/testing';
import { parseRegExpTree } from '../../../src/core/sanitize/regexp-parser.ts';
import { requiredTexts } from '../../../src/core/sanitize/required-texts.ts';

describe('what every match of a pattern holds', () => {
  const cases: [pattern: RegExp, expected: string[] | undefined][] = [
    [/\bEMP-\d{6}\b/, ['EMP-']],
    [/(api[_-]?key)(["'\s:=]+)([^\s"']+)/, ['api']],
    [/postgres:\/\/[^@]+@/, ['postgres://']],
    [/(?:foo|ba(?:rr|zz))\d/, ['foo', 'ba']],
    [/(?:ab(?=x)c)+\d?/, ['abc']],
    [/a\.b\nc/, ['a.b']],
    [/ab"cde/, ['cde']],
    [/x?y*z{0}/, undefined],
    [/a|\d/, undefined],
    [/[a-c].\w/, undefined],
  ];
  for (const [pattern, expected] of cases) {
    it(`is known of ${pattern}`, () => {
      const { root } = parseRegExpTree(pattern.source, pattern.flags)!;
      expect(requiredTexts(root)).to.deep.equal(expected);
    });
  }
});
