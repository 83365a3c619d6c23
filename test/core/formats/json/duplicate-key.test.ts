import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { countKeys, findDuplicateKey } from '../../../../src/core/formats/json/duplicate-key.ts';
import { hostileKey } from '../../../support/arbitraries.ts';

/** An object as its entries, so that a key may stand in it twice. */
type Tree =
  { entries: [key: string, value: Tree][] } | { items: Tree[] } | { scalar: string | number | null };

const key = fc.oneof(fc.constantFrom('a', 'b', 'a"', '\\', ':', '{"a":1}'), hostileKey);
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.record({ scalar: fc.oneof(key, fc.integer(), fc.constant(null)) }),
    fc.record({ items: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ entries: fc.array(fc.tuple(key, tie('tree')), { maxLength: 3 }) }),
  ),
})).tree;

function write(node: Tree, space: string): string {
  if ('scalar' in node) return JSON.stringify(node.scalar);
  if ('items' in node) return `[${node.items.map((item) => write(item, space)).join(`,${space}`)}]`;
  const entries = node.entries.map(
    ([name, value]) => `${JSON.stringify(name)}${space}:${space}${write(value, space)}`,
  );
  return `{${space}${entries.join(`${space},`)}${space}}`;
}

function hasDuplicate(node: Tree): boolean {
  if ('scalar' in node) return false;
  if ('items' in node) return node.items.some(hasDuplicate);
  const names = new Set(node.entries.map(([name]) => name));
  return names.size < node.entries.length || node.entries.some(([, value]) => hasDuplicate(value));
}

describe('keys of a JSON text', () => {
  it('are fewer when they are written again only where one stood twice', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('', ' ', '\n\t'), (node, space) => {
        const text = write(node, space);
        const again = JSON.stringify(JSON.parse(text));
        const isDuplicate = hasDuplicate(node);
        expect(countKeys(again) !== countKeys(text)).to.equal(isDuplicate);
        expect(findDuplicateKey(text) !== undefined).to.equal(isDuplicate);
        expect(findDuplicateKey(again)).to.be.undefined;
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found where they stand for the second time', () => {
    const text = '{"a":[{"a":1},{"b":"a","\\u0062":2}],"a":3}';
    expect(findDuplicateKey(text)).to.deep.equal({ key: 'b', index: text.indexOf('"\\u') });
  });
});
