import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import { emptyCounts, SECTIONS } from '../../core/index.ts';
import type { RecordingStatus, SessionInfo, SessionStatus } from '../../core/index.ts';
import { describePartial, PARTIAL_WORD } from '../describe-partial.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { recordingLabel } from '../launcher/recording-label.ts';
import { sectionLabel } from '../section-label.ts';
import { formatBytes, formatCount, formatCountOf } from '../styles/format.ts';
import { tokens } from '../styles/tokens.styles.ts';

const STORED_WORDS: Record<SessionStatus, string> = {
  recording: 'Recorded in another tab',
  finished: 'Finished',
  interrupted: 'Interrupted',
  imported: 'Imported',
};

/** The line at the foot of the panel: what the shown session holds, and how safely. */
class DevtoolsStatus extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        height: 22px;
        padding: 0 8px;
        overflow: hidden;
        border-top: 1px solid var(--_line);
        background: var(--_chrome);
        color: var(--_dim);
        font-size: 11px;
        line-height: 21px;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .total,
      .bad {
        order: -1;
      }
      .word {
        order: -2;
      }
      /* One line: a second one would take the views' room. */
      @container (min-width: 701px) {
        .total {
          display: none;
        }
      }
      @container (max-width: 700px) {
        .count {
          display: none;
        }
      }
      @container (max-width: 430px) {
        [data-fact='storage'] {
          display: none;
        }
      }
      .word {
        color: var(--_text);
        font-weight: 600;
      }
      .bad {
        color: var(--_poor);
      }
      b {
        color: var(--_text);
        font-weight: 400;
      }
    `,
  ];

  /** Of the recorder, while its session is shown. */
  @property({ attribute: false }) status: RecordingStatus | undefined;
  /** Of a stored session. */
  @property({ attribute: false }) info: SessionInfo | undefined;

  protected override render(): TemplateResult {
    const { status, info } = this;
    const counts = status?.counts ?? info?.counts ?? emptyCounts();
    const bytes = status?.storedBytes ?? info?.bytes ?? 0;
    const dropped = status?.droppedCount ?? info?.droppedCount ?? 0;
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return html`
      ${this.#renderWord()}
      <span class="total">${formatCountOf(total, 'record')}</span>
      <span class="count">Records:</span>
      ${SECTIONS.filter((section) => section !== 'dom' || counts.dom > 0).map(
        (section) =>
          html`<span class="count" data-section=${section}
            >${sectionLabel(section)} <b>${formatCount(counts[section])}</b></span
          >`,
      )}
      ${
        dropped > 0
          ? html`<span class="bad" data-fact="dropped" title="Records that a limit kept out"
              >${formatCount(dropped)} dropped</span
            >`
          : nothing
      }
      <span
        data-fact="bytes"
        title="Its records as lines of JSON. The store and a compressed file take less"
        >${formatBytes(bytes)} as JSON</span
      >
      ${status ? this.#renderStorage(status.persisted) : nothing}
    `;
  }

  #renderWord(): TemplateResult {
    const { status, info } = this;
    if (!status && !info) return html`<span class="word">No session</span>`;
    if (info && !status)
      return html`<span class="word" title="Session ${info.id}">${STORED_WORDS[info.status]}</span>
        ${this.#renderPartial(info)}`;
    const { word, tone } = recordingLabel(status?.state);
    const title = status?.error?.message ?? (status?.sessionId ? `Session ${status.sessionId}` : '');
    return html`<span class="word ${tone}" title=${title}>${word}</span>`;
  }

  #renderPartial(info: SessionInfo): TemplateResult | typeof nothing {
    const partial = describePartial(info);
    if (!partial) return nothing;
    return html`<span class="bad" data-fact="partial" title="${partial.extent}. ${partial.reason}"
      >${PARTIAL_WORD}</span
    >`;
  }

  #renderStorage(persisted: boolean | undefined): TemplateResult {
    const [word, title] =
      persisted === undefined
        ? ['unknown', 'The browser has not said whether it keeps what is stored']
        : persisted
          ? ['kept', 'The browser keeps what is stored until the site is cleared']
          : ['may be evicted', 'The browser may delete what is stored when its disk runs full'];
    return html`<span data-fact="storage" title=${title}>Storage: ${word}</span>`;
  }
}

defineElement('devtools-status', DevtoolsStatus);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-status': DevtoolsStatus;
  }
}
