import { html } from 'lit';
import type { ComparisonRow, EventRecord } from '../../core/index.ts';
import type { GridRow } from '../grid/devtools-grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { escapeText } from '../value/escape-text.ts';
import { SIDE_WORDS } from './render-side.ts';

/** @param labels - what the sessions are called */
export function compareColumns([left, right]: readonly [string, string]): GridColumn[] {
  return [
    { id: 'op', label: 'Match', track: '94px' },
    { id: 'left', label: `${SIDE_WORDS.left} · ${left}`, track: 'minmax(90px, 1fr)' },
    { id: 'right', label: `${SIDE_WORDS.right} · ${right}`, track: 'minmax(90px, 1fr)' },
  ];
}

/** Told in words and by a sign: colour alone tells nobody all. */
const OPS: Readonly<Record<ComparisonRow['op'], string>> = {
  same: 'same',
  differs: '≠ differs',
  left: '← only left',
  right: '→ only right',
};

/** The cells of two aligned events. */
export function compareRow({ op, left, right }: ComparisonRow): GridRow {
  return {
    op: op === 'same' ? OPS.same : html`<b>${OPS[op]}</b>`,
    left: describe(left),
    right: describe(right),
  };
}

function describe(event: EventRecord | undefined): string {
  if (!event) return '';
  const { name, source, target } = event;
  const rest = [source, target].filter((word) => word !== undefined && word !== '').join(' ');
  return escapeText(rest === '' ? name : `${name} · ${rest}`);
}
