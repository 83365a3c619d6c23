import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { RefHistoryEntry, RefSummary } from '../../../core/index.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import { formatClock, formatCount, formatElapsed } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { previewValue } from '../../value/preview-value.ts';
import { renderComparedSign } from '../compared.ts';
import type { ComparedOp } from '../compared.ts';

/** The columns of the list of refs. */
export const REF_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: 'Name', track: 'minmax(130px, 1.2fr)', isSortable: true },
  { id: 'type', label: 'Type', track: '142px', hideBelow: 520 },
  {
    id: 'owner',
    label: 'Owner',
    track: 'minmax(70px, 0.8fr)',
    hideBelow: 640,
    foldInto: 'name',
    isSortable: true,
  },
  { id: 'value', label: 'Value', track: 'minmax(90px, 2fr)' },
  { id: 'time', label: 'Changed', track: '88px', hideBelow: 760, isSortable: true },
  { id: 'count', label: 'Changes', track: '78px', align: 'end', isSortable: true },
];

/** The columns of one ref's history. */
export const HISTORY_COLUMNS: readonly GridColumn[] = [
  { id: 'time', label: 'Time', track: '94px' },
  { id: 'value', label: 'Change', track: 'minmax(90px, 1fr)' },
];

function joinWords(...words: (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' · ');
}

/** A ref's name after its owner's: refs of several components may share it. */
export function refTitle({ owner, name }: RefSummary): string {
  return joinWords(owner, name);
}

/** What a list says of a ref beside the ref itself. */
export interface RefMarks {
  /** Epoch ms from which times count. */
  start: number;
  isPinned: boolean;
  /** Whether its value changed since the list was read before. */
  isNew: boolean;
  /** What became of it since the moment that is compared with. */
  op?: ComparedOp | undefined;
}

const PIN = html`<span title="Pinned" role="img" aria-label="Pinned">★</span> `;

/** The cells of one ref. */
export function refRow(ref: RefSummary, { start, isPinned, isNew, op }: RefMarks): GridRow {
  const type = joinWords(ref.kind, ref.type);
  const value = previewValue(ref.value);
  return {
    name:
      isPinned || op
        ? html`${renderComparedSign(op)}${isPinned ? PIN : nothing}${escapeText(ref.name)}`
        : escapeText(ref.name),
    type: type === '' ? nothing : html`<span class="tag">${escapeText(type)}</span>`,
    owner: escapeText(ref.owner ?? ''),
    // Another element for each change, so that each is seen.
    value: isNew ? keyed(ref.seq, html`<span class="flash" title=${value}>${value}</span>`) : value,
    time: formatElapsed(ref.time, start),
    count: formatCount(ref.changeCount),
  };
}

/** The cells of one change: the paths that changed, or else the whole value. */
export function historyRow(
  { record, value }: RefHistoryEntry,
  start: number,
  isMarked: boolean,
): GridRow {
  const paths = record.changes?.map(
    ({ path, op }) => (op === 'replace' ? path : `${op} ${path}`) || 'all',
  );
  return {
    time: html`${isMarked ? html`<b title="Compared with">≠ </b>` : nothing}<span
        title=${formatClock(record.time)}
        >${formatElapsed(record.time, start)}</span
      >`,
    value: paths ? escapeText(paths.join(', ')) : previewValue(value),
  };
}
