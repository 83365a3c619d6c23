import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount, formatCountOf } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';
import type { MatchActionEvent } from './match-events.ts';
import type { PreviewGroup, PreviewItem, PreviewRow } from './preview-list.ts';

type Act = (row: PreviewRow, action: MatchActionEvent['action']) => void;

/** `No values`, `1 value`, `2,000 values`. */
export function formatValues(count: number): string {
  return count === 0 ? 'No values' : formatCountOf(count, 'value');
}

/** Goes on after how many values are removed; empty where all of them are listed. */
export function describeOmitted(count: number): string {
  return count > 0 ? `, ${formatCount(count)} of them not listed` : '';
}

/** All of the selected line, in full, and what can be done with it. */
export function renderMatchDetails(row: PreviewRow | undefined, act: Act): TemplateResult {
  if (row === undefined) return html`<div class="empty">Choose a line to see all of it</div>`;
  if (row.kind === 'match') return renderItem(row, row.group, row.item, act);
  const { group } = row;
  const name = escapeText(group.pattern);
  return html`<div class="text" role="group" aria-label="All of it" tabindex="0">
      <h3>${name}</h3>
      <p>
        ${
          group.isExcluded
            ? `All that “${name}” finds stays in the file, unless another pattern finds it.`
            : `${formatValues(group.count)} of “${name}” will be removed${describeOmitted(group.omitted)}.`
        }
      </p>
    </div>
    <div class="actions">
      <button
        class="button"
        id="keep"
        @click=${() => act({ kind: 'group', group, isOpen: true }, 'exclude')}
      >
        ${group.isExcluded ? 'Remove them after all' : 'Keep all of them'}
      </button>
    </div>`;
}

function renderItem(row: PreviewRow, group: PreviewGroup, item: PreviewItem, act: Act): TemplateResult {
  const { match, path, isKept } = item;
  const { record, original, redacted } = match;
  const name = escapeText(match.pattern);
  const after = escapeText(redacted);
  const same = group.items.filter((other) => other.path === path).length;
  const extent = group.isExcluded
    ? `all that “${name}” finds`
    : `what “${name}” finds at ${escapeText(path)}, in every record (${formatCountOf(same, 'value')} listed)`;
  return html`<div class="text" role="group" aria-label="All of it" tabindex="0">
      <h3>${name}</h3>
      <dl>
        <dt>Where</dt>
        <dd>
          ${escapeText(match.location)}${record === undefined ? nothing : `, record #${record.seq}`}
        </dd>
        <dt>Before</dt>
        <dd><span class="mono">${escapeText(original)}</span></dd>
        <dt>After</dt>
        <dd>
          ${isKept ? 'kept ' : nothing}
          <span class="mono">${isKept ? html`<s>${after}</s>` : after}</span>
        </dd>
      </dl>
      <p class="dim">${isKept ? 'Kept: ' : 'To keep: '}${extent}.</p>
    </div>
    <div class="actions">
      ${
        record === undefined
          ? nothing
          : html`<button class="button" id="show" @click=${() => act(row, 'show')}>Show record</button>`
      }
      <button class="button" id="keep" @click=${() => act(row, 'exclude')}>
        ${isKept ? 'Remove them after all' : 'Keep all at this path'}
      </button>
    </div>`;
}
