import fc from 'fast-check';

/** What a list is made into, step by step: keys of its rows, each once, and what stands before and behind them. */
export interface ListEdit {
  rows: number[];
  hasHead: boolean;
  hasTail: boolean;
}

export const listEdits: fc.Arbitrary<ListEdit[]> = fc.array(
  fc.record({
    rows: fc.uniqueArray(fc.nat(9), { maxLength: 8 }),
    hasHead: fc.boolean(),
    hasTail: fc.boolean(),
  }),
  { minLength: 2, maxLength: 8 },
);

/** The names of what an edit shows: `head`, the rows between two that are always there, `tail`. */
export function shownBy({ rows, hasHead, hasTail }: ListEdit): string[] {
  return [
    ...(hasHead ? ['head'] : []),
    'first',
    ...rows.map((row) => `row ${row}`),
    'last',
    ...(hasTail ? ['tail'] : []),
  ];
}

/** The same where each row shows one more of its name. */
export function shownInPairs(edit: ListEdit): string[] {
  return shownBy(edit).flatMap((name) => (name.startsWith('row') ? [name, `${name} too`] : name));
}

/** 1,000 rows, and the same with the second and the last but one in each other's place. */
export function swappedRows(): { before: ListEdit; after: ListEdit } {
  const rows = Array.from({ length: 1_000 }, (_, i) => i);
  const swapped = [0, 998, ...rows.slice(2, 998), 1, 999];
  const ends = { hasHead: false, hasTail: false };
  return { before: { rows, ...ends }, after: { rows: swapped, ...ends } };
}
