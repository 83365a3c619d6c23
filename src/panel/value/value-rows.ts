import { pointerToken } from '../../core/index.ts';
import { formatCount } from '../styles/format.ts';
import { describeChild, describeValue } from './describe-value.ts';
import { escapeBlock } from './escape-text.ts';
import { previewKey } from './preview-value.ts';
import type { ValueChild, ValueView } from './value-view.ts';

/** Children of one value that are shown without a group around them. */
export const GROUP_SIZE = 100;

/** UTF-16 units of an opened string shown at first; each press of "more" doubles it. */
const BLOCK_PAGE = 10_000;

/** One line of an opened value. */
export interface ValueRow {
  /** Unique in the value and the same as long as the place is: where in the value, not what. */
  path: string;
  depth: number;
  type: 'value' | 'group' | 'block' | 'more' | 'note';
  /** With the sign that follows it: `name:`. */
  label: string;
  /** Of the types other than `value`. */
  text: string;
  view?: ValueView;
  value?: unknown;
  /** What it is to `parent`; none at the root. */
  child?: ValueChild;
  /** The value that holds it. */
  parent?: ValueRow;
  isOpen: boolean;
  canOpen: boolean;
}

/** Pages shown of each opened place, by path. */
export type OpenPages = ReadonlyMap<string, number>;

/** What is open of a value at first: its own fields. */
export const ROOT_OPEN: OpenPages = new Map([['', 1]]);

/** The lines of a value, top to bottom, as far as it is opened: nothing closed is looked into. */
export function valueRows(value: unknown, open: OpenPages): ValueRow[] {
  const rows: ValueRow[] = [];
  const root = { path: '', depth: 0, label: '', value, view: describeValue(value) };
  addValue(rows, root, open);
  return rows;
}

/** UTF-16 units shown of an opened string. */
export function shownLength(pages: number): number {
  return BLOCK_PAGE * 2 ** (pages - 1);
}

/** Where a child stands: the JSON Pointer of its value, as it is stored. */
export function childPath(path: string, { steps }: ValueChild): string {
  return [path, ...steps.map(pointerToken)].join('/');
}

/** Where a group of children stands. */
export function groupPath(path: string, from: number, span: number): string {
  return `${path}|${from}+${span}`;
}

/** How many children each group of `count` holds; no more than 100 groups stand beside each other. */
export function groupSpan(count: number): number {
  let span = GROUP_SIZE;
  while (count > span * GROUP_SIZE) span *= GROUP_SIZE;
  return span;
}

type Place = Pick<ValueRow, 'path' | 'depth' | 'label' | 'value' | 'child' | 'parent'> & {
  view: ValueView;
};

function addValue(rows: ValueRow[], place: Place, open: OpenPages): void {
  const { view, path } = place;
  const pages = open.get(path) ?? 0;
  const canOpen = view.size > 0 || view.block !== undefined;
  const row: ValueRow = { ...place, type: 'value', text: '', canOpen, isOpen: canOpen && pages > 0 };
  rows.push(row);
  if (!row.isOpen) return;

  const add = (type: ValueRow['type'], text: string): void => {
    rows.push(closedRow(row, type, text));
  };
  if (view.block !== undefined) {
    const shown = shownLength(pages);
    add('block', escapeBlock(view.block.slice(0, shown)));
    if (shown < view.block.length)
      add('more', `Show more of ${formatCount(view.block.length)} characters`);
  }
  addChildren(rows, row, { view, from: 0, to: view.size, depth: row.depth + 1 }, open);
  if (view.cut) add('note', view.cut);
}

function closedRow(parent: ValueRow, type: ValueRow['type'], text: string): ValueRow {
  const { path, depth } = parent;
  return {
    path: `${path}|${type}`,
    depth: depth + 1,
    type,
    label: '',
    text,
    parent,
    isOpen: false,
    canOpen: false,
  };
}

interface ChildRange {
  view: ValueView;
  from: number;
  to: number;
  depth: number;
}

function addChildren(
  rows: ValueRow[],
  parent: ValueRow,
  { view, from, to, depth }: ChildRange,
  open: OpenPages,
): void {
  if (to - from <= GROUP_SIZE) {
    for (const child of view.children(from, to)) {
      const { value } = child;
      const path = childPath(parent.path, child);
      const label = previewKey(child);
      addValue(rows, { path, depth, label, value, child, parent, view: describeChild(child) }, open);
    }
    return;
  }
  const span = groupSpan(to - from);
  for (let start = from; start < to; start += span) {
    const end = Math.min(to, start + span);
    const path = groupPath(parent.path, start, span);
    const isOpen = (open.get(path) ?? 0) > 0;
    const text = `${keyAt(view, start)} … ${keyAt(view, end - 1)}`;
    rows.push({ path, depth, type: 'group', label: '', text, parent, isOpen, canOpen: true });
    if (isOpen) addChildren(rows, parent, { view, from: start, to: end, depth: depth + 1 }, open);
  }
}

function keyAt(view: ValueView, index: number): string {
  const [child] = view.children(index, index + 1);
  return child ? previewKey(child).replace(/(:| ⇒)$/, '') : String(index);
}
