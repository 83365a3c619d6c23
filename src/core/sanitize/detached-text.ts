/**
 * The same text in memory of its own. Engines keep a part of a text as a view of the whole: a few characters in
 * a cache would hold all that they were read from.
 */
export function detachedText(text: string): string {
  return `${text} `.slice(0, -1);
}
