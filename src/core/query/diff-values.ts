import { isTagged } from '../model/tagged-value.ts';
import type { DiffEntry, ValueDiff } from '../model/value-diff.ts';
import { alignLists } from './diff-lists.ts';

/** Changes after which what is left is told as replaced. */
const MAX_ENTRIES = 5_000;

/** Levels looked into. */
const MAX_DEPTH = 100;

/** Length from which of a text only the changed middle is told. */
const MIN_TEXT = 60;

/** Units told of what is the same on each side of that. */
const CONTEXT = 24;

type Fields = Readonly<Record<string, unknown>>;

interface Budget {
  left: number;
}

/** How a stored value became another one; the cost follows the size of both, less what they share. */
export function diffValues(before: unknown, after: unknown): ValueDiff {
  return diff(before, after, 0, { left: MAX_ENTRIES });
}

function diff(before: unknown, after: unknown, depth: number, budget: Budget): ValueDiff {
  if (Object.is(before, after)) return { kind: 'same' };
  const changed: ValueDiff = { kind: 'changed', before, after };
  if (depth > MAX_DEPTH || budget.left <= 0) return changed;
  if (typeof before === 'string' && typeof after === 'string') return diffTexts(before, after);
  if (Array.isArray(before) && Array.isArray(after)) {
    return entriesOf('list', listEntries(before, after, depth, budget));
  }
  if (!isFields(before) || !isFields(after) || !isOneForm(before, after)) return changed;
  return entriesOf('fields', fieldEntries(before, after, depth, budget));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A Map and a Set have no field in common that would mean the same. */
function isOneForm(before: Fields, after: Fields): boolean {
  const isForm = isTagged(before);
  return isForm === isTagged(after) && (!isForm || before.$type === after.$type);
}

function entriesOf(kind: 'list' | 'fields', entries: DiffEntry[]): ValueDiff {
  return entries.every(({ op }) => op === 'same') ? { kind: 'same' } : { kind, entries };
}

function fieldEntries(before: Fields, after: Fields, depth: number, budget: Budget): DiffEntry[] {
  const entries: DiffEntry[] = [];
  for (const [key, value] of Object.entries(before)) {
    if (Object.hasOwn(after, key)) {
      addChange(entries, key, diff(value, after[key], depth + 1, budget), budget);
    } else add(entries, { op: 'remove', key, value }, budget);
  }
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) add(entries, { op: 'add', key, value }, budget);
  }
  return entries;
}

function listEntries(
  before: readonly unknown[],
  after: readonly unknown[],
  depth: number,
  budget: Budget,
): DiffEntry[] {
  const entries: DiffEntry[] = [];
  for (const step of alignLists(before, after)) {
    if (step.op === 'same') addSame(entries, step.count);
    else if (step.op === 'remove') {
      add(entries, { op: 'remove', key: String(step.before), value: before[step.before] }, budget);
    } else if (step.op === 'add') {
      add(entries, { op: 'add', key: String(step.after), value: after[step.after] }, budget);
    } else {
      const found = diff(before[step.before], after[step.after], depth + 1, budget);
      addChange(entries, String(step.after), found, budget);
    }
  }
  return entries;
}

function add(entries: DiffEntry[], entry: DiffEntry, budget: Budget): void {
  budget.left -= 1;
  entries.push(entry);
}

function addChange(entries: DiffEntry[], key: string, found: ValueDiff, budget: Budget): void {
  if (found.kind === 'same') addSame(entries, 1);
  else add(entries, { op: 'change', key, diff: found }, budget);
}

function addSame(entries: DiffEntry[], count: number): void {
  const last = entries.at(-1);
  if (last?.op === 'same') last.count += count;
  else entries.push({ op: 'same', count });
}

function diffTexts(before: string, after: string): ValueDiff {
  const shorter = Math.min(before.length, after.length);
  if (shorter < MIN_TEXT) return { kind: 'changed', before, after };
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (isHighSurrogate(before, start - 1)) start -= 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (end > 0 && isHighSurrogate(before, before.length - end - 1)) end -= 1;
  return {
    kind: 'text',
    start,
    end,
    removed: before.slice(start, before.length - end),
    added: after.slice(start, after.length - end),
    lead: before.slice(Math.max(0, start - CONTEXT), start),
    tail: before.slice(before.length - end, before.length - end + CONTEXT),
  };
}

/** Half of a letter cannot be shown. */
function isHighSurrogate(text: string, at: number): boolean {
  return at >= 0 && text.charCodeAt(at) >> 10 === 0x36;
}
