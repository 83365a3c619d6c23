import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type {
  ComparedState,
  ComparisonRow,
  DevTools,
  SessionComparison,
  SessionInfo,
} from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import '../grid/devtools-grid.ts';
import type { DevtoolsGrid } from '../grid/devtools-grid.ts';
import type { RowsDrawnEvent, RowSelectEvent } from '../grid/grid-events.ts';
import '../player/devtools-timeline.ts';
import type { TimelineSeekEvent, TimelineStepEvent } from '../player/timeline-events.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatCountOf } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { escapeText } from '../value/escape-text.ts';
import { describeFailure } from '../views/describe-failure.ts';
import { compareColumns, compareRow } from './compare-row.ts';
import { compareStyles } from './devtools-compare.styles.ts';
import { PairPlayer } from './pair-player.ts';
import { renderComparedState, renderRowDiff } from './render-compared-state.ts';
import { renderSide, SIDE_WORDS, SIDES, type Side } from './render-side.ts';
import { sideLabels } from './side-labels.ts';

/** Rows read at a time. */
const PAGE = 100;

/** Makes and ends comparisons. */
export interface CompareOwner {
  readonly devtools: DevTools | undefined;
  /** All that can be compared. */
  readonly sessions: readonly SessionInfo[];
  readonly ignoresRandom: boolean;
  compare(leftId: string, rightId: string): Promise<void>;
  setIgnoring(ignoresRandom: boolean): void;
  close(): void;
}

/** Two sessions side by side: their events in rows, their state at the selected one, and both replays in step. */
export class DevtoolsCompare extends DevtoolsElement {
  static override readonly styles = [tokens, controls, compareStyles];

  /** Changes in place, and is given again when it has. */
  @property({ attribute: false, hasChanged: () => true }) owner!: CompareOwner;
  @property({ attribute: false }) comparison: SessionComparison | undefined;

  @state() private rows: readonly (ComparisonRow | undefined)[] = [];
  @state() private selected = -1;
  @state() private states: ComparedState | undefined;
  @state() private failure: string | undefined;
  @state() private pair: PairPlayer | undefined;

  @query('devtools-grid') private grid!: DevtoolsGrid | null;

