import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { validateImport } from '../../../../src/core/import/validate-import.ts';
import { Version1Session } from '../../../../src/core/import/v1/version1-session.ts';
import { SessionError } from '../../../../src/core/model/errors.ts';
import { SECTIONS } from '../../../../src/core/model/records.ts';
import { hostileKey, jsonValue } from '../../../support/arbitraries.ts';

const TIME = '2025-11-09T20:19:45Z';

/** As the tool's JSON, its MessagePack and the YAML libraries write the name of a field. */
function spelled(name: string): fc.Arbitrary<string> {
  const snake = name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();
  return fc.constantFrom(name, name.toLowerCase(), snake);
}

const time = fc
  .integer({ min: 0, max: 100 })
  .map((s) => new Date(Date.parse(TIME) + s * 1_000).toISOString());
const id = fc.constantFrom('a', 'b', 'c', 'd');
const stray = fc.tuple(
  fc.oneof(hostileKey, fc.constantFrom('seq', 'time', 'op', 'later', 'changes', '7')),
  jsonValue,
);

/** A struct whose fields are spelled in any way, some of them absent, with others among them. */
function struct(fields: Record<string, fc.Arbitrary<unknown>>, required: string): fc.Arbitrary<object> {
  const entries = Object.entries(fields).map(([name, value]) =>
    fc
      .tuple(spelled(name), value, name === required ? fc.constant(true) : fc.boolean())
      .map(([key, one, isThere]) => (isThere ? [[key, one] as const] : [])),
  );
  return fc
    .tuple(fc.array(stray, { maxLength: 2 }), ...entries)
    .map(([strays, ...own]) => Object.fromEntries([...strays, ...own.flat()] as [string, unknown][]));
}

const component = struct(
  {
    ID: id,
    Name: fc.string(),
    Props: jsonValue,
    State: jsonValue,
    Parent: fc.oneof(fc.constant(null), fc.record({ ID: id })),
    Children: fc.oneof(fc.constant(null), fc.array(fc.record({ ID: id }), { maxLength: 2 })),
    Refs: fc.array(fc.record({ Name: fc.constantFrom('x', 'y'), Value: jsonValue }), { maxLength: 3 }),
    Timestamp: time,
  },
  'ID',
);
const file = fc.record({
  components: fc.array(component, { maxLength: 4 }),
  state: fc.array(
    struct(
      { RefID: id, RefName: fc.string(), OldValue: jsonValue, NewValue: jsonValue, Timestamp: time },
      'RefID',
    ),
    { maxLength: 4 },
  ),
  events: fc.array(
    struct(
      { Name: fc.string(), SourceID: id, Payload: jsonValue, Duration: fc.nat(), Timestamp: time },
      'Name',
    ),
    { maxLength: 4 },
  ),
});

describe('Version1Session', () => {
  it('makes a session that can be imported again, or says why not', () => {
    let made = 0;
    fc.assert(
      fc.property(file, (lists) => {
        const session = new Version1Session();
        const data: Record<string, unknown[]> = Object.fromEntries(SECTIONS.map((name) => [name, []]));
        try {
          session.addMember('version', '1.0');
          session.addMember('timestamp', TIME);
          for (const [key, list] of Object.entries(lists)) session.addMember(key, list);
          for (const { section, seq, time: at, line } of session.finish()) {
            const record = JSON.parse(line) as object;
            expect(record).to.include({ seq, time: at });
            // Read again it is the same text: a file of it is canonical.
            expect(JSON.stringify(record)).to.equal(line);
            data[section]!.push(record);
          }
        } catch (error) {
          if (!(error instanceof SessionError)) throw error;
          expect(error.code).to.be.oneOf(['invalid-record', 'duplicate-key']);
          return;
        }
        made += 1;
        const whole = { version: '2.0', timestamp: TIME, session: { id: 'x', name: 'x' }, ...data };
        expect(validateImport(whole).errors).to.deep.equal([]);
        const components = data.components as { op: string; id: string; parentId?: string }[];
        const mounted = new Set<string>();
        for (const { op, id: own, parentId } of components) {
          expect(mounted.has(own)).to.equal(op === 'update');
          if (parentId !== undefined) expect(mounted.has(parentId)).to.be.true;
          mounted.add(own);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(made).to.be.greaterThan(300);
  });

  it('orders records by their time across sections, and those without one after the one before', () => {
    const session = new Version1Session();
    const at = (s: number): string => new Date(Date.parse(TIME) + s * 1_000).toISOString();
    session.addMember('timestamp', at(9));
    session.addMember('events', [
      { Name: 'late', Timestamp: at(5) },
      { Name: 'after late' },
      { Name: 'early', Timestamp: at(1) },
    ]);
    session.addMember('state', [{ RefID: 'first' }, { RefID: 'middle', Timestamp: at(3) }]);
    const names = session.finish().map(({ line }) => {
      const { name, id: ref } = JSON.parse(line) as { name?: string; id?: string };
      return name ?? ref;
    });
    expect(names).to.deep.equal(['early', 'middle', 'late', 'after late', 'first']);
  });
});
