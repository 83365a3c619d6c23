import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { EventRecord } from '../../../src/core/model/records.ts';
import { parseEventQuery } from '../../../src/core/query/event-query.ts';
import { linesWith, needsOf } from '../../../src/core/query/line-needs.ts';

const word = fc.constantFrom(
  ...['click', 'Click', 'addToCart', 'ADD', 'é', 'Kelvin', 'İstanbul', 'naïve', 'ſet', 'set'],
  ...['a"b', 'line\nadd', 'C:\\users', '/films/1', '404', 'true', '\u0001x', '\ud800', 'user.role', ''],
);
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const payload = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom('status', 'duration', 'user', 'click', 'é'), value, { maxKeys: 3 }),
  fc.record({ user: fc.record({ role: value }) }),
);
const event: fc.Arbitrary<Omit<EventRecord, 'seq' | 'time'>> = fc.record(
  { name: text, category: word, target: text, source: word, componentId: word, payload },
  { requiredKeys: ['name'] },
);
const part = fc.oneof(
  word.filter((one) => /^\S+$/.test(one) && !one.includes('"')),
  fc.constantFrom('cli', 'dd', 'cart*', '*Role', 'elvin', 'tanbul', 'set', 'user', '40*', 'tru*'),
);
const term = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('', 'name:', 'target:', 'category:', 'status:', 'user.role:', 'payload:', 'é:'),
    fc.array(part, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', ' duration>5', ' status=404', ' /add|set/', ' -user'),
  )
  .map(([minus, field, parts, more]) => `${minus}${field}${parts.join(',')}${more}`);

describe('what lines must hold', () => {
  it('leaves out no line whose event a filter accepts', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 12 }),
        fc.array(term, { maxLength: 2 }),
        (some, terms) => {
          const events = some.map((one, at) => ({ seq: at, time: at, ...one }));
          const query = parseEventQuery(terms.join(' '));
          const lines = events.map((one) => JSON.stringify(one));
          const left = linesWith(lines.join(',\n'), query.needs) ?? lines;
          expect(lines).to.include.members(left);
          const wanted = events.filter((one) => query.accepts(one)).map((one) => JSON.stringify(one));
          expect(left.filter((line) => query.accepts(JSON.parse(line) as EventRecord))).to.deep.equal(
            wanted,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('tells from the text of a part alone, and reads all of what others wrote otherwise', () => {
    const lines = ['{"name":"click"}', '{"name":"Key"}', '{"name":"CLICK on key"}'];
    const text = lines.join(',\n');
    expect(linesWith(text, needsOf(['click']))).to.deep.equal([lines[0], lines[2]]);
    expect(linesWith(text, [...needsOf(['click']), ...needsOf(['key'])])).to.deep.equal([lines[2]]);
    expect(linesWith(text, needsOf(['click', 'key']))).to.deep.equal(lines);
    expect(linesWith(text, needsOf(['no']))).to.deep.equal([]);
    expect(linesWith(text, needsOf(['4']))).to.equal(undefined);
    expect(linesWith(String.raw`{"name":"\u0063lick"}`, needsOf(['click']))).to.equal(undefined);
  });

  it('is what a filter asks for', () => {
    expect(parseEventQuery('add name:click*,key -no duration>50 /x/').needs).to.deep.equal([
      ['add'],
      ['click', 'key'],
      ['duration'],
    ]);
    expect(parseEventQuery('payload.user.role:admin seq>5 status:404').needs).to.deep.equal([
      ['admin'],
      ['role'],
      ['status'],
    ]);
  });
});
