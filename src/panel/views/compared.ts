import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { MomentComparison, ValueDiffSource } from '../player/moment-comparison.ts';
import { formatCount, formatElapsed } from '../styles/format.ts';
import './state-view/devtools-ref-diff.ts';

/** What became of something since the moment that the shown one is held against. */
export type ComparedOp = 'add' | 'remove' | 'change' | 'move';

const SIGNS: Readonly<Record<ComparedOp, { sign: string; word: string }>> = {
  add: { sign: '+', word: 'Was not there' },
  remove: { sign: '−', word: 'Is gone' },
  change: { sign: '~', word: 'Differs' },
  move: { sign: '↕', word: 'Stands elsewhere among its siblings' },
};

export const comparedStyles = css`
  .compared {
    flex: none;
    max-height: 45%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-bottom: 1px solid var(--_line);
  }
  .compared h3 {
    padding: 4px 8px 0;
  }
`;

/** The mark of a row that is not as it was then. */
export function renderComparedSign(op: ComparedOp | undefined): TemplateResult | typeof nothing {
  if (op === undefined) return nothing;
  const { sign, word } = SIGNS[op];
  return html`<b class="sign ${op}" role="img" title=${word} aria-label=${word}>${sign}</b> `;
}

/** How something that was there at both moments differs. */
export function renderCompared(
  comparison: MomentComparison,
  source: ValueDiffSource,
  id: string,
): TemplateResult {
  const { base, start, range } = comparison;
  return html`<div class="compared">
    <h3>Since ${formatElapsed(base.time, start)} (#${formatCount(base.seq)})</h3>
    <devtools-ref-diff
      .query=${source}
      .refId=${id}
      .from=${range.from}
      .to=${range.to}
    ></devtools-ref-diff>
  </div>`;
}

/** Switches a list to what is not as it was then. */
export function renderComparedToggle(
  comparison: MomentComparison | undefined,
  { count, isOn, toggle }: { count: number; isOn: boolean; toggle: () => void },
): TemplateResult | typeof nothing {
  if (!comparison) return nothing;
  const since = formatElapsed(comparison.base.time, comparison.start);
  return html`<button
    class="icon wide"
    id="changed"
    title="Only what is not as it was at ${since}"
    aria-pressed=${isOn}
    @click=${toggle}
  >
    ≠ ${formatCount(count)} changed
  </button>`;
}