  readonly #asked = new Set<number>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', 'Comparison of two sessions');
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closePair();
  }

  /** What can be done with the comparison. */
  commands(): readonly Command[] {
    const isSame = !this.comparison?.differences;
    return [
      {
        id: 'compare.next',
        label: 'Comparison: next difference',
        keys: 'n',
        isDisabled: isSame,
        run: () => void this.#step('next'),
      },
      {
        id: 'compare.former',
        label: 'Comparison: former difference',
        keys: 'p',
        isDisabled: isSame,
        run: () => void this.#step('former'),
      },
      {
        id: 'compare.first',
        label: 'Comparison: first difference',
        keys: 'f',
        isDisabled: isSame,
        run: this.#goToFirst,
      },
      {
        id: 'compare.play',
        label: this.pair?.isPlaying ? 'Comparison: pause both' : 'Comparison: play both',
        keys: 'k',
        isDisabled: !this.pair,
        run: this.#togglePlay,
      },
      { id: 'compare.close', label: 'End the comparison', run: () => this.owner.close() },
    ];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('comparison')) return;
    this.rows = [];
    this.#asked.clear();
    this.selected = -1;
    this.states = undefined;
    this.failure = undefined;
    this.#closePair();
    if (this.comparison) void this.#begin(this.comparison);
  }

  protected override render(): TemplateResult {
    const { comparison, failure } = this;
    return html`
      ${this.#renderHeader()}
      <div class="sides">${SIDES.map((side) => this.#renderSide(side))}</div>
      ${
        failure === undefined
          ? nothing
          : html`<div class="empty" role="alert">${escapeText(failure)}</div>`
      }
      ${
        comparison
          ? this.#renderBody(comparison)
          : html`<div class="empty" role="status">Comparing the sessions…</div>`
      }
    `;
  }

  #renderHeader(): TemplateResult {
    const { comparison, owner } = this;
    const isSame = comparison?.differences === 0;
    return html`<div class="bar">
      <h2>Compare</h2>
      <button class="button" id="first" ?disabled=${!comparison || isSame} @click=${this.#goToFirst}>
        First difference
      </button>
      <button
        class="icon"
        id="former"
        aria-label="Former difference"
        title="Former difference"
        ?disabled=${!comparison || isSame}
        @click=${() => void this.#step('former')}
      >
        ${icons.former}
      </button>
      <button
        class="icon"
        id="next"
        aria-label="Next difference"
        title="Next difference"
        ?disabled=${!comparison || isSame}
        @click=${() => void this.#step('next')}
      >
        ${icons.next}
      </button>
      <button class="button" id="play" ?disabled=${!this.pair} @click=${this.#togglePlay}>
        ${this.pair?.isPlaying ? 'Pause' : 'Play both'}
      </button>
      <label
        title="Times, durations, pointer positions, UUIDs and the like, which are others in each run"
      >
        <input
          type="checkbox"
          id="ignore"
          .checked=${owner.ignoresRandom}
          @change=${(event: Event) => owner.setIgnoring((event.target as HTMLInputElement).checked)}
        />Ignore times and random ids
      </label>
      <span class="count" role="status">${comparison ? this.#describe(comparison) : ''}</span>
      <button
        class="icon"
        id="close"
        aria-label="End the comparison"
        title="End the comparison"
        @click=${() => owner.close()}
      >
        ${icons.close}
      </button>
    </div>`;
  }

  #describe({ differences, rows }: SessionComparison): string {
    const all = formatCountOf(rows, 'event');
    return differences === 0
      ? `No difference in ${all}`
      : `${formatCountOf(differences, 'difference')} in ${all}`;
  }

  #renderSide(side: Side): TemplateResult {
    const { owner, comparison } = this;
    return renderSide({
      side,
      sessions: owner.sessions,
      shown: this.#sessionOn(side),
      choose: (id) => {
        if (!comparison) return;
        const { leftId, rightId } = comparison;
        void (side === 'left' ? owner.compare(id, rightId) : owner.compare(leftId, id));
      },
    });
  }

  #sessionOn(side: Side): SessionInfo | undefined {
    const { owner, comparison } = this;
    const shownId = side === 'left' ? comparison?.leftId : comparison?.rightId;
    return owner.sessions.find(({ id }) => id === shownId);
  }

  #renderBody(comparison: SessionComparison): TemplateResult {
    const labels = sideLabels(this.#sessionOn('left'), this.#sessionOn('right'));
    return html`
      ${this.pair ? this.#renderTimelines(this.pair, labels) : nothing}
      <div class="panes">
        <devtools-grid
          label="Events of both sessions"
          .columns=${compareColumns(labels)}
          .count=${comparison.rows}
          .row=${this.#rowOf(this.rows)}
          .selected=${this.selected}
          @rows-drawn=${({ first, end }: RowsDrawnEvent) => this.#read(first, end)}
          @row-select=${({ index }: RowSelectEvent) => void this.#select(index)}
        ></devtools-grid>
        <section class="details" tabindex="0" aria-label="How they differ">
          ${
            this.selected < 0
              ? html`<p class="dim">Choose a line: n and p go to the next and the former difference.</p>`
              : html`${renderRowDiff(comparison, this.selected, this.rows[this.selected], labels)}
                ${renderComparedState(this.states, labels)}`
          }
        </section>
      </div>
    `;
  }

  #renderTimelines(pair: PairPlayer, labels: readonly [string, string]): TemplateResult {
    const { left, right } = pair.positions;
    const seekTo =
      (side: Side) =>
      ({ time }: TimelineSeekEvent): void =>
        void this.#try(async () => this.#show(await pair.goToTime(side, time)));
    const step = ({ direction }: TimelineStepEvent): void => {
      void this.#select(this.selected + (direction === 'next' ? 1 : -1));
    };
    return html`<div class="timelines">
      ${SIDES.map(
        (side, i) =>
          html`<div role="group" aria-labelledby="caption-${side}">
            <div class="caption" id="caption-${side}">${SIDE_WORDS[side]} · ${labels[i]}</div>
            <devtools-timeline
              .replay=${pair[side]}
              .position=${side === 'left' ? left : right}
              @timeline-seek=${seekTo(side)}
              @timeline-step=${step}
            ></devtools-timeline>
          </div>`,
      )}
    </div>`;
  }

  #rowOf = (rows: typeof this.rows) => (index: number) => {
    const row = rows[index];
    return row && compareRow(row);
  };

  async #begin(comparison: SessionComparison): Promise<void> {
    await this.#try(async () => {
      const { devtools } = this.owner;
      if (!devtools) return;
      const pair = await PairPlayer.open(devtools, comparison, (row) => this.#show(row));
      if (comparison !== this.comparison || !this.isConnected) {
        pair.close();
        return;
      }
      this.pair = pair;
      pair.left.addEventListener('end', () => this.requestUpdate());
      await this.updateComplete;
      this.grid?.focus();
      await this.#select(Math.max(0, comparison.first));
    });
  }

  #closePair(): void {
    this.pair?.close();
    this.pair = undefined;
  }

  #read(first: number, end: number): void {
    for (let page = Math.floor(first / PAGE); page * PAGE < end; page += 1) void this.#readPage(page);
  }

  async #readPage(page: number): Promise<void> {
    const { comparison } = this;
    if (!comparison || this.#asked.has(page)) return;
    this.#asked.add(page);
    await this.#try(async () => {
      const found = await comparison.rowsAt({ offset: page * PAGE, limit: PAGE });
      if (comparison !== this.comparison) return;
      const rows = [...this.rows];
      found.forEach((row, i) => (rows[page * PAGE + i] = row));
      this.rows = rows;
    });
  }

  #goToFirst = (): void => void this.#select(this.comparison?.first ?? -1);

  async #step(direction: 'next' | 'former'): Promise<void> {
    await this.#try(async () => {
      const row = await this.comparison?.step(this.selected, direction);
      if (row !== undefined && row >= 0) await this.#select(row);
    });
  }

  async #select(row: number): Promise<void> {
    if (!this.comparison || row < 0 || row >= this.comparison.rows) return;
    this.#show(row);
    this.pair?.left.pause();
    await this.#try(async () => this.pair?.goTo(row));
    this.requestUpdate();
  }

  /** Selects a row, and reads the state of both there. */
  #show(row: number): void {
    const { comparison } = this;
    if (!comparison || row < 0) return;
    if (row === this.selected) {
      this.requestUpdate();
      return;
    }
    this.selected = row;
    this.#read(row, row + 1);
    void this.updateComplete.then(() => this.grid?.reveal(row));
    void this.#try(async () => {
      const states = await comparison.stateAt(row);
      if (comparison === this.comparison && row === this.selected) this.states = states;
    });
  }

  #togglePlay = (): void => {
    this.pair?.toggle();
    this.requestUpdate();
  };

  /** Esc ends the comparison, not the panel. */
  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.owner.close();
  };

  async #try(work: () => Promise<unknown>): Promise<void> {
    const { comparison } = this;
    try {
      await work();
    } catch (error) {
      // Of a comparison that was closed meanwhile nobody wants to hear.
      if (comparison === this.comparison && this.isConnected) this.failure = describeFailure(error);
    }
  }
}

defineElement('devtools-compare', DevtoolsCompare);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-compare': DevtoolsCompare;
  }
}
