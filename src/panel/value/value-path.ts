import { keyOfToken } from '../../core/index.ts';
import { describeChild, describeValue } from './describe-value.ts';
import { childPath, GROUP_SIZE, groupPath, groupSpan } from './value-rows.ts';
import type { OpenPages, ValueRow } from './value-rows.ts';
import type { ValueView } from './value-view.ts';

/** Reaches a line's value in JavaScript from the whole value: `items[3].name`; empty for the whole. */
export function accessPath(row: ValueRow): string {
  return accessOf(row).replace(/^\./, '');
}

function accessOf({ child, parent, type }: ValueRow): string {
  if (parent === undefined) return '';
  const of = accessOf(parent);
  return type === 'value' && child !== undefined ? child.access(of) : of;
}

/** The JSON Pointer (RFC 6901) of a line's value in the whole, as it is stored. */
export function pointerOf(row: ValueRow): string {
  const { path, parent, type, view } = row;
  if (parent === undefined) return path;
  if (type !== 'value') return pointerOf(parent);
  // What was decoded from a text has no place of its own.
  return view?.kind === 'hex' ? path.slice(0, path.lastIndexOf('/')) : path;
}

/** A place inside a value, and all that is open where it shows. */
export interface FoundPlace {
  path: string;
  open: OpenPages;
}

/** Opens the way to the child that each of `indexes` names in the one before. */
export function placeAt(value: unknown, indexes: readonly number[], open: OpenPages): FoundPlace {
  const opened = new Map(open);
  let path = '';
  let view = describeValue(value);
  for (const index of indexes) {
    openChild(opened, path, view.size, index);
    const [child] = view.children(index, index + 1);
    if (child === undefined) break;
    path = childPath(path, child);
    view = describeChild(child);
  }
  return { path, open: opened };
}

/** Opens a value, and the groups that a child of it stands in. */
function openChild(open: Map<string, number>, path: string, size: number, index: number): void {
  if (!open.get(path)) open.set(path, 1);
  let from = 0;
  let count = size;
  while (count > GROUP_SIZE) {
    const span = groupSpan(count);
    const start = from + Math.floor((index - from) / span) * span;
    open.set(groupPath(path, start, span), 1);
    count = Math.min(from + count, start + span) - start;
    from = start;
  }
}

/**
 * Where the path of a reference leads, as positions of children: the path counts from the value that was recorded.
 * @param from - steps from the whole to the recorded value
 * @returns undefined where it leads nowhere
 */
export function followPath(
  value: unknown,
  target: string,
  from: readonly string[],
): number[] | undefined {
  let steps: readonly string[] = [...from, ...target.split('/').slice(1).map(keyOfToken)];
  const indexes: number[] = [];
  let view: ValueView = describeValue(value);
  while (steps.length > 0) {
    const found = view.find(steps);
    const child = found && view.children(found.index, found.index + 1)[0];
    if (!child) return undefined;
    indexes.push(found.index);
    view = describeChild(child);
    steps = steps.slice(found.used);
  }
  return indexes;
}

/** Steps from a record to the recorded value that a line of it stands in. */
export function recordedValueSteps(path: string): string[] {
  const steps = path.split('/').slice(1).map(keyOfToken);
  return steps.slice(0, steps[0] === 'changes' ? 3 : 1);
}

/**
 * Opens all below a place, breadth first, until about `maxRows` lines show.
 * @returns whether that was all
 */
export function openBelow(row: ValueRow, open: OpenPages, maxRows: number): [OpenPages, boolean] {
  const opened = new Map(open);
  let count = 0;
  const queue: [path: string, view: ValueView | undefined][] = [[row.path, row.view]];
  for (const [path, view] of queue) {
    if (view === undefined || view.size === 0) continue;
    const shown = Math.min(view.size, GROUP_SIZE);
    if (count > 0 && count + shown > maxRows) return [opened, false];
    count += shown;
    opened.set(path, Math.max(1, opened.get(path) ?? 0));
    // What stands in groups stays there: there is too much of it to be opened.
    if (view.size > GROUP_SIZE) continue;
    for (const child of view.children(0, view.size))
      queue.push([childPath(path, child), describeChild(child)]);
  }
  return [opened, true];
}
