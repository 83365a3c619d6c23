import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ComparedRef, ComparedState, ComparisonRow, SessionComparison } from '../../core/index.ts';
import { formatCount, formatCountOf } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';
import { previewValue } from '../value/preview-value.ts';
import type { ValueDiffSource } from '../player/moment-comparison.ts';
import '../views/state-view/devtools-ref-diff.ts';

/** Characters of a value that only one session has, or that both have. */
const PREVIEW_LENGTH = 160;

const sources = new WeakMap<SessionComparison, ValueDiffSource>();

/** One source for each comparison: a new one would be read again. */
function payloadsOf(comparison: SessionComparison): ValueDiffSource {
  const source = sources.get(comparison) ?? {
    refDiff: (_id: string, { to }: { to: number }) => comparison.rowDiff(to),
  };
  sources.set(comparison, source);
  return source;
}

/** How the payloads of a row differ. */
export function renderRowDiff(
  comparison: SessionComparison,
  index: number,
  row: ComparisonRow | undefined,
): TemplateResult | typeof nothing {
  if (!row) return nothing;
  if (row.op === 'same')
    return html`<h3>Event</h3>
      <p class="dim">The same in both sessions.</p>`;
  if (row.op === 'differs') {
    return html`<h3>Payload: left → right</h3>
      <devtools-ref-diff
        refId="payload"
        .query=${payloadsOf(comparison)}
        .from=${index}
        .to=${index}
      ></devtools-ref-diff>`;
  }
  const event = row.left ?? row.right;
  return html`<h3>Event</h3>
    <p>Only in the session on the ${row.op}.</p>
    <div class="ref">${previewValue(event?.payload, PREVIEW_LENGTH)}</div>`;
}

/** The state of both sessions at a row, those that differ first. */
export function renderComparedState(states: ComparedState | undefined): TemplateResult | typeof nothing {
  if (!states) return nothing;
  const { refs, count, differing } = states;
  const more = count - refs.length;
  return html`<h3>State: ${formatCount(differing)} of ${formatCountOf(count, 'value')} differ</h3>
    ${refs.map((ref) => renderRef(ref))}
    ${more > 0 ? html`<p class="dim">and ${formatCount(more)} more</p>` : nothing}`;
}

function renderRef(ref: ComparedRef): TemplateResult {
  const { name, owner, left, right, diff } = ref;
  const title = escapeText(owner === undefined ? name : `${owner} · ${name}`);
  if (diff === undefined || diff.kind === 'same') {
    const where = diff ? 'the same' : left ? 'only left' : 'only right';
    return html`<div class="ref ${diff ? 'dim' : ''}">
      ${diff ? '=' : left ? '←' : '→'} ${title} (${where}):
      ${previewValue((left ?? right)?.value, PREVIEW_LENGTH)}
    </div>`;
  }
  return html`<div class="ref">≠ ${title}</div>
    <div class="ref">← ${previewValue(left?.value, PREVIEW_LENGTH)}</div>
    <div class="ref">→ ${previewValue(right?.value, PREVIEW_LENGTH)}</div>`;
}
