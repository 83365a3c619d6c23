import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { alignSequences } from '../../../src/core/query/align-sequences.ts';

const lists = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 120 });

/** Length of the longest common subsequence, the plain way. */
function commonLength(before: readonly number[], after: readonly number[]): number {
  let last = new Array<number>(after.length + 1).fill(0);
  for (const one of before) {
    const row = [0];
    after.forEach((other, j) =>
      row.push(one === other ? last[j]! + 1 : Math.max(last[j + 1]!, row[j]!)),
    );
    last = row;
  }
  return last.at(-1)!;
}

function pairsOf(before: readonly number[], after: readonly number[]): [number, number][] {
  const { left, right } = alignSequences(before, after);
  return Array.from(left, (at, row) => [at, right[row]!]);
}

describe('alignSequences', () => {
  it('tells every element of both lists once and in order, in pairs of equal ones', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const pairs = pairsOf(before, after);
        const places = (side: 0 | 1): number[] =>
          pairs.map((pair) => pair[side]).filter((at) => at >= 0);
        expect(places(0)).to.deep.equal([...before.keys()]);
        expect(places(1)).to.deep.equal([...after.keys()]);
        for (const [one, other] of pairs)
          if (one >= 0 && other >= 0) expect(before[one]).to.equal(after[other]);
      }),
    );
  });

  it('keeps the longest common subsequence of lists that fit into a window', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const common = pairsOf(before, after).filter(([one, other]) => one >= 0 && other >= 0);
        expect(common.length).to.equal(commonLength(before, after));
      }),
    );
  });

  it('finds the way back after each difference of long lists', () => {
    const before = Array.from({ length: 30_000 }, (_, n) => (n * 7_919) % 10_007);
    const after = before.filter((_, n) => n % 1_000 !== 500);
    const apart = pairsOf(before, after).filter(([one, other]) => one < 0 || other < 0);
    expect(apart).to.deep.equal(Array.from({ length: 30 }, (_, n) => [n * 1_000 + 500, -1]));
  });

  it('comes to an end where nothing is common', () => {
    const before = Array.from({ length: 2_500 }, (_, n) => n);
    const pairs = pairsOf(
      before,
      before.map((n) => -1 - n),
    );
    expect(pairs).to.have.length(5_000);
  });
});
