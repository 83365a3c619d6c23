import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { findJsonProblem } from '../../../../src/panel/views/state-view/json-problem.ts';
import { jsonValue } from '../../../support/arbitraries.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonProblem', () => {
  it('finds none in JSON, however it is laid out', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        expect(findJsonProblem(JSON.stringify(value, null, space))).to.equal(undefined);
      }),
    );
  });

  it('agrees with JSON.parse about texts with a sign taken out or put in', () => {
    const sign = fc.constantFrom('', ',', '"', '{', '}', '[', ']', ':', '\\', '0', '-', 'e', ' ', '\n');
    fc.assert(
      fc.property(jsonValue, fc.nat(), fc.nat(1), sign, (value, at, removed, added) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const edited = text.slice(0, place) + added + text.slice(place + removed);
        const problem = findJsonProblem(edited);
        // `JSON.parse` takes a key twice, and says what is wrong behind it.
        if (problem?.words.endsWith('is there twice')) return;
        expect(problem === undefined, edited).to.equal(isJson(edited));
      }),
      { numRuns: 3_000 },
    );
  });

  const PROBLEMS: [text: string, line: number, column: number, words: string][] = [
    ['', 1, 1, 'a value is missing at the end'],
    ['{\n  "a": 1,\n}', 3, 1, 'a key in double quotes is expected here'],
    ['{"a" 1}', 1, 6, ': is expected here'],
    ['[1 2]', 1, 4, ', or ] is expected here'],
    ['[1,\n 2', 2, 3, ', or ] is expected here'],
    ['01', 1, 2, 'nothing may follow the value'],
    ['{"a": nope}', 1, 7, 'a value is expected here'],
    ['"a\nb"', 1, 1, 'this text has no end, or a sign that must be escaped'],
    ['{"a": 1, "\\u0061": 2}', 1, 10, 'the key "a" is there twice'],
    ['['.repeat(1e5), 1, 502, 'too deep'],
  ];
  for (const [text, line, column, words] of PROBLEMS) {
    it(`says where and what: ${words} (${JSON.stringify(text.slice(0, 20))})`, () => {
      expect(findJsonProblem(text)).to.deep.equal({ line, column, words });
    });
  }
});
