const { keys, hasOwn, is, defineProperty } = Object;
const { isArray } = Array;

type Fields = Record<string, unknown>;

/**
 * A copy of what JSON can say, in which all that is equal to something at the same place of a former copy is that
 * very object: where a list got longer or shorter, places are counted from its start, then from its end.
 */
export function copySharing(before: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return copyList(isArray(before) ? before : undefined, value);
  const isFields = typeof before === 'object' && before !== null && !isArray(before);
  return copyFields(isFields ? (before as Fields) : undefined, value as Fields);
}

function copyFields(before: Fields | undefined, value: Fields): Fields {
  const copy: Fields = {};
  const names = keys(value);
  let isSame = before !== undefined && keys(before).length === names.length;
  for (const name of names) {
    const isKnown = before !== undefined && hasOwn(before, name);
    const shared = copySharing(isKnown ? before[name] : undefined, value[name]);
    isSame &&= isKnown && is(shared, before[name]);
    // An assignment to it would make no field.
    if (name === '__proto__')
      defineProperty(copy, name, {
        value: shared,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else copy[name] = shared;
  }
  return isSame ? before! : copy;
}

function copyList(
  before: readonly unknown[] | undefined,
  value: readonly unknown[],
): readonly unknown[] {
  const former = before ?? [];
  const copy: unknown[] = Array.from({ length: value.length });
  const shift = value.length - former.length;
  const shorter = Math.min(value.length, former.length);
  let start = 0;
  while (start < shorter) {
    copy[start] = copySharing(former[start], value[start]);
    start += 1;
    if (shift !== 0 && !is(copy[start - 1], former[start - 1])) break;
  }
  let end = value.length;
  while (shift !== 0 && end > start && end - shift > start) {
    copy[end - 1] = copySharing(former[end - 1 - shift], value[end - 1]);
    end -= 1;
    if (!is(copy[end], former[end - shift])) break;
  }
  for (let i = start; i < end; i += 1) copy[i] = copySharing(former[i], value[i]);
  const isSame = before !== undefined && shift === 0 && copy.every((one, i) => is(one, before[i]));
  return isSame ? before : copy;
}
