import { nextIndex } from '../rows/list-keys.ts';
import type { ValueRow } from './value-rows.ts';

/** Rows that Page Up and Page Down go over. */
const PAGE_ROWS = 10;

/** What a key does in a tree of values: selects the line at an index, opens or closes one, or does what a click does. */
export type ValueStep =
  | { readonly type: 'select'; readonly index: number }
  | { readonly type: 'open' | 'close'; readonly row: ValueRow }
  | { readonly type: 'activate' };

/** What a key of the tree pattern (ARIA practices) does at the line with that index; undefined for other keys. */
export function stepOfKey(key: string, rows: readonly ValueRow[], index: number): ValueStep | undefined {
  const row = rows[index];
  if (!row) return undefined;
  const next = nextIndex(key, index, rows.length, PAGE_ROWS);
  if (next !== undefined) return { type: 'select', index: next };
  if (key === 'Enter' || key === ' ') return { type: 'activate' };
  if (key === 'ArrowRight' && row.canOpen)
    return row.isOpen
      ? { type: 'select', index: Math.min(index + 1, rows.length - 1) }
      : { type: 'open', row };
  if (key === 'ArrowLeft')
    return row.isOpen ? { type: 'close', row } : { type: 'select', index: parentOf(rows, index) };
  return undefined;
}

/** The line above that holds a line; the first one holds all. */
function parentOf(rows: readonly ValueRow[], index: number): number {
  const { depth } = rows[index]!;
  for (let above = index - 1; above >= 0; above -= 1) if (rows[above]!.depth < depth) return above;
  return 0;
}
