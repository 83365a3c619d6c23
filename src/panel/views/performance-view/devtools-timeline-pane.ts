import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { LongFrame, PerformanceTimeline, SpanAnswer, TimeRange } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import type { RowSelectEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatElapsed, formatMs } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import './devtools-memory-curve.ts';
import './devtools-range-strip.ts';
import { readScriptName } from './script-name.ts';
import { SpanSelectEvent } from './span-select-event.ts';
import { renderVitals } from './web-vitals.ts';

const COLUMNS: readonly GridColumn[] = [
  { id: 'start', label: 'Start', track: '82px' },
  { id: 'duration', label: 'ms', track: '56px', align: 'end' },
  { id: 'scripts', label: 'What ran', track: 'minmax(110px, 1fr)' },
];

/** https://w3c.github.io/long-animation-frames/ names no script that took 5 ms or less. */
const NO_SCRIPT = 'Browsers name scripts that took more than 5 ms. Style, layout and painting are none.';

/**
 * Web vitals, memory and long frames of a range, below a strip of the whole session.
 *
 * @fires range-change - someone chose another range
 * @fires span-select - someone chose a frame
 */
class DevtoolsTimelinePane extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .scroll {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
        overflow: hidden auto;
        scrollbar-width: thin;
      }
      .vitals {
        display: grid;
        flex: none;
        grid-template-columns: repeat(auto-fit, minmax(96px, 1fr));
        gap: 6px;
        margin: 0;
        padding: 8px;
        list-style: none;
      }
      .vitals li {
        display: grid;
        padding: 4px 8px;
        border: 1px solid var(--_line);
        border-radius: 4px;
      }
      .vitals strong {
        font-size: 15px;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      abbr {
        text-decoration: none;
      }
      .good {
        color: var(--_good);
      }
      .fair {
        color: var(--_fair);
      }
      .poor {
        color: var(--_poor);
      }
      devtools-memory-curve {
        flex: none;
        border-top: 1px solid var(--_line);
      }
      devtools-grid {
        flex: 1 0 140px;
        border-top: 1px solid var(--_line);
      }
      p {
        margin: 0;
        padding: 8px;
        border-top: 1px solid var(--_line);
      }
    `,
  ];

  @property({ attribute: false }) timeline: PerformanceTimeline | undefined;
  /** All spans of the session, for the strip. */
  @property({ attribute: false }) overview: SpanAnswer | undefined;
  @property({ attribute: false }) range: TimeRange | undefined;
  /** When the session begins, epoch ms: times count from then. */
  @property({ type: Number }) zero = 0;
  /** Part of what ran in a frame, in any case. */
  @property() filter = '';
  /** `seq` of the frame that is chosen. */
  @property({ type: Number }) selected: number | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { timeline, overview } = this;
    if (!timeline || !overview) return nothing;
    const { extent } = overview;
    return html`<devtools-range-strip
        .answer=${overview}
        .extent=${extent}
        .range=${this.range}
        .zero=${this.zero}
      ></devtools-range-strip>
      <div class="scroll">
        ${renderVitals(timeline.vitals)}
        ${
          timeline.memory.time.length === 0
            ? nothing
            : html`<devtools-memory-curve
                .memory=${timeline.memory}
                .range=${this.range ?? extent ?? spanOf(timeline.memory.time)}
                .zero=${this.zero}
              ></devtools-memory-curve>`
        }
        ${this.#renderFrames(timeline.frames)}
      </div>`;
  }

  /** Its list of long frames. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('devtools-grid')?.focus(options);
  }

  #renderFrames(all: readonly LongFrame[]): TemplateResult {
    const needle = this.filter.toLowerCase();
    const frames = all.filter(
      ({ scripts }) => needle === '' || scripts.some(({ what }) => what.toLowerCase().includes(needle)),
    );
    if (frames.length === 0) {
      const text = all.length === 0 ? 'No long frames in this range' : 'Nothing matches the filter';
      return html`<p class="dim">${text}</p>`;
    }
    const row = (index: number): GridRow => frames[index] && frameRow(frames[index], this.zero);
    return html`<devtools-grid
      label="Long frames"
      .columns=${COLUMNS}
      .count=${frames.length}
      .row=${row}
      .selected=${frames.findIndex(({ seq }) => seq === this.selected)}
      @row-select=${({ index }: RowSelectEvent) =>
        this.dispatchEvent(new SpanSelectEvent(frames[index]?.seq))}
    ></devtools-grid>`;
  }
}

/** Of a session that has samples and no spans. */
function spanOf(times: Float64Array): TimeRange {
  const from = times[0] ?? 0;
  return { from, to: Math.max(from + 1, times.at(-1) ?? 0) };
}

function frameRow({ start, duration, scripts }: LongFrame, zero: number): GridRow {
  const names = scripts.map(({ what, duration: ms }) => {
    const { short, full, isPanel } = readScriptName(what);
    const end = `${isPanel ? ' (this panel)' : ''} ${formatMs(ms)} ms`;
    return { short: short + end, full: full + end };
  });
  const short = names.map((name) => name.short).join(' · ');
  const full = names.map((name) => name.full).join('\n');
  return {
    start: formatElapsed(start, zero),
    duration: formatMs(duration),
    scripts:
      names.length === 0
        ? html`<span class="dim" title=${NO_SCRIPT}>no script named</span>`
        : html`<span title=${escapeText(full)}>${escapeText(short)}</span>`,
  };
}

defineElement('devtools-timeline-pane', DevtoolsTimelinePane);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-timeline-pane': DevtoolsTimelinePane;
  }
}
