/** Texts in small letters: a line must hold one of each group for its record to be let through. */
export type LineNeeds = readonly (readonly string[])[];

/** What JSON writes as it is, whoever wrote it; shorter runs are in every line. */
const RUN = /[A-Za-z_]{2,}/g;

/** What others may write otherwise than we do. */
const ESCAPED_LETTER = String.raw`\u`;

/** @param alternatives - texts, one of which is in the record in any case of letters @returns nothing where that tells no line from another */
export function needsOf(alternatives: readonly string[]): LineNeeds {
  const runs = alternatives.map(longestRun);
  return runs.includes('') ? [] : [runs];
}

function longestRun(text: string): string {
  const runs = text.match(RUN) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '').toLowerCase();
}

/**
 * Lines of those that may be let through, without their separators.
 * @param text - lines joined by `,\n`
 * @returns undefined where that cannot be told from the text
 */
export function linesWith(text: string, needs: LineNeeds): string[] | undefined {
  const [first, ...others] = needs;
  const small = text.toLowerCase();
  // Some letters have a longer small form.
  if (first === undefined || small.length !== text.length || text.includes(ESCAPED_LETTER))
    return undefined;
  const found: string[] = [];
  const nextOf = first.map(() => -1);
  for (let from = 0; from < text.length;) {
    let at = text.length;
    for (const [i, one] of first.entries()) {
      if (nextOf[i]! < from) {
        const next = small.indexOf(one, from);
        nextOf[i] = next < 0 ? text.length : next;
      }
      at = Math.min(at, nextOf[i]!);
    }
    if (at === text.length) break;
    const start = text.lastIndexOf('\n', at) + 1;
    const newline = text.indexOf('\n', at);
    const line = small.slice(start, newline < 0 ? text.length : newline - 1);
    if (others.every((group) => group.some((one) => line.includes(one))))
      found.push(text.slice(start, start + line.length));
    from = newline < 0 ? text.length : newline + 1;
  }
  return found;
}
