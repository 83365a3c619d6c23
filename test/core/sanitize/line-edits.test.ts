import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { MatchList } from '../../../src/core/sanitize/match-list.ts';
import { SECTIONS, USUAL_SECTIONS } from '../../../src/core/model/records.ts';
import { jsonValue } from '../../support/arbitraries.ts';
import { allTemplates, sessionWithSecrets } from '../../support/session-with-secrets.ts';

const RUNS = 150;

/** Keys that set off rules, that name values, and that change what others mean. */
const keys = fc.constantFrom(
  ...['city', 'password', 'email', 'token', 'dateOfBirth', 'age', 'pin', 'tokens', 'key', 'lat'],
  ...['name', 'id', 'value', 'newValue', 'type', '$type', 'changes', 'path', 'title', '__proto__'],
);
const texts = fc.oneof(
  fc.constantFrom('Kraków', 'map', 'error', 'password', '/user/city', '92', '[REDACTED]', ''),
  fc.constantFrom('{"city":"Łódź"}', 'a "quoted" \\ one', 'ada@example.com', '4111 1111 1111 1111'),
  fc.string(),
);
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { weight: 5, arbitrary: texts },
    { weight: 1, arbitrary: jsonValue },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 4, arbitrary: fc.dictionary(keys, tie('value'), { maxKeys: 4 }) },
  ),
})).value;

/** The same by the filter that redacts in place, and by reading every line that may hold something. */
function sanitizeBothWays(section: (typeof SECTIONS)[number], records: readonly unknown[]): unknown[] {
  const text = records.map((record) => JSON.stringify(record)).join(',\n');
  const [inPlace, read] = [allTemplates().forLines(), allTemplates().forLines(new MatchList())];
  return [inPlace, read].map((lines) => {
    const sanitized = lines.sanitize(section, text);
    const { valuesRedacted, byPattern, stoppedPatterns } = lines.stats;
    return { sanitized, valuesRedacted, byPattern, stoppedPatterns };
  });
}

describe('texts that are redacted where they stand in a line', () => {
  it('become what reading the line makes of them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SECTIONS), fc.array(values, { maxLength: 4 }), (section, found) => {
        const records = found.map((value, seq) => ({
          seq,
          time: seq,
          name: 'a',
          payload: value,
          ...(value as object),
        }));
        const [inPlace, read] = sanitizeBothWays(section, records);
        expect(inPlace).to.deep.equal(read);
      }),
      { numRuns: RUNS },
    );
  });

  it('do so in sessions with secrets of all classes', () => {
    fc.assert(
      fc.property(sessionWithSecrets, (data) => {
        for (const section of USUAL_SECTIONS) {
          const [inPlace, read] = sanitizeBothWays(section, data[section]);
          expect(inPlace).to.deep.equal(read);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('leave the rest of their line as it is written', () => {
    const line = '{"seq":1,"time":1.50,"payload":{"city":"Kraków","n":1e3,"email":null}}';
    expect(allTemplates().forLines().sanitize('events', line)).to.equal(
      line.replace('Kraków', '[REDACTED]'),
    );
  });
});
