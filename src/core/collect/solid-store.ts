/** Objects of one store that are looked at. */
const MAX_OBJECTS = 1_000;

/** Whether one of `targets` is the store, or lies in it: Solid tells of the object that is written alone. */
export function holdsOneOf(store: unknown, targets: ReadonlySet<object>): boolean {
  const seen = new Set<unknown>([store]);
  for (const each of seen) {
    if (typeof each !== 'object' || each === null) continue;
    if (targets.has(each)) return true;
    if (seen.size > MAX_OBJECTS) return false;
    for (const field of Object.values(Object.getOwnPropertyDescriptors(each))) {
      if (typeof field.value === 'object') seen.add(field.value);
    }
  }
  return false;
}
