import { css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { TimeRange } from '../../../core/index.ts';
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
import './devtools-flame.ts';
import type { DevtoolsFlame } from './devtools-flame.ts';
import './devtools-range-strip.ts';
import { TRACK_LABELS } from './flame-layout.ts';
import { SpanSelectEvent } from './span-select-event.ts';
import type { FlameReading } from './flame-reading.ts';

const LIST_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: 'Span', track: 'minmax(90px, 1fr)' },
  { id: 'duration', label: 'ms', track: '70px', align: 'end' },
  { id: 'track', label: 'Kind', track: '140px', hideBelow: 440 },
  { id: 'start', label: 'Start', track: '82px' },
];

/**
 * The spans of a range, as boxes or as a list of the longest, below a strip of all of them.
 *
 * @fires range-change - someone chose another range
 * @fires span-select - someone chose a span
 */
export class DevtoolsFlamePane extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      devtools-flame,
      devtools-grid {
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) reading: FlameReading | undefined;
  @property({ attribute: false }) range: TimeRange | undefined;
  /** When the session begins, epoch ms: times count from then. */
  @property({ type: Number }) zero = 0;
  @property({ type: Number }) selected: number | undefined;
  @property({ type: Boolean }) searching = false;
  /** Whether the spans are shown as a list. */
  @property({ type: Boolean }) listed = false;

  @query('devtools-flame') private flame!: DevtoolsFlame | null;

  /** Chooses the next box that is looked for. */
  findNext(): void {
    this.flame?.findNext();
  }

  zoom(isIn: boolean): void {
    this.flame?.zoom(isIn);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { reading } = this;
    if (!reading) return nothing;
    const { overview, answer } = reading;
    return html`<devtools-range-strip
        .answer=${overview}
        .extent=${overview.extent}
        .range=${this.range}
        .zero=${this.zero}
      ></devtools-range-strip>
      ${
        this.listed
          ? this.#renderList(reading)
          : html`<devtools-flame
              .answer=${answer}
              .extent=${overview.extent}
              .range=${this.range}
              .zero=${this.zero}
              .selected=${this.selected}
              .searching=${this.searching}
              @span-select=${({ seq }: SpanSelectEvent) => this.#select(seq)}
            ></devtools-flame>`
      }`;
  }

  /** Its graph, or the list in place of it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('devtools-flame, devtools-grid')?.focus(options);
  }

  #renderList({ list }: FlameReading): TemplateResult {
    const spans = list?.spans ?? [];
    const row = (index: number): GridRow => {
      const span = spans[index];
      return (
        span && {
          name: escapeText(span.name),
          duration: formatMs(span.duration),
          track: TRACK_LABELS[span.track],
          start: formatElapsed(span.start, this.zero),
        }
      );
    };
    return html`<devtools-grid
      label="Longest spans of the range"
      .columns=${LIST_COLUMNS}
      .count=${spans.length}
      .row=${row}
      .selected=${spans.findIndex(({ seq }) => seq === this.selected)}
      @row-select=${({ index }: RowSelectEvent) => this.#select(spans[index]?.seq)}
    ></devtools-grid>`;
  }

  #select(seq: number | undefined): void {
    this.dispatchEvent(new SpanSelectEvent(seq));
  }
}

defineElement('devtools-flame-pane', DevtoolsFlamePane);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-flame-pane': DevtoolsFlamePane;
  }
}
