import type { RegExpNode } from './regexp-parser.ts';

/** What JSON writes in another way. */
const ESCAPED = /["\\\p{Cc}\p{Cs}]/u;

/**
 * Texts of which every match of a pattern holds at least one, as they stand in JSON too; the longest that
 * there are.
 * @returns undefined where a match may hold anything
 */
export function requiredTexts(root: RegExpNode): string[] | undefined {
  switch (root.type) {
    case 'set':
      return root.character === undefined || ESCAPED.test(root.character) ? undefined : [root.character];
    case 'sequence':
      return ofSequence(root.parts);
    case 'choice': {
      const options = root.options.map(requiredTexts);
      return options.every((option) => option !== undefined) ? options.flat() : undefined;
    }
    case 'capture':
      return requiredTexts(root.node);
    case 'repeat':
      return root.min > 0 ? requiredTexts(root.node) : undefined;
    case 'assertion':
    case 'look':
    case 'reference':
      return undefined;
  }
}

function ofSequence(parts: readonly RegExpNode[]): string[] | undefined {
  let best: string[] | undefined;
  let run = '';
  const offer = (texts: string[] | undefined): void => {
    if (texts !== undefined && shortest(texts) > shortest(best)) best = texts;
  };
  for (const part of flatten(parts)) {
    const texts = requiredTexts(part);
    if (part.type === 'set' && texts !== undefined) {
      run += texts[0]!;
      continue;
    }
    // An assertion takes no room.
    if (part.type === 'assertion' || part.type === 'look') continue;
    if (run !== '') offer([run]);
    run = '';
    offer(texts);
  }
  if (run !== '') offer([run]);
  return best;
}

/** Sequences inside sequences are one. */
function flatten(parts: readonly RegExpNode[]): RegExpNode[] {
  return parts.flatMap((part) => {
    const inner = part.type === 'capture' ? part.node : part;
    return inner.type === 'sequence' ? flatten(inner.parts) : [inner];
  });
}

function shortest(texts: readonly string[] | undefined): number {
  return texts === undefined ? 0 : Math.min(...texts.map(({ length }) => length));
}
