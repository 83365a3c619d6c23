import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { SessionQuery, ValueDiff } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { cssProps } from '../../styles/css-props.ts';
import { formatCount } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { previewValue } from '../../value/preview-value.ts';
import { describeFailure } from '../describe-failure.ts';
import { diffRows, type DiffRow } from './diff-rows.ts';

/** Lines shown before each press of "more". */
const PAGE = 60;

/** Characters of a value on its line. */
const PREVIEW_LENGTH = 160;

const styles = css`
  :host {
    display: block;
    font: 11px/18px var(--_mono);
  }
  ol {
    margin: 0;
    padding: 2px 0;
    list-style: none;
  }
  li {
    padding: 0 8px 0 calc(22px + var(--depth, 0) * 12px);
    text-indent: -14px;
    overflow-wrap: anywhere;
  }
  li > * {
    text-indent: 0;
  }
  .sign {
    display: inline-block;
    width: 14px;
    font-weight: 700;
    user-select: none;
  }
  .add {
    background: color-mix(in srgb, var(--_good) 10%, transparent);
  }
  .remove {
    background: color-mix(in srgb, var(--_poor) 10%, transparent);
  }
  .add .sign,
  ins {
    color: var(--_good);
  }
  .remove .sign,
  del {
    color: var(--_poor);
  }
  .change .sign,
  .text .sign {
    color: var(--_fair);
  }
  ins,
  del {
    text-decoration: none;
    unicode-bidi: isolate;
  }
  .change del,
  .text del {
    text-decoration: line-through;
  }
  .key {
    color: var(--_key);
    unicode-bidi: isolate;
  }
  .same,
  .none {
    color: var(--_dim);
  }
  .none {
    padding: 2px 8px 4px;
    font: 12px/1.4 var(--_font);
  }
  button {
    margin: 0 8px 4px;
  }
`;

/** What changed between two moments of one ref, or how any two values differ. */
class DevtoolsRefDiff extends DevtoolsElement {
  static override readonly styles = [tokens, controls, styles];

  @property({ attribute: false }) query: Pick<SessionQuery, 'refDiff'> | undefined;
  /** Where it is known already: nothing is asked for then. */
  @property({ attribute: false }) diff: ValueDiff | undefined;
  @property() refId = '';
  /** `seq` of the records after which the values stood. */
  @property({ type: Number }) from = -1;
  @property({ type: Number }) to = -1;

  @state() private rows: readonly DiffRow[] | undefined;
  @state() private shownCount = PAGE;
  @state() private failure: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('diff')) this.#show(this.diff);
    const isOther = (['query', 'refId', 'from', 'to'] as const).some((name) => changed.has(name));
    if (isOther) void this.#read();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure !== undefined)
      return html`<div class="none" role="alert">${escapeText(this.failure)}</div>`;
    const { rows } = this;
    if (!rows) return nothing;
    if (rows.length === 0) return html`<div class="none">The values are the same</div>`;
    const more = rows.length - this.shownCount;
    return html`
      <ol aria-label="Changes">
        ${rows.slice(0, this.shownCount).map((row) => renderRow(row))}
      </ol>
      ${
        more > 0
          ? html`<button class="button" @click=${() => (this.shownCount += PAGE * 5)}>
              Show more of ${formatCount(rows.length)} lines
            </button>`
          : nothing
      }
    `;
  }

  async #read(): Promise<void> {
    const { query, refId, from, to } = this;
    if (!query) return;
    const isStale = (): boolean =>
      query !== this.query || refId !== this.refId || from !== this.from || to !== this.to;
    let diff: ValueDiff | undefined;
    try {
      diff = await query.refDiff(refId, { from, to });
    } catch (error) {
      if (!isStale()) this.failure = describeFailure(error);
      return;
    }
    if (!isStale()) this.#show(diff);
  }

  #show(diff: ValueDiff | undefined): void {
    this.failure = undefined;
    this.shownCount = PAGE;
    this.rows = diff && diffRows(diff);
  }
}

const SIGNS: Record<DiffRow['type'], string> = {
  add: '+',
  remove: '−',
  change: '~',
  text: '~',
  place: '',
  same: '',
};

function renderRow(row: DiffRow): TemplateResult {
  const key = row.label ? html`<span class="key">${escapeText(row.label)}:</span> ` : nothing;
  return html`<li class=${row.type} ${cssProps({ '--depth': String(row.depth) })}>
    <span class="sign">${SIGNS[row.type]}</span>${key}${renderContent(row)}
  </li>`;
}

function renderContent(row: DiffRow): TemplateResult | typeof nothing {
  switch (row.type) {
    case 'place':
      return nothing;
    case 'same':
      return html`<span>… ${formatCount(row.count)} unchanged</span>`;
    case 'add':
      return html`<ins>${previewValue(row.value, PREVIEW_LENGTH)}</ins>`;
    case 'remove':
      return html`<del>${previewValue(row.value, PREVIEW_LENGTH)}</del>`;
    case 'change':
      return html`<del>${previewValue(row.before, PREVIEW_LENGTH)}</del> →
        <ins>${previewValue(row.after, PREVIEW_LENGTH)}</ins>`;
    case 'text': {
      const { start, end, lead, tail, removed, added } = row.diff;
      const clip = (text: string): string =>
        escapeText(text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH)}…` : text);
      const before = `${start > lead.length ? '…' : ''}${lead}`;
      const after = `${tail}${end > tail.length ? '…' : ''}`;
      return html`<span>"${escapeText(before)}</span><del>${clip(removed)}</del><ins>${clip(added)}</ins
        ><span>${escapeText(after)}"</span>`;
    }
  }
}

defineElement('devtools-ref-diff', DevtoolsRefDiff);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-ref-diff': DevtoolsRefDiff;
  }
}
