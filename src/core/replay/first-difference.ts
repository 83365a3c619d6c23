import { pointerToken } from '../model/json-pointer.ts';
import { isAlike } from '../query/comparable.ts';

/** A place in two stored values at which they differ; the value of one that has no such place is absent. */
export interface Difference {
  /** JSON Pointer into both; empty for the whole. */
  path: string;
  expected?: { value: unknown };
  came?: { value: unknown };
}

/** The first place, as deep as it can be told, at which two values are not alike. */
export function firstDifference(expected: unknown, came: unknown): Difference {
  let path = '';
  let [one, other] = [expected, came];
  for (;;) {
    const [fields, others] = [fieldsOf(one), fieldsOf(other)];
    if (!fields || !others || Array.isArray(one) !== Array.isArray(other)) break;
    const keys = new Set([...Object.keys(fields), ...Object.keys(others)]);
    const key = [...keys].find((name) => !isAlike(pick(fields, name), pick(others, name)));
    if (key === undefined) break;
    path += `/${pointerToken(key)}`;
    [one, other] = [fields[key], others[key]];
    const [isThere, isHere] = [Object.hasOwn(fields, key), Object.hasOwn(others, key)];
    if (isThere && isHere) continue;
    return {
      path,
      ...(isThere && { expected: { value: one } }),
      ...(isHere && { came: { value: other } }),
    };
  }
  return { path, expected: { value: one }, came: { value: other } };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** A field by itself, with its name: what is another value in each run is known by that, too. */
function pick(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(fields, name) ? { [name]: fields[name] } : {};
}
