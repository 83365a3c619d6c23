import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { TemplateResult } from 'lit';
import { cssProps } from '../../styles/css-props.ts';
import { formatCount, formatCountOf } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { renderComparedSign } from '../compared.ts';
import type { ComparedOp } from '../compared.ts';
import { nameKind, shownName } from './component-name.ts';
import type { ComponentOutline } from './component-outline.ts';
import type { NodeMatch } from './component-search.ts';

/** One visible line of the component tree. */
export interface TreeRow {
  /** Of the component in its outline. */
  readonly index: number;
  /** Of the line in the list. */
  readonly row: number;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly match: NodeMatch | undefined;
  readonly renders: number;
  /** Whether it was rendered just now. */
  readonly isFlashed: boolean;
  /** What became of it since the moment that is compared with. */
  readonly op: ComparedOp | undefined;
}

const CHANGES: Readonly<Record<ComparedOp, string>> = {
  add: 'mounted since',
  remove: 'unmounted since',
  change: 'updated since',
  move: 'moved since',
};

/** A line of the tree: its name with the letters that were searched for, and how often it was rendered. */
export function renderRow(
  outline: ComponentOutline,
  { index, row, isOpen, isSelected, match, renders, isFlashed, op }: TreeRow,
): TemplateResult {
  const depth = outline.depths[index]!;
  const id = outline.ids[index]!;
  const name = shownName(outline.names[index]!);
  const hasChildren = outline.hasChildren(index);
  const { position, siblings } = outline.placeOf(index);
  const words = [name, renders > 0 ? formatCountOf(renders, 'render') : '', op ? CHANGES[op] : ''];
  const label = words.filter((word) => word !== '').join(', ');
  return html`<div
    class=${classMap({ row: true, selected: isSelected, flashed: isFlashed })}
    role="treeitem"
    id="row-${row}"
    data-row=${row}
    title=${escapeText(id)}
    aria-label=${escapeText(label)}
    aria-level=${depth + 1}
    aria-posinset=${position}
    aria-setsize=${siblings}
    aria-selected=${isSelected}
    aria-expanded=${hasChildren ? String(isOpen) : nothing}
    ${cssProps({ '--depth': String(depth) })}
  >
    <span class="twisty" aria-hidden="true">${hasChildren ? (isOpen ? '▾' : '▸') : ''}</span>
    ${renderComparedSign(op)}
    <span class="name ${nameKind(name)}"
      >${match?.of === 'name' ? marked(name, match) : escapeText(name)}</span
    >
    ${match?.of === 'id' ? html`<span class="id">${marked(id, match)}</span>` : nothing}
    ${
      renders > 0
        ? html`<span class="renders" title=${formatCountOf(renders, 'render')}
            >${formatCount(renders)}</span
          >`
        : nothing
    }
  </div>`;
}

function marked(text: string, { ranges }: NodeMatch): TemplateResult[] {
  return ranges.map(([start, end], at) => {
    const last = ranges[at - 1]?.[1] ?? 0;
    const rest = at === ranges.length - 1 ? text.slice(end) : '';
    return html`${escapeText(text.slice(last, start))}<mark>${escapeText(text.slice(start, end))}</mark>${escapeText(rest)}`;
  });
}
