import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { TemplateResult } from 'lit';
import { MAX_SESSION_NAME } from '../../../core/index.ts';
import { describePartial, PARTIAL_WORD } from '../../describe-partial.ts';
import { formatBytes, formatClock, formatCount } from '../../styles/format.ts';
import { escapeText } from '../../value/escape-text.ts';
import { formatDuration, SESSION_COLUMNS, STATUS_SHAPES } from './session-row.ts';
import type { SessionColumn, SessionLine, SessionSort } from './session-row.ts';

/** What a row is told, and what it can ask for. */
export interface SessionRowProps {
  isActive: boolean;
  isSelected: boolean;
  isRenaming: boolean;
  open: () => void;
  openMenu: (button: HTMLElement) => void;
  /** @param name - undefined where it is given up */
  endRename: (name: string | undefined) => void;
}

/** The header of the list, whose names sort it. */
export function renderSessionHeader(
  sort: SessionSort,
  sortBy: (column: SessionColumn['id']) => void,
): TemplateResult {
  return html`<div class="header" role="rowgroup">
    <div class="row" role="row">
      ${SESSION_COLUMNS.map(({ id, label, title, isNumber }) => {
        const isSorted = sort.column === id;
        const direction = sort.isDescending ? 'descending' : 'ascending';
        return html`<div
          class="cell ${id} ${isNumber ? 'number' : ''}"
          role="columnheader"
          aria-sort=${isSorted ? direction : 'none'}
        >
          <button title=${title ?? nothing} @click=${() => sortBy(id)}>
            ${label}<span aria-hidden="true">${isSorted ? (sort.isDescending ? '▼' : '▲') : ''}</span>
          </button>
        </div>`;
      })}
      <div class="cell actions" role="columnheader">Actions</div>
    </div>
  </div>`;
}

/** One stored session. */
export function renderSessionRow(
  line: SessionLine,
  index: number,
  { isActive, isSelected, isRenaming, open, openMenu, endRename }: SessionRowProps,
): TemplateResult {
  const name = escapeText(line.name) || 'Unnamed';
  return html`<div
    class=${classMap({ row: true, active: isActive, selected: isSelected })}
    role="row"
    id="row-${index}"
    data-index=${index}
    aria-selected=${isSelected}
  >
    <div class="cell name" role="gridcell" title=${name}>
      ${isRenaming ? renderField(line, endRename) : html`<span class="text">${name}</span>${renderBadges(line)}`}
    </div>
    <div class="cell status" role="gridcell">
      <span class="shape ${line.status}" aria-hidden="true">${STATUS_SHAPES[line.status]}</span
      >${renderStatus(line)}
    </div>
    <div class="cell startedAt" role="gridcell" title=${formatClock(line.startedAt)}>
      ${formatClock(line.startedAt).slice(0, 16)}
    </div>
    <div class="cell duration number" role="gridcell">${formatDuration(line.duration)}</div>
    <div class="cell recordCount number" role="gridcell">${formatCount(line.recordCount)}</div>
    <div class="cell bytes number" role="gridcell">${formatBytes(line.bytes)}</div>
    <div class="cell origin" role="gridcell" title=${escapeText(line.origin)}>
      ${escapeText(line.origin)}
    </div>
    <div class="cell actions" role="gridcell">
      <button class="button" tabindex="-1" aria-label="Open ${name}" @click=${open}>Open</button>
      <button
        class="icon"
        tabindex="-1"
        aria-label="Actions for ${name}"
        aria-haspopup="menu"
        title="Rename, export, merge, delete"
        @click=${(event: Event) => openMenu(event.currentTarget as HTMLElement)}
      >
        <span aria-hidden="true">⋯</span>
      </button>
    </div>
  </div>`;
}

/** A session that is not whole is told from others first by that. */
function renderStatus(line: SessionLine): TemplateResult {
  const partial = describePartial(line);
  return partial
    ? html`<span class="partial" title="${line.status}. ${partial.extent}. ${partial.reason}"
        >${PARTIAL_WORD}</span
      >`
    : html`${line.status}`;
}

function renderBadges({ isShown, isLive }: SessionLine): TemplateResult {
  return html`${isLive ? html`<span class="badge">this tab</span>` : nothing}${isShown ? html`<span class="badge">shown</span>` : nothing}`;
}

function renderField({ name }: SessionLine, end: (name: string | undefined) => void): TemplateResult {
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    end(event.key === 'Enter' ? (event.target as HTMLInputElement).value : undefined);
  };
  return html`<input
    id="rename"
    class="field"
    aria-label="Name of the session"
    maxlength=${MAX_SESSION_NAME}
    spellcheck="false"
    autocomplete="off"
    .value=${name}
    @keydown=${onKeyDown}
    @blur=${(event: Event) => end((event.target as HTMLInputElement).value)}
  />`;
}
