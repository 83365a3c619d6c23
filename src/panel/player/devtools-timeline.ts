import { html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Replay, ReplayMoment, TimelineMark, TimeRange } from '../../core/index.ts';
import { CanvasController } from '../canvas/canvas-controller.ts';
import { probeStyles } from '../canvas/probe.styles.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatElapsed } from '../styles/format.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { panBy, timeOfX, xOfTime, zoomAt } from '../time/time-range.ts';
import { DensityReader } from './density-reader.ts';
import { timelineStyles } from './devtools-timeline.styles.ts';
import { AXIS_HEIGHT, COLUMN, drawTimeline, laneHeightOf, LANES } from './draw-timeline.ts';
import { readTimelineColours } from './timeline-colours.ts';
import { TimelineRangeEvent, TimelineSeekEvent, TimelineStepEvent } from './timeline-events.ts';

/** Parts that one answer counts, at most. */
const MAX_BUCKETS = 4_096;

/** Px around a record in which a press means that record. */
const REACH = 5;

/** Px that a pointer moves before a press is a drag. */
const DRAG_DISTANCE = 3;

const ZOOM_STEP = 0.5;

/**
 * A session over time, on a canvas: press or drag to go to a moment, Shift and drag for a range, turn the wheel to
 * zoom, with Shift to pan. For assistive technology it is a slider.
 *
 * @fires timeline-seek - a moment was chosen
 * @fires timeline-range - a part was chosen
 * @fires timeline-step - an arrow key asked for the next or former record
 */
class DevtoolsTimeline extends DevtoolsElement {
  static override readonly styles = [tokens, controls, probeStyles, timelineStyles];

  static {
    // How much is read follows from the width that the first drawing gave the canvas.
    this.disableWarning?.('change-in-update');
  }

  @property({ attribute: false }) replay: Replay | undefined;
  @property({ attribute: false }) position: ReplayMoment = { seq: 0, time: 0 };
  @property({ attribute: false }) range: TimeRange | undefined;
  /** The moment that the shown one is held against. */
  @property({ attribute: false }) base: ReplayMoment | undefined;
  @property({ attribute: false }) bookmarks: readonly ReplayMoment[] = [];

  /** What the row under the pointer shows. */
  @state() private pointedAt = '';

  @query('.area') private area!: HTMLElement;

