import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ComparedState, ComparisonRow, SessionComparison } from '../../core/index.ts';
import { formatCount, formatCountOf } from '../styles/format.ts';
import { previewValue } from '../value/preview-value.ts';
import type { ValueDiffSource } from '../player/moment-comparison.ts';
import '../views/state-view/devtools-ref-diff.ts';
import './devtools-compared-ref.ts';

/** Characters of the payload of an event that only one session has. */
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

/** What the two sessions are called. */
type Labels = readonly [left: string, right: string];

/** How the payloads of a row differ. */
export function renderRowDiff(
  comparison: SessionComparison,
  index: number,
  row: ComparisonRow | undefined,
  labels: Labels,
): TemplateResult | typeof nothing {
  if (!row) return nothing;
  if (row.op === 'same')
    return html`<h3>Event</h3>
      <p class="dim">The same in both sessions.</p>`;
  if (row.op === 'differs') {
    return html`<h3>Payload: ${directionOf(labels)}</h3>
      <devtools-ref-diff
        refId="payload"
        .query=${payloadsOf(comparison)}
        .from=${index}
        .to=${index}
      ></devtools-ref-diff>`;
  }
  const event = row.left ?? row.right;
  return html`<h3>Event</h3>
    <p>Only in the session on the ${row.op} (${labels[row.op === 'left' ? 0 : 1]}).</p>
    <div class="ref">${previewValue(event?.payload, PREVIEW_LENGTH)}</div>`;
}

/** The state of both sessions at a row, those that differ first. */
export function renderComparedState(
  states: ComparedState | undefined,
  labels: Labels,
): TemplateResult | typeof nothing {
  if (!states) return nothing;
  const { refs, count, differing } = states;
  const more = count - refs.length;
  return html`<h3>
      State: ${formatCount(differing)} of ${formatCountOf(count, 'value')}
      differ${differing > 0 ? `, ${directionOf(labels)}` : ''}
    </h3>
    ${refs.map(
      (ref) => html`<devtools-compared-ref .compared=${ref} .labels=${labels}></devtools-compared-ref>`,
    )}
    ${more > 0 ? html`<p class="dim">and ${formatCount(more)} more</p>` : nothing}`;
}

/** Which side a difference begins with. */
function directionOf([left, right]: Labels): string {
  return `left (${left}) → right (${right})`;
}
