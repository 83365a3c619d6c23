import { setField } from '../model/set-field.ts';

/**
 * What turns one value of JSON into another that has most of it in common, so that only the rest crosses to the
 * page. Itself JSON, null where an element stays as it is. A moment far away differs in thousands of fields, so a patch
 * of one takes as few objects as can be.
 */
export type Patch =
  /** The value itself, as long as it cannot be taken for another form. */
  | string
  | number
  | boolean
  | { whole: unknown }
  /** By name, of those that differ. `names`: all fields in order, where these are others than before. */
  | { fields: Record<string, Patch>; names?: string[] }
  /** The elements between the first `start` and the last `end` ones, patches of those that stood at their place. */
  | { start: number; end: number; elements: (Patch | null)[] };

type Fields = Record<string, unknown>;

/** Nothing is looked into that is one object in both. @returns undefined where both say the same */
export function patchBetween(before: unknown, after: unknown): Patch | undefined {
  if (Object.is(before, after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return listPatch(before, after);
  if (isFields(before) && isFields(after)) return fieldsPatch(before, after);
  return wholePatch(after);
}

/** What puts a value in the place of any other. */
export function wholePatch(value: unknown): Patch {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : { whole: value };
}

/** The value after a patch; the value before is not touched. */
export function patched(before: unknown, patch: Patch | null | undefined): unknown {
  if (patch === undefined || patch === null) return before;
  if (typeof patch !== 'object') return patch;
  if ('fields' in patch) return patchedFields(before as Fields, patch);
  if ('elements' in patch) return patchedList(before as unknown[], patch);
  return patch.whole;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsPatch(before: Fields, after: Fields): Patch | undefined {
  const former = Object.keys(before);
  const names = Object.keys(after);
  let fields: Record<string, Patch> | undefined;
  let isSameNames = former.length === names.length;
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i]!;
    const isInPlace = name === former[i];
    isSameNames &&= isInPlace;
    const patch =
      isInPlace || Object.hasOwn(before, name)
        ? patchBetween(before[name], after[name])
        : wholePatch(after[name]);
    if (patch !== undefined) setField((fields ??= {}), name, patch);
  }
  if (!isSameNames) return { fields: fields ?? {}, names };
  return fields && { fields };
}

function patchedFields(before: Fields, { fields, names }: Extract<Patch, { fields: unknown }>): Fields {
  if (names === undefined) {
    const next: Fields = { ...before };
    for (const name of Object.keys(fields)) {
      setField(next, name, patched(before[name], fields[name]));
    }
    return next;
  }
  // Where fields came or went, all are set in their order.
  const next: Fields = {};
  for (const name of names) {
    const patch = Object.hasOwn(fields, name) ? fields[name] : undefined;
    setField(next, name, patched(before[name], patch));
  }
  return next;
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
    .map((value, i) =>
      i < former.length ? (patchBetween(former[i], value) ?? null) : wholePatch(value),
    );
  const isSame = before.length === after.length && elements.every((patch) => patch === null);
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
