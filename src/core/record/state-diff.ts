import { NativeList } from '../model/native.ts';
import type { StateChange } from '../model/records.ts';
import { holdsNamedSecret } from '../sanitize/named-values.ts';
import { isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';
import { pointerToken } from '../model/json-pointer.ts';
import { CONTENT_FIELDS, isTagged } from '../model/tagged-value.ts';
import { entriesOf, valuesOf } from './intrinsics.ts';

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
  const diff: Diff = { changes: new NativeList(), redactKeys, isStored: false };
  return before !== after && collect(before, after, '', 0, diff) ? diff.changes : undefined;
}

/** The same of two values as they are stored, that share what did not change (see `copySharing`). */
export function diffStored(before: unknown, after: unknown): StateChange[] | undefined {
  const diff: Diff = { changes: new NativeList(), redactKeys: false, isStored: true };
  return collect(before, after, '', 0, diff) ? diff.changes : undefined;
}

interface Diff {
  changes: StateChange[];
  redactKeys: boolean;
  /** What JSON cannot say is there in its tagged form already. */
  isStored: boolean;
}

function collect(before: unknown, after: unknown, path: string, depth: number, diff: Diff): boolean {
  if (Object.is(before, after)) return true;
  const isDeeper = depth < MAX_DEPTH && !isNamed(before, after, diff);
  if (isDeeper && isRecord(before) && isRecord(after)) {
    if (!diff.isStored || isOneForm(before, after))
      return collectFields(before, after, path, depth, diff);
  } else if (isDeeper && isList(before) && isList(after)) {
    return collectElements(before, after, path, depth, diff);
  } else if (isDeeper && isMap(before) && isMap(after)) {
    const [former, next] = sharedEntries(before, after);
    return collectElements(former, next, `${path}/entries`, depth, diff);
  } else if (isDeeper && isSet(before) && isSet(after)) {
    const [former, next] = [[...valuesOf.call(before)], [...valuesOf.call(after)]];
    return collectElements(former, next, `${path}/values`, depth, diff);
  }
  if (depth === 0) return false;
  diff.changes.push({ path, op: 'replace', value: after });
  return diff.changes.length <= MAX_CHANGES;
}

/** What is a secret by the name beside it is recorded with that name, or it would not be known for one. */
function isNamed(before: unknown, after: unknown, { redactKeys }: Diff): boolean {
  if (!redactKeys || !isContainer(before) || !isContainer(after)) return false;
  return holdsNamedSecret(before) || holdsNamedSecret(after);
}

function isContainer(value: unknown): value is object {
  return isRecord(value) || isList(value);
}

/** Whether stored values are both untagged, or both Maps and the like that say the same of themselves. */
function isOneForm(before: object, after: object): boolean {
  if (!isTagged(before) || !isTagged(after)) return isTagged(before) === isTagged(after);
  const content = CONTENT_FIELDS[before.$type];
  if (content === undefined || keys(before).length !== keys(after).length) return false;
  return keys(before).every((key) => key === content || Object.is(before[key], after[key]));
}

/** The entries of two Maps as lists; an entry that did not change is one and the same pair in both. */
function sharedEntries(
  before: Map<unknown, unknown>,
  after: Map<unknown, unknown>,
): [unknown[][], unknown[][]] {
  const pairs = new Map<unknown, unknown[]>();
  for (const pair of entriesOf.call(before)) pairs.set(pair[0], pair);
  const next = Array.from(entriesOf.call(after), (pair) => {
    const former = pairs.get(pair[0]);
    return former !== undefined && Object.is(former[1], pair[1]) ? former : pair;
  });
  return [[...pairs.values()], next];
}

function collectFields(before: object, after: object, path: string, depth: number, diff: Diff): boolean {
  for (const key of keys(before)) {
    if (key === '$type' && !diff.isStored) return false;
    if (hasOwn(after, key)) continue;
    diff.changes.push({ path: `${path}/${pointerToken(key)}`, op: 'remove' });
  }
  for (const key of keys(after)) {
    const next = getOwnPropertyDescriptor(after, key);
    const former = getOwnPropertyDescriptor(before, key);
    if (next?.get !== undefined || former?.get !== undefined) return false;
    if (key === '$type' && !diff.isStored) return false;
    const at = `${path}/${pointerToken(key)}`;
    if (diff.redactKeys && isSecretValue(key, next?.value)) {
      if (former === undefined) diff.changes.push({ path: at, op: 'add', value: REDACTED });
      // Of a secret, that it changed is all that is said.
      else if (!Object.is(former.value, next?.value)) {
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

function isMap(value: unknown): value is Map<unknown, unknown> {
  return value instanceof Map && getPrototypeOf(value) === Map.prototype;
}

function isSet(value: unknown): value is Set<unknown> {
  return value instanceof Set && getPrototypeOf(value) === Set.prototype;
}
