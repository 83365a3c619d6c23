import type { DiffEntry, ValueDiff } from '../../../core/index.ts';

/** One line of a difference, as it is shown. */
export type DiffRow = { depth: number; label: string } & (
  | { type: 'add' | 'remove'; value: unknown }
  | { type: 'change'; before: unknown; after: unknown }
  | { type: 'text'; diff: Extract<ValueDiff, { kind: 'text' }> }
  | { type: 'place' }
  | { type: 'same'; count: number }
);

/** The lines of a difference, top to bottom: a place with one change in it shares that change's line. */
export function diffRows(diff: ValueDiff): DiffRow[] {
  const rows: DiffRow[] = [];
  addDiff(rows, diff, '', 0);
  return rows;
}

function addDiff(rows: DiffRow[], diff: ValueDiff, label: string, depth: number): void {
  switch (diff.kind) {
    case 'same':
      return;
    case 'changed':
      rows.push({ type: 'change', depth, label, before: diff.before, after: diff.after });
      return;
    case 'text':
      rows.push({ type: 'text', depth, label, diff });
      return;
    default:
      addEntries(rows, diff.entries, label, depth);
  }
}

function addEntries(rows: DiffRow[], entries: readonly DiffEntry[], label: string, depth: number): void {
  const told = entries.filter(({ op }) => op !== 'same');
  const only = told.length === 1 ? told[0] : undefined;
  if (only) {
    addEntry(rows, only, label, depth);
    return;
  }
  if (label !== '') rows.push({ type: 'place', depth, label });
  const inner = label === '' ? depth : depth + 1;
  for (const entry of entries) {
    if (entry.op === 'same') rows.push({ type: 'same', depth: inner, label: '', count: entry.count });
    else addEntry(rows, entry, '', inner);
  }
}

function addEntry(rows: DiffRow[], entry: DiffEntry, parent: string, depth: number): void {
  if (entry.op === 'same') return;
  const label = parent === '' ? entry.key : `${parent} › ${entry.key}`;
  if (entry.op === 'change') addDiff(rows, entry.diff, label, depth);
  else rows.push({ type: entry.op, depth, label, value: entry.value });
}
