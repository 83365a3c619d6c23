import { keyOfToken } from './json-pointer.ts';
import { setField } from './set-field.ts';
import { CONTENT_FIELDS, isTagged, type TaggedValue } from './tagged-value.ts';
import type { StateChange, StateRecord } from './records.ts';

/**
 * The value after a record, from the value before it; the value before is not touched.
 * @param owned - objects of `before` that nobody else holds: these are edited where they are, and copies join them.
 * Where many records follow each other, each object is then copied once
 */
export function valueAfter(before: unknown, record: StateRecord, owned = new Set<object>()): unknown {
  if (record.changes === undefined) return record.newValue;
  return record.changes.reduce((value, change) => applyChange(value, change, owned), before);
}

/**
 * Applies one edit (RFC 6902), copying what lies on its path alone. An edit inside something that
 * the recording had cut off finds no place and changes nothing.
 */
function applyChange(value: unknown, change: StateChange, owned: Set<object>): unknown {
  const steps = change.path.split('/').slice(1).map(keyOfToken);
  return edit(value, steps, { ...change, owned });
}

type Edit = StateChange & { owned: Set<object> };

function edit(value: unknown, steps: readonly string[], change: Edit): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return change.op === 'remove' ? undefined : change.value;
  if (Array.isArray(value)) return editList(value, Number(step), rest, change);
  if (typeof value !== 'object' || value === null) return value;
  if (isTagged(value)) return editTagged(value, steps, change);
  const fields = value as Record<string, unknown>;
  if (rest.length > 0 && !Object.hasOwn(fields, step)) return value;
  const next = ownedCopy(fields, change);
  if (rest.length === 0 && change.op === 'remove') {
    Reflect.deleteProperty(next, step);
    return next;
  }
  setField(next, step, edit(fields[step], rest, change));
  return next;
}

function ownedCopy<T extends object>(value: T, { owned }: Edit): T {
  if (owned.has(value)) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as T;
  owned.add(copy);
  return copy;
}

function editList(
  list: readonly unknown[],
  index: number,
  rest: readonly string[],
  change: Edit,
): readonly unknown[] {
  const isAdded = change.op === 'add' && rest.length === 0;
  const isPlace = index >= 0 && (isAdded ? index <= list.length : index < list.length);
  if (!isPlace) return list;
  const next = ownedCopy(list as unknown[], change);
  if (rest.length > 0) next[index] = edit(list[index], rest, change);
  else if (isAdded) next.splice(index, 0, change.value);
  else if (change.op === 'remove') next.splice(index, 1);
  else next[index] = change.value;
  return next;
}

/**
 * A list or an object that was cut keeps its start under `values` or `value`, of which a path says nothing; into a
 * Map and its like, a path leads as they are stored.
 */
function editTagged(tagged: TaggedValue, steps: readonly string[], change: Edit): unknown {
  if (tagged.$type === 'array') return { ...tagged, values: edit(tagged.values, steps, change) };
  if (tagged.$type === 'object') return { ...tagged, value: edit(tagged.value, steps, change) };
  const [step, ...rest] = steps;
  if (step === undefined || CONTENT_FIELDS[tagged.$type] !== step) return tagged;
  return { ...tagged, [step]: edit(tagged[step], rest, change) };
}
