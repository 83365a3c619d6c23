import { setField } from '../model/set-field.ts';

/**
 * What turns one value of JSON into another that has most of it in common, so that only the rest crosses to the
 * page. Undefined stands for a value that stays as it is.
 */
export type Patch =
  | { whole: unknown }
  /** `names`: all fields in order, where these are others than before. */
  | { fields: [name: string, patch: Patch][]; names?: string[] }
  /** The elements between the first `start` and the last `end` ones, patches of those that stood at their place. */
  | { start: number; end: number; elements: (Patch | undefined)[] };

type Fields = Record<string, unknown>;

/** Nothing is looked into that is one object in both. @returns undefined where both say the same */
export function patchBetween(before: unknown, after: unknown): Patch | undefined {
  if (Object.is(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return listPatch(before, after);
  if (isFields(before) && isFields(after)) return fieldsPatch(before, after);
  return { whole: after };
}

/** The value after a patch; the value before is not touched. */
export function patched(before: unknown, patch: Patch | undefined): unknown {
  if (patch === undefined) return before;
  if ('whole' in patch) return patch.whole;
  return 'fields' in patch
    ? patchedFields(before as Fields, patch)
    : patchedList(before as unknown[], patch);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsPatch(before: Fields, after: Fields): Patch | undefined {
  const former = Object.keys(before);
  const names = Object.keys(after);
  const fields: [string, Patch][] = [];
  for (const name of names) {
    const patch = Object.hasOwn(before, name)
      ? patchBetween(before[name], after[name])
      : { whole: after[name] };
    if (patch !== undefined) fields.push([name, patch]);
  }
  const isSameNames = former.length === names.length && names.every((name, i) => name === former[i]);
  if (!isSameNames) return { fields, names };
  return fields.length === 0 ? undefined : { fields };
}

function patchedFields(before: Fields, { fields, names }: Extract<Patch, { fields: unknown }>): Fields {
  const next: Fields = { ...before };
  const edits = new Map(fields);
  // Where fields came or went, all are set in their order.
  const target: Fields = names === undefined ? next : {};
  for (const name of names ?? edits.keys()) {
    setField(target, name, patched(next[name], edits.get(name)));
  }
  return target;
}

function listPatch(before: readonly unknown[], after: readonly unknown[]): Patch | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && Object.is(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && Object.is(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const former = before.slice(start, before.length - end);
  const elements = after
    .slice(start, after.length - end)
    .map((value, i) => (i < former.length ? patchBetween(former[i], value) : { whole: value }));
  const isSame = before.length === after.length && elements.every((patch) => patch === undefined);
  return isSame ? undefined : { start, end, elements };
}

function patchedList(
  before: readonly unknown[],
  { start, end, elements }: Extract<Patch, { elements: unknown }>,
): unknown[] {
  return [
    ...before.slice(0, start),
    ...elements.map((patch, i) => patched(before[start + i], patch)),
    ...before.slice(before.length - end),
  ];
}
