import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ValueDiff } from '../../../src/core/model/value-diff.ts';
import { diffValues } from '../../../src/core/query/diff-values.ts';
import { jsonValue } from '../../support/arbitraries.ts';
import { applyEdit, edits, initialState, spliced } from '../../support/state-edits.ts';

/** The value that a difference leads to from the former one. */
function applied(before: unknown, diff: ValueDiff): unknown {
  switch (diff.kind) {
    case 'same':
      return before;
    case 'changed':
      return diff.after;
    case 'text': {
      const text = before as string;
      return text.slice(0, diff.start) + diff.added + text.slice(text.length - diff.end);
    }
    case 'fields': {
      const fields = new Map(Object.entries(before as object));
      for (const entry of diff.entries) {
        if (entry.op === 'remove') fields.delete(entry.key);
        else if (entry.op === 'add') fields.set(entry.key, entry.value);
        else if (entry.op === 'change')
          fields.set(entry.key, applied(fields.get(entry.key), entry.diff));
      }
      return Object.fromEntries(fields);
    }
    case 'list': {
      const rest = [...(before as unknown[])];
      return diff.entries.flatMap((entry) => {
        if (entry.op === 'same') return rest.splice(0, entry.count);
        if (entry.op === 'add') return [entry.value];
        const [first] = rest.splice(0, 1);
        return entry.op === 'change' ? [applied(first, entry.diff)] : [];
      });
    }
  }
}

const json = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}` : one)));

describe('diffValues', () => {
  it('leads from any value to any other', () => {
    fc.assert(
      fc.property(jsonValue, jsonValue, (before, after) => {
        expect(applied(before, diffValues(before, after))).to.deep.equal(after);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads through every edit of a state', () => {
    fc.assert(
      fc.property(initialState, edits, (first, all) => {
        let state = first;
        for (const edit of all) {
          const next = applyEdit(state, edit);
          const [before, after] = [json(state), json(next)];
          expect(applied(before, diffValues(before, after))).to.deep.equal(after);
          state = next;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps what was not touched, wherever it has moved in a list', () => {
    const list = Array.from({ length: 50 }, (_, id) => ({ id, tags: [id] }));
    const next = spliced(spliced(list, 40, 1), 3, 0, { id: 99, tags: [] });
    next[10] = { id: 9, tags: [1, 2] };
    expect(diffValues({ list, n: 1 }, { list: json(next), n: 1 })).to.deep.equal({
      kind: 'fields',
      entries: [
        {
          op: 'change',
          key: 'list',
          diff: {
            kind: 'list',
            entries: [
              { op: 'same', count: 3 },
              { op: 'add', key: '3', value: { id: 99, tags: [] } },
              { op: 'same', count: 6 },
              {
                op: 'change',
                key: '10',
                diff: {
                  kind: 'fields',
                  entries: [
                    { op: 'same', count: 1 },
                    {
                      op: 'change',
                      key: 'tags',
                      diff: {
                        kind: 'list',
                        entries: [
                          { op: 'change', key: '0', diff: { kind: 'changed', before: 9, after: 1 } },
                          { op: 'add', key: '1', value: 2 },
                        ],
                      },
                    },
                  ],
                },
              },
              { op: 'same', count: 30 },
              { op: 'remove', key: '40', value: { id: 40, tags: [40] } },
              { op: 'same', count: 9 },
            ],
          },
        },
        { op: 'same', count: 1 },
      ],
    });
  });

  it('tells of a long text what changed in its middle, and no half letters', () => {
    const [start, end] = ['x'.repeat(50), 'y'.repeat(50)];
    expect(diffValues(`${start}😀${end}`, `${start}😁${end}`)).to.deep.equal({
      kind: 'text',
      start: 50,
      end: 50,
      removed: '😀',
      added: '😁',
      lead: 'x'.repeat(24),
      tail: 'y'.repeat(24),
    });
    const grown = `${start}${end}`;
    expect(applied(grown, diffValues(grown, `${grown}${grown}`))).to.equal(grown + grown);
  });

  it('replaces what has another form', () => {
    const [map, set] = [
      { $type: 'map', entries: [] },
      { $type: 'set', values: [] },
    ];
    expect(diffValues(map, set)).to.deep.equal({ kind: 'changed', before: map, after: set });
    expect(diffValues([], {}).kind).to.equal('changed');
    expect(diffValues({ a: 1, b: 2 }, { b: 2, a: 1 })).to.deep.equal({ kind: 'same' });
  });

  it('of lists too long to be aligned matches elements by index, and of too many changes tells no more', () => {
    const before = Array.from({ length: 20_000 }, (_, i) => ({ i }));
    const after = before.map(({ i }) => ({ i: i + 1 }));
    const diff = diffValues({ before, last: [1] }, { before: after, last: [2] });
    expect(applied({ before, last: [1] }, diff)).to.deep.equal({ before: after, last: [2] });
    expect(diff).to.have.nested.property('entries[0].diff.entries[19999].diff.kind', 'changed');
  });
});
