/** A text in double quotes, and whether it is a key. */
const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Characters up to which the pattern is tried. */
const MAX_LENGTH = 2 * 1024 ** 2;

/**
 * Reads what is in flow style and also JSON, with each key once.
 * @returns undefined where it is not
 */
export function readFlow(text: string): { value: unknown } | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    let keys = 0;
    for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) keys += 1;
    return keys === countKeys(value) ? { value } : undefined;
  } catch {
    return undefined;
  }
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce<number>((sum, one) => sum + countKeys(one), 0);
  return Array.isArray(value) ? inner : inner + Object.keys(value).length;
}
