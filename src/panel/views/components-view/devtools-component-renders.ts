import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { ComponentRender, ComponentRenders, SessionQuery } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import '../../grid/devtools-grid.ts';
import type { GridRow } from '../../grid/devtools-grid.ts';
import type { GridColumn } from '../../grid/grid-column.ts';
import type { RowSelectEvent } from '../../grid/grid-events.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatClock, formatCountOf, formatElapsed, formatMs } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { escapeText } from '../../value/escape-text.ts';
import { describeFailure } from '../describe-failure.ts';
import { componentListStyles } from './component-list.styles.ts';

const COLUMNS: readonly GridColumn[] = [
  { id: 'time', label: 'Time', track: '82px' },
  { id: 'phase', label: 'Phase', track: '62px', hideBelow: 260 },
  { id: 'duration', label: 'ms', track: '56px', align: 'end' },
  { id: 'changed', label: 'What changed', track: 'minmax(80px, 1fr)' },
];

/** When, how long and what for one component was rendered, newest first. */
class DevtoolsComponentRenders extends DevtoolsElement {
  static override readonly styles = [tokens, controls, componentListStyles];

  @property({ attribute: false }) query: SessionQuery | undefined;
  /** Grows when there may be more to read. */
  @property({ type: Number }) reading = 0;
  @property() componentId = '';
  /** Epoch ms from which times count. */
  @property({ type: Number }) start = 0;

  @state() private renders: ComponentRenders | undefined;
  @state() private selectedSeq: number | undefined;
  @state() private failure: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = changed.has('query') || changed.has('componentId');
    if (isOther) {
      this.renders = undefined;
      this.selectedSeq = undefined;
    }
    if (isOther || changed.has('reading')) void this.#read();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { renders, failure } = this;
    if (failure !== undefined) return html`<div class="empty" role="alert">${escapeText(failure)}</div>`;
    if (!renders) return nothing;
    if (renders.count === 0)
      return html`<div class="empty">No rendering is recorded of this component</div>`;
    const { latest } = renders;
    const row = (index: number): GridRow => latest[index] && renderCells(latest[index], this.start);
    return html`<div class="sums">${describeSums(renders)}</div>
      <devtools-grid
        label="Renders of the component, newest first"
        .columns=${COLUMNS}
        .count=${latest.length}
        .row=${row}
        .selected=${latest.findIndex(({ seq }) => seq === this.selectedSeq)}
        @row-select=${({ index }: RowSelectEvent) => (this.selectedSeq = latest[index]?.seq)}
      ></devtools-grid>`;
  }

  async #read(): Promise<void> {
    const { query, componentId } = this;
    if (!query) return;
    try {
      const renders = await query.rendersOf(componentId);
      if (query !== this.query || componentId !== this.componentId) return;
      this.renders = renders;
      this.failure = undefined;
    } catch (error) {
      if (query === this.query) this.failure = describeFailure(error);
    }
  }
}

function describeSums({ count, total, max, latest }: ComponentRenders): string {
  const isTimed = latest.some(({ duration }) => duration !== undefined);
  if (!isTimed) return `${formatCountOf(count, 'update')}, not timed`;
  const times = `mean ${formatMs(total / count)}, max ${formatMs(max)}, total ${formatMs(total)} ms`;
  const shown = latest.length < count ? `; the last ${latest.length} below` : '';
  return `${formatCountOf(count, 'render')}: ${times}${shown}`;
}

function renderCells({ time, phase, duration, changed }: ComponentRender, start: number): GridRow {
  return {
    time: html`<span title=${formatClock(time)}>${formatElapsed(time, start)}</span>`,
    phase: escapeText(phase ?? ''),
    duration: duration === undefined ? '–' : formatMs(duration),
    changed: escapeText(changed?.join(', ') ?? ''),
  };
}

defineElement('devtools-component-renders', DevtoolsComponentRenders);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-component-renders': DevtoolsComponentRenders;
  }
}
