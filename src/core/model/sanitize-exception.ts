/**
 * What a sanitiser leaves as it is although a pattern finds it: all that one pattern finds, all at one path, or
 * what one pattern finds at one path. Other patterns may still find something there.
 */
export interface SanitizeException {
  /** Name of the pattern. */
  pattern?: string;
  /**
   * Where the value stands, as previews write it, without what is below it. Indices do not count: one
   * `events[12].payload.items[0].sku` stands for `events.payload.items.sku` of every record.
   */
  path?: string;
}

/** A location without its indices: `events.payload.items.sku` of `events[12].payload.items[0].sku`. */
export function withoutIndices(location: string): string {
  return location.replace(/(\["(?:[^"\\]|\\.)*"\])|\[\d+\]/g, '$1');
}
