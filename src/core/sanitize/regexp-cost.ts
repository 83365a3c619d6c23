import type { RegExpNode } from './regexp-parser.ts';

/** Rounds from which a repetition counts as one without an end. */
const MANY_ROUNDS = 8;

/** Optional parts in a row, each of which may double the work. */
const MAX_OPTIONAL = 10;

/** What a backtracking engine's work on a text may grow with, at worst. */
export interface RegExpCost {
  /** More than any power of the text's length. */
  isExponential: boolean;
  /** Else this power of it. */
  degree: number;
}

/** A bound, not the truth: it may say of a harmless pattern that it is costly, never the reverse. */
export function costOf(root: RegExpNode): RegExpCost {
  const cost = { isExponential: false, degree: 1 };
  let optionals = 0;
  visit(root, false);
  if (optionals > MAX_OPTIONAL) cost.isExponential = true;
  return cost;

  function visit(node: RegExpNode, isRepeated: boolean): void {
    switch (node.type) {
      case 'set':
      case 'assertion':
        return;
      case 'reference':
        cost.isExponential = true;
        return;
      case 'sequence':
        for (const part of node.parts) visit(part, isRepeated);
        return;
      case 'choice':
        // In each round, another way to match the same.
        if (isRepeated) cost.isExponential = true;
        for (const option of node.options) visit(option, isRepeated);
        return;
      case 'capture':
      case 'look':
        visit(node.node, isRepeated);
        return;
      case 'repeat': {
        const isMany = node.max >= MANY_ROUNDS;
        if (node.min !== node.max) {
          if (isRepeated) cost.isExponential = true;
          if (isMany) cost.degree += 1;
          else optionals += node.max - node.min;
        }
        visit(node.node, isRepeated || isMany);
      }
    }
  }
}
