import { NativeList } from '../model/native.ts';
import type { StateChange } from '../model/records.ts';
import { holdsNamedSecret } from '../sanitize/named-values.ts';
import { isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';
import { pointerToken } from '../model/json-pointer.ts';

/** Changes in one step above which the whole value is recorded instead. */
const MAX_CHANGES = 200;

/** Levels looked into: a cycle that is rebuilt at every step has no end. */
const MAX_DEPTH = 24;

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn, keys, prototype: objectPrototype } = Object;
const { isArray, prototype: arrayPrototype } = Array;

/**
 * The edits that turn one immutable value into the next, found by reference: what is the same object
 * is not looked into, so the cost follows the change and not the size. Values in the edits are
 * the app's own, not yet snapshots.
 * @returns undefined where edits cannot say it, or would be too many
 */
export function diffByReference(
  before: unknown,
  after: unknown,
  { redactKeys }: { redactKeys: boolean },
): StateChange[] | undefined {
  const diff: Diff = { changes: new NativeList(), redactKeys };
  return before !== after && collect(before, after, '', 0, diff) ? diff.changes : undefined;
}

interface Diff {
  changes: StateChange[];
  redactKeys: boolean;
}

function collect(before: unknown, after: unknown, path: string, depth: number, diff: Diff): boolean {
  if (Object.is(before, after)) return true;
  if (depth < MAX_DEPTH && isRecord(before) && isRecord(after)) {
    if (!isNamed(before, after, diff)) return collectFields(before, after, path, depth, diff);
  } else if (depth < MAX_DEPTH && isList(before) && isList(after)) {
    if (!isNamed(before, after, diff)) return collectElements(before, after, path, depth, diff);
  }
  if (depth === 0) return false;
  diff.changes.push({ path, op: 'replace', value: after });
  return diff.changes.length <= MAX_CHANGES;
}

/** What is a secret by the name beside it is recorded with that name, or it would not be known for one. */
function isNamed(before: object, after: object, { redactKeys }: Diff): boolean {
  return redactKeys && (holdsNamedSecret(before) || holdsNamedSecret(after));
}

function collectFields(before: object, after: object, path: string, depth: number, diff: Diff): boolean {
  for (const key of keys(before)) {
    if (key === '$type') return false;
    if (hasOwn(after, key)) continue;
    diff.changes.push({ path: `${path}/${pointerToken(key)}`, op: 'remove' });
  }
  for (const key of keys(after)) {
    const next = getOwnPropertyDescriptor(after, key);
    const former = getOwnPropertyDescriptor(before, key);
    if (next?.get !== undefined || former?.get !== undefined || key === '$type') return false;
    const at = `${path}/${pointerToken(key)}`;
    if (diff.redactKeys && isSecretValue(key, next?.value)) {
      if (former === undefined) diff.changes.push({ path: at, op: 'add', value: REDACTED });
      else if (!isSecretValue(key, former.value)) {
        diff.changes.push({ path: at, op: 'replace', value: REDACTED });
      }
    } else if (former === undefined) diff.changes.push({ path: at, op: 'add', value: next!.value });
    else if (!collect(former.value, next!.value, at, depth + 1, diff)) return false;
    if (diff.changes.length > MAX_CHANGES) return false;
  }
  return true;
}

/**
 * Elements at the same distance from the start, then from the end, are compared; what lies between
 * was inserted, removed or replaced.
 */
function collectElements(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  depth: number,
  diff: Diff,
): boolean {
  if (hasHoles(before) || hasHoles(after)) return false;
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && Object.is(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && Object.is(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const removed = before.length - start - end;
  const added = after.length - start - end;
  const common = Math.min(removed, added);
  for (let i = start; i < start + common; i += 1) {
    if (!collect(before[i], after[i], `${path}/${i}`, depth + 1, diff)) return false;
  }
  // Removed from the back, so that the indices before stay true while the edits are applied.
  for (let i = start + removed - 1; i >= start + common; i -= 1) {
    diff.changes.push({ path: `${path}/${i}`, op: 'remove' });
    if (diff.changes.length > MAX_CHANGES) return false;
  }
  for (let i = start + common; i < start + added; i += 1) {
    diff.changes.push({ path: `${path}/${i}`, op: 'add', value: after[i] });
    if (diff.changes.length > MAX_CHANGES) return false;
  }
  return true;
}

/** No edit makes a hole, or fills one. */
function hasHoles(list: readonly unknown[]): boolean {
  if (!list.includes(undefined)) return false;
  for (let i = 0; i < list.length; i += 1) if (!hasOwn(list, i)) return true;
  return false;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && getPrototypeOf(value) === objectPrototype;
}

function isList(value: unknown): value is readonly unknown[] {
  return isArray(value) && getPrototypeOf(value) === arrayPrototype;
}
