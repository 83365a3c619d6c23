import { formatCount } from '../styles/format.ts';
import { describeValue } from './describe-value.ts';
import { escapeBlock } from './escape-text.ts';
import { previewKey } from './preview-value.ts';
import type { ValueView } from './value-view.ts';

/** Children of one value shown before the next press of "more". */
const CHILD_PAGE = 100;

/** UTF-16 units of an opened string shown before the next press of "more". */
const BLOCK_PAGE = 10_000;

/** One line of an opened value. */
export interface ValueRow {
  /** Unique in the value and the same as long as the place is: where in the value, not what. */
  path: string;
  depth: number;
  type: 'value' | 'block' | 'more' | 'note';
  /** With the sign that follows it: `name:`. */
  label: string;
  /** Of the types other than `value`. */
  text: string;
  view?: ValueView;
  value?: unknown;
  isOpen: boolean;
  canOpen: boolean;
}

/** Pages shown of each opened place, by path. */
export type OpenPages = ReadonlyMap<string, number>;

/** The lines of a value, top to bottom, as far as it is opened: nothing closed is looked into. */
export function valueRows(value: unknown, label: string, open: OpenPages): ValueRow[] {
  const rows: ValueRow[] = [];
  addValue(rows, { path: '', depth: 0, label, value }, open);
  return rows;
}

type Place = Pick<ValueRow, 'path' | 'depth' | 'label' | 'value'>;

function addValue(rows: ValueRow[], place: Place, open: OpenPages): void {
  const view = describeValue(place.value);
  const pages = open.get(place.path) ?? 0;
  const canOpen = view.size > 0 || view.block !== undefined;
  rows.push({ ...place, type: 'value', text: '', view, canOpen, isOpen: canOpen && pages > 0 });
  if (!canOpen || pages === 0) return;

  const { path } = place;
  const depth = place.depth + 1;
  const add = (type: ValueRow['type'], text: string): void => {
    rows.push({ path: `${path}|${type}`, depth, type, label: '', text, isOpen: false, canOpen: false });
  };
  if (view.block !== undefined) {
    const shown = pages * BLOCK_PAGE;
    add('block', escapeBlock(view.block.slice(0, shown)));
    if (shown < view.block.length)
      add('more', `Show more of ${formatCount(view.block.length)} characters`);
  }
  const end = pages * CHILD_PAGE;
  view.children(0, end).forEach((child, index) => {
    addValue(
      rows,
      { path: `${path}/${index}`, depth, label: previewKey(child), value: child.value },
      open,
    );
  });
  if (end < view.size) add('more', `Show more of ${formatCount(view.size)}`);
  if (view.cut) add('note', view.cut);
}
