import { formatPath } from '../../src/core/sanitize/format-path.ts';

type Path = readonly (string | number)[];

/** Places at which two values differ, as matches of a sanitiser name them; an object whose keys differ is one. */
export function differences(before: unknown, after: unknown, path: Path = []): string[] {
  if (Object.is(before, after)) return [];
  if (!isContainer(before) || !isContainer(after) || !haveSameKeys(before, after))
    return [formatPath(path)];
  return Object.keys(before).flatMap((key) =>
    differences((before as Record<string, unknown>)[key], (after as Record<string, unknown>)[key], [
      ...path,
      Array.isArray(before) ? Number(key) : key,
    ]),
  );
}

/** Whether one of two places lies inside the other. */
export function isWithin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && /^(?:$|[.[])/.test(long.slice(short.length));
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function haveSameKeys(one: object, other: object): boolean {
  return (
    Array.isArray(one) === Array.isArray(other) &&
    JSON.stringify(Object.keys(one)) === JSON.stringify(Object.keys(other))
  );
}
