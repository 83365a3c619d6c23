import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ComponentDifference, MomentDiff } from '../../../core/index.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import '../../grid/devtools-grid.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import type { RowSelectEvent } from '../../grid/grid-events.ts';
import { escapeText } from '../../value/escape-text.ts';
import type { ComparedOp } from '../compared.ts';
import { shownName } from './component-name.ts';

const COLUMNS: readonly GridColumn[] = [
  { id: 'op', label: 'Since then', track: '100px' },
  { id: 'name', label: 'Component', track: 'minmax(120px, 1fr)' },
  { id: 'id', label: 'Id', track: 'minmax(60px, 1fr)', hideBelow: 340 },
];

const OPS: Readonly<Record<ComponentDifference['op'], { op: ComparedOp; words: string }>> = {
  mount: { op: 'add', words: '+ mounted' },
  unmount: { op: 'remove', words: '− unmounted' },
  update: { op: 'change', words: '~ updated' },
  move: { op: 'move', words: '↕ moved' },
};

/** What became of components, by their ids. */
export function comparedOps(diff: MomentDiff | undefined): ReadonlyMap<string, ComparedOp> {
  return new Map(diff?.components.map(({ id, op }) => [id, OPS[op].op]));
}

/** The components that are not as they were at another moment, those that are gone among them. */
export function renderComparedList(
  components: readonly ComponentDifference[],
  selected: string | undefined,
  select: (id: string | undefined) => void,
): TemplateResult {
  if (components.length === 0) return html`<div class="empty">No component differs</div>`;
  const row = (index: number): GridRow => {
    const one = components[index];
    return (
      one && {
        op: OPS[one.op].words,
        name: escapeText(shownName(one.name)),
        id: escapeText(one.id),
      }
    );
  };
  return html`<devtools-grid
    label="Components that differ"
    .columns=${COLUMNS}
    .count=${components.length}
    .row=${row}
    .selected=${components.findIndex(({ id }) => id === selected)}
    @row-select=${({ index }: RowSelectEvent) => select(components[index]?.id)}
  ></devtools-grid>`;
}
