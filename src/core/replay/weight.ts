/** What a field or an element takes, about, in bytes. */
const FIELD_BYTES = 16;

/** What an object takes besides its fields. */
const OBJECT_BYTES = 32;

/** About how many bytes a value takes in memory besides what it shares, at the same place, with another. */
export function weightBeyond(shared: unknown, value: unknown): number {
  if (Object.is(shared, value)) return 0;
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  const former = (typeof shared === 'object' && shared !== null ? shared : {}) as Record<
    string,
    unknown
  >;
  let weight = OBJECT_BYTES;
  for (const [name, field] of Object.entries(value)) {
    weight += FIELD_BYTES + weightBeyond(Object.hasOwn(former, name) ? former[name] : undefined, field);
  }
  return weight;
}
