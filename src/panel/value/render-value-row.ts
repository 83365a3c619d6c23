import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { TemplateResult } from 'lit';
import { cssProps } from '../styles/css-props.ts';
import { previewView } from './preview-value.ts';
import type { ValueRow } from './value-rows.ts';

/** Characters of an object's preview on its line. */
const PREVIEW_LENGTH = 120;

/** One line of a value, as an item of a tree. @param searched - a text to be marked where it stands; may be empty */
export function renderValueRow(
  row: ValueRow,
  index: number,
  isActive: boolean,
  searched: string,
): TemplateResult {
  const classes = {
    row: true,
    active: isActive,
    [row.type]: true,
    closed: row.canOpen && !row.isOpen,
    leads: row.view?.target !== undefined,
  };
  return html`<div
    class=${classMap(classes)}
    role="treeitem"
    id="row-${index}"
    data-index=${index}
    aria-labelledby="key-${index} text-${index}"
    aria-level=${row.depth + 1}
    aria-selected=${isActive}
    aria-expanded=${row.canOpen ? String(row.isOpen) : nothing}
    ${cssProps({ '--depth': String(row.depth) })}
  >
    <span class="twisty" aria-hidden="true">${row.canOpen ? (row.isOpen ? '▾' : '▸') : ''}</span>${
      row.label
        ? html`<span class="key" id="key-${index}">${marked(row.label, searched)}</span> `
        : nothing
    }${renderContent(row, `text-${index}`, searched)}
  </div>`;
}

function renderContent(row: ValueRow, id: string, searched: string): TemplateResult {
  const { view, text, isOpen, type } = row;
  if (type !== 'value' || view === undefined)
    return html`<span class="text" id=${id}>${marked(text, type === 'block' ? searched : '')}</span>`;
  const isContainer = view.size > 0 && view.brackets !== '';
  // Opened, the children say it all: the class or the length is enough.
  const shown = isContainer
    ? isOpen
      ? view.text || (view.brackets === '[]' ? 'Array' : 'Object')
      : previewView(view, PREVIEW_LENGTH)
    : view.text;
  const kind = isContainer && isOpen ? 'note' : view.kind;
  const notes = [view.length, isOpen ? undefined : view.cut].filter((note) => note !== undefined);
  return html`<span class="text ${kind}" id=${id}
    >${marked(shown || view.brackets, searched)}${notes.map((note) => html` <span class="note">${note}</span>`)}</span
  >`;
}

/** A text with what is searched for in it marked, upper and lower case alike. */
function marked(text: string, searched: string): TemplateResult | string {
  if (searched === '') return text;
  const lower = text.toLowerCase();
  // Few letters are longer in lower case: then places would not fit.
  if (lower.length !== text.length || !lower.includes(searched)) return text;
  const parts: (TemplateResult | string)[] = [];
  let at = 0;
  for (let found = lower.indexOf(searched); found >= 0; found = lower.indexOf(searched, at)) {
    const end = found + searched.length;
    parts.push(text.slice(at, found), html`<mark>${text.slice(found, end)}</mark>`);
    at = end;
  }
  return html`${parts}${text.slice(at)}`;
}
