import fc from 'fast-check';
import type { ExportData } from '../../src/core/model/file-format.ts';
import {
  SECTIONS,
  type DomRecord,
  type SectionName,
  type UsualSection,
} from '../../src/core/model/records.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });

/** Names that mean something to JavaScript, to the tagged form, or to a careless reader. */
export const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'toJSON',
  '$type',
  '',
  'a/b~c',
  '0',
  '"],\n"x":[',
);

/** Any JSON value, nested up to a few levels, with hostile keys among the others. */
export const jsonValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(withoutMinusZero),
      fc.boolean(),
    ),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(text, hostileKey), tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

const REQUIRED: Record<SectionName, fc.Arbitrary<Record<string, unknown>>> = {
  components: fc.record({ op: fc.constantFrom('mount', 'update', 'move', 'unmount'), id: text }),
  state: fc.record({ id: text, name: text, newValue: jsonValue }),
  events: fc.record({ name: text, payload: jsonValue }),
  performance: fc.record(
    { name: text, startTime: fc.nat(), duration: fc.nat(), changed: fc.array(text, { maxLength: 3 }) },
    { requiredKeys: ['name', 'startTime', 'duration'] },
  ),
  dom: fc.record({ name: text, data: jsonValue }),
};

function records(section: SectionName): fc.Arbitrary<object[]> {
  return fc
    .array(fc.tuple(REQUIRED[section], fc.nat(3)), { maxLength: 8 })
    .map((list) => list.map(([fields, gap], i) => ({ seq: i * 4 + gap, time: i + 0.5, ...fields })));
}

/** A valid session file in memory. */
export const exportData: fc.Arbitrary<ExportData> = fc
  .record(Object.fromEntries(SECTIONS.map((section) => [section, records(section)])))
  .map(({ dom, ...sections }) => ({
    version: '2.0',
    timestamp: '2025-02-03T04:05:06.789Z',
    session: { id: 's', name: 'Session "s"' },
    ...(sections as unknown as Pick<ExportData, UsualSection>),
    ...(dom!.length === 0 ? {} : { dom: dom as unknown as DomRecord[] }),
  }));

/** Sizes of the chunks in which a file arrives. */
export const chunkSizes: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 5_000 })),
  { minLength: 1, maxLength: 6 },
);
