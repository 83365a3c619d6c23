import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { patchBetween, patched, type Patch } from '../../../src/core/replay/patch.ts';
import { copySharing } from '../../../src/core/model/copy-sharing.ts';
import { jsonValue } from '../../support/arbitraries.ts';

/** Order of fields included. */
const textOf = (value: unknown): string => JSON.stringify(value);

function patchedAcross(before: unknown, after: unknown): unknown {
  const patch = patchBetween(before, after);
  const crossed = patch && (JSON.parse(JSON.stringify(patch)) as Patch);
  return patched(structuredClone(before), crossed);
}

describe('a patch', () => {
  it('turns any value into any other, whatever crosses in between', () => {
    fc.assert(
      fc.property(jsonValue, jsonValue, (before, after) => {
        expect(textOf(patchedAcross(before, after))).to.equal(textOf(after));
        const sharing = copySharing(before, after);
        expect(textOf(patchedAcross(before, sharing))).to.equal(textOf(after));
      }),
    );
  });

  it('leaves the value before as it is, and shares with it what is the same', () => {
    const before = { a: { b: [1, { c: 2 }] }, d: { e: 3 } };
    const text = textOf(before);
    const after = { ...before, a: { b: [1, { c: 4 }] } };
    const result = patched(before, patchBetween(before, after)) as typeof before;
    expect(result).to.deep.equal(after);
    expect(result.d).to.equal(before.d);
    expect(textOf(before)).to.equal(text);
  });

  it('is there only where something differs, and holds no more than that', () => {
    const films = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`f${i}`, { title: `Film ${i}`, votes: i }]),
    );
    expect(patchBetween(films, structuredClone(films))).to.equal(undefined);
    const after = { ...films, f7: { ...films.f7, votes: 8 } };
    expect(patchBetween(films, after)).to.deep.equal({
      fields: { f7: { fields: { votes: 8 } } },
    });
    const list = [{ n: 1 }, { n: 2 }, { n: 3 }];
    expect(patchBetween(list, [...list, { n: 4 }])).to.deep.equal({
      start: 3,
      end: 0,
      elements: [{ whole: { n: 4 } }],
    });
    expect(patchBetween(list, list.slice(1))).to.deep.equal({ start: 0, end: 2, elements: [] });
  });
});
