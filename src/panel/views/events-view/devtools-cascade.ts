import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Cascade, CascadeEntry, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { cssProps } from '../../styles/css-props.ts';
import { formatMs } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import { RecordShowEvent } from '../record-show-event.ts';

/** Deeper levels are drawn at this one. */
const MAX_DEPTH = 6;

/**
 * What one event set off; each line leads to its record.
 *
 * @fires record-show - a line was chosen
 */
class DevtoolsCascade extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
        padding: 0 8px 6px;
      }
      ol {
        margin: 0;
        padding: 0 0 4px;
        list-style: none;
      }
      li button {
        display: flex;
        gap: 6px;
        width: 100%;
        padding: 0 8px 0 calc(8px + var(--depth) * 12px);
        border: 0;
        background: none;
        line-height: 20px;
        text-align: start;
        white-space: nowrap;
        cursor: pointer;
      }
      li button:hover {
        background: var(--_hover);
      }
      .name {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        unicode-bidi: isolate;
      }
      .elapsed {
        margin-left: auto;
        font-variant-numeric: tabular-nums;
      }
      .linked {
        color: var(--_accent);
      }
    `,
  ];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Of the event. */
  @property({ type: Number }) seq = -1;

  @state() private cascade: Cascade | undefined;
  @state() private failure: string | undefined;

  protected override updated(changed: PropertyValues): void {
    if (changed.has('query') || changed.has('seq')) void this.#read();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure !== undefined) return html`<p role="alert">${escapeText(this.failure)}</p>`;
    if (!this.cascade) return nothing;
    const { entries, isCut } = this.cascade;
    if (entries.length === 0) return html`<p class="dim">Nothing that was recorded</p>`;
    return html`<ol aria-label="What it set off">
        ${entries.map((entry) => this.#renderEntry(entry))}
      </ol>
      <p class="dim">
        ${entries.some(({ isLinked }) => !isLinked) ? '≈ follows in time; no record links it to the event. ' : nothing}
        ${isCut ? 'There is more than is listed.' : nothing}
      </p>`;
  }

  #renderEntry({ section, seq, name, kind, elapsedMs, depth, isLinked }: CascadeEntry): TemplateResult {
    const how = isLinked ? 'Its cause is recorded' : 'Inferred: it follows in time';
    const elapsed = Number.isFinite(elapsedMs) ? `+${formatMs(Math.max(0, elapsedMs))} ms` : '';
    return html`<li>
      <button
        title="${how}. Show record #${seq}"
        ${cssProps({ '--depth': `${Math.min(depth, MAX_DEPTH) - 1}` })}
        @click=${() => this.dispatchEvent(new RecordShowEvent({ section, seq }))}
      >
        <span class=${isLinked ? 'linked' : 'dim'}>${isLinked ? '→' : '≈'}</span>
        <span class="name">${escapeText(name)}</span>
        <span class="dim">${escapeText(kind)}</span>
        <span class="dim elapsed">${elapsed.replace(' s ms', ' s')}</span>
      </button>
    </li>`;
  }

  async #read(): Promise<void> {
    const { query, seq } = this;
    const isWanted = (): boolean => query === this.query && seq === this.seq;
    try {
      const cascade = await query?.cascade(seq);
      if (!isWanted()) return;
      this.cascade = cascade;
      this.failure = undefined;
    } catch (error) {
      if (isWanted()) this.failure = describeFailure(error);
    }
  }
}

defineElement('devtools-cascade', DevtoolsCascade);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-cascade': DevtoolsCascade;
  }
}