  #view: TimeRange = { from: 0, to: 0 };
  readonly #density = new DensityReader(() => this.#canvas.redraw());
  /** Width for which was read last, px. */
  #readWidth = 0;
  readonly #canvas = new CanvasController(this, readTimelineColours, (context, colours) => {
    if (!this.replay) return;
    drawTimeline(context, {
      width: this.#width,
      height: this.#canvas.height,
      view: this.#view,
      start: this.#bounds.from,
      density: this.#density.shown,
      position: this.position,
      base: this.base,
      range: this.range,
      bookmarks: this.bookmarks,
      colours,
    });
  });

  /** The part of the session that is drawn. */
  get view(): TimeRange {
    return this.#view;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#density.stop();
  }

  /** Shows more around the moment (factor above 1) or less. */
  zoom(factor: number): void {
    this.#setView(zoomAt(this.#view, factor, this.#anchor, this.#bounds));
  }

  /** Shows the whole session. */
  showAll(): void {
    this.#setView(this.#bounds);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('replay')) this.#view = this.#bounds;
    if (changed.has('position')) this.#follow();
  }

  protected override firstUpdated(): void {
    this.area.addEventListener('wheel', this.#onWheel, { passive: false });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('replay') || this.#width !== this.#readWidth) this.#read();
  }

  protected override render(): TemplateResult {
    const { from, to } = this.#bounds;
    const { seq, time } = this.position;
    return html`
      <div class="names" aria-hidden="true">
        ${LANES.map(({ label, what }) => html`<span title=${what}>${label}</span>`)}
      </div>
      <div
        class="area"
        role="slider"
        tabindex="0"
        aria-label="Moment of the session"
        aria-valuemin="0"
        aria-valuemax=${Math.max(0, Math.round(to - from))}
        aria-valuenow=${Math.max(0, Math.round(time - from))}
        aria-valuetext="${formatElapsed(time, from)}, record ${seq}${this.#describeBase(from)}"
        @keydown=${this.#onKeyDown}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPoint}
        @pointerleave=${() => (this.pointedAt = '')}
        @dblclick=${this.#onDoubleClick}
      >
        <canvas aria-hidden="true"></canvas>
        <span class="pointed-at" aria-hidden="true">${this.pointedAt}</span>
      </div>
      <div class="probe"></div>
    `;
  }

  #describeBase(start: number): string {
    return this.base ? `, compared with ${formatElapsed(this.base.time, start)}` : '';
  }

  get #width(): number {
    return this.#canvas.width;
  }

  get #bounds(): TimeRange {
    return { from: this.replay?.startTime ?? 0, to: this.replay?.endTime ?? 0 };
  }

  /** What zooming by key leaves at its place. */
  get #anchor(): number {
    const { from, to } = this.#view;
    const { time } = this.position;
    return time >= from && time <= to ? time : (from + to) / 2;
  }

  #setView(view: TimeRange): void {
    this.#view = view;
    this.#canvas.redraw();
    this.#read();
  }

  /** Playing leads out of a view that was zoomed: it goes along. */
  #follow(): void {
    const { from, to } = this.#view;
    const { time } = this.position;
    if (!this.replay || time === 0 || (time >= from && time <= to)) return;
    const span = to - from;
    this.#view = panBy(this.#view, time - from - span * 0.1, this.#bounds);
    this.#read();
  }

  #read(): void {
    this.#readWidth = this.#width;
    if (!this.replay || this.#width <= 0) return;
    const buckets = Math.min(MAX_BUCKETS, Math.max(1, Math.ceil(this.#width / COLUMN)));
    this.#density.want(this.replay, this.#view, buckets);
  }

  #timeAt(event: MouseEvent): number {
    return timeOfX(this.#xOf(event), this.#view, this.#width);
  }

  #xOf(event: MouseEvent): number {
    const x = event.clientX - this.area.getBoundingClientRect().left;
    return Math.min(this.#width, Math.max(0, x));
  }

  #onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const startX = event.clientX;
    const startTime = this.#timeAt(event);
    const isRange = event.shiftKey;
    let hasMoved = false;
    const onMove = (move: PointerEvent): void => {
      if (Math.abs(move.clientX - startX) < DRAG_DISTANCE && !hasMoved) return;
      hasMoved = true;
      const time = this.#timeAt(move);
      if (isRange) this.#emitRange(startTime, time);
      else this.dispatchEvent(new TimelineSeekEvent(time));
    };
    const onEnd = (): void => {
      this.area.removeEventListener('pointermove', onMove);
      this.area.removeEventListener('pointerup', onUp);
    };
    const onUp = (up: PointerEvent): void => {
      if (hasMoved) return;
      if (isRange) this.dispatchEvent(new TimelineRangeEvent(undefined));
      else this.#seekAt(up);
    };
    this.area.setPointerCapture(event.pointerId);
    this.area.addEventListener('pointermove', onMove);
    this.area.addEventListener('pointerup', onUp);
    this.area.addEventListener('lostpointercapture', onEnd, { once: true });
  };

  #seekAt(event: PointerEvent): void {
    const mark = this.#markAt(event);
    this.dispatchEvent(new TimelineSeekEvent(mark?.time ?? this.#timeAt(event), mark?.seq));
  }

  /** The record under the pointer, where single ones are drawn: the nearest in its row, or else of all. */
  #markAt(event: PointerEvent): TimelineMark | undefined {
    const x = this.#xOf(event);
    const kinds: readonly string[] = this.#laneAt(event)?.kinds ?? [];
    const near = (this.#density.shown?.answer.marks ?? [])
      .map((mark) => ({ mark, distance: Math.abs(xOfTime(mark.time, this.#view, this.#width) - x) }))
      .filter(({ distance }) => distance <= REACH)
      .sort((a, b) => a.distance - b.distance);
    return (near.find(({ mark }) => kinds.includes(mark.kind)) ?? near[0])?.mark;
  }

  #laneAt({ clientY }: PointerEvent): (typeof LANES)[number] | undefined {
    const { top, height } = this.area.getBoundingClientRect();
    return LANES[Math.floor((clientY - top - AXIS_HEIGHT) / laneHeightOf(height))];
  }

  #onPoint = (event: PointerEvent): void => {
    this.pointedAt = this.#laneAt(event)?.what ?? '';
  };

  #emitRange(one: number, other: number): void {
    const range = { from: Math.min(one, other), to: Math.max(one, other) };
    this.dispatchEvent(new TimelineRangeEvent(range));
  }

  #onDoubleClick = (): void => {
    if (this.range) this.#setView(this.range);
    else this.showAll();
  };

  #onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const delta = event.deltaY || event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const span = this.#view.to - this.#view.from;
      this.#setView(panBy(this.#view, (delta / this.#width) * span, this.#bounds));
    } else {
      const factor = Math.exp(Math.min(200, Math.max(-200, delta)) / 300);
      this.#setView(zoomAt(this.#view, factor, this.#timeAt(event), this.#bounds));
    }
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!this.#actOnKey(event.key, event.shiftKey)) return;
    event.preventDefault();
  };

  #actOnKey(key: string, isShift: boolean): boolean {
    const span = this.#view.to - this.#view.from;
    const { time } = this.position;
    const seekTo = (to: number): void => void this.dispatchEvent(new TimelineSeekEvent(to));
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        if (isShift) this.#setView(panBy(this.#view, -span / 10, this.#bounds));
        else this.dispatchEvent(new TimelineStepEvent('former'));
        return true;
      case 'ArrowRight':
      case 'ArrowUp':
        if (isShift) this.#setView(panBy(this.#view, span / 10, this.#bounds));
        else this.dispatchEvent(new TimelineStepEvent('next'));
        return true;
      case 'PageUp':
        seekTo(time - span / 10);
        return true;
      case 'PageDown':
        seekTo(time + span / 10);
        return true;
      case 'Home':
        seekTo(this.#bounds.from);
        return true;
      case 'End':
        seekTo(this.#bounds.to);
        return true;
      case '+':
      case '=':
        this.zoom(ZOOM_STEP);
        return true;
      case '-':
        this.zoom(1 / ZOOM_STEP);
        return true;
      case '0':
        this.showAll();
        return true;
      default:
        return false;
    }
  }
}

defineElement('devtools-timeline', DevtoolsTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-timeline': DevtoolsTimeline;
  }
}
