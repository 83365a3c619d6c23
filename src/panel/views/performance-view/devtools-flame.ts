import { html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { SpanAnswer, TimeRange } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { cssProps } from '../../styles/css-props.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { CanvasController } from '../../canvas/canvas-controller.ts';
import { probeStyles } from '../../canvas/probe.styles.ts';
import { RangeChangeEvent } from '../../time/range-change-event.ts';
import { panBy, zoomAt } from '../../time/time-range.ts';
import { readFlameColours } from './flame-colours.ts';
import { flameStyles } from './devtools-flame.styles.ts';
import { describeBox, drawFlame } from './draw-flame.ts';
import { boxAt, boxOfSeq, layoutFlame, rectOf, ROW_PX, timeAt } from './flame-layout.ts';
import type { BoxPlace, FlameLayout } from './flame-layout.ts';
import { nextMatch, stepFrom } from './flame-steps.ts';
import { SpanSelectEvent } from './span-select-event.ts';

/** How much one step of zooming shows of what was shown before. */
const ZOOM_STEP = 0.7;

/** Part of the range by which one key pans. */
const PAN_STEP = 0.2;

/** Moves of a pressed pointer below this are a click, px. */
const DRAG_PX = 3;

const EMPTY: SpanAnswer = { names: [], tracks: [] };

/**
 * Spans of a range of time as boxes, each below what holds it, on a canvas.
 *
 * @fires range-change - someone zoomed or panned
 * @fires span-select - someone chose a box
 */
export class DevtoolsFlame extends DevtoolsElement {
  static override readonly styles = [tokens, controls, probeStyles, flameStyles];

  static {
    // What is drawn follows from the width that the first drawing gave the canvas.
    this.disableWarning?.('change-in-update');
  }

  @property({ attribute: false }) answer: SpanAnswer = EMPTY;
  /** What is shown; part of the answer, or all of it. */
  @property({ attribute: false }) range: TimeRange | undefined;
  /** All that there is. */
  @property({ attribute: false }) extent: TimeRange | undefined;
  /** When the session begins, epoch ms: times count from then. */
  @property({ type: Number }) zero = 0;
  /** `seq` of the span that is chosen. */
  @property({ type: Number }) selected: number | undefined;
  /** Whether the answer's boxes say what is looked for. */
  @property({ type: Boolean }) searching = false;

  @state() private hovered: BoxPlace | undefined;
  @state() private said = '';
  @query('.scroller') private scroller!: HTMLElement | null;
  @query('.tip') private tip!: HTMLElement | null;

  readonly #canvas = new CanvasController(this, readFlameColours, (context, colours) => {
    const { layout } = this;
    if (!layout) return;
    drawFlame(
      context,
      layout,
      colours,
      {
        selected: boxOfSeq(layout, this.selected),
        hovered: this.hovered,
        isSearching: this.searching,
      },
      { scrollTop: this.scroller?.scrollTop ?? 0, height: this.#canvas.height },
    );
  });
  #dragFrom: { x: number; range: TimeRange } | undefined;

  /** What is drawn now and where; undefined while there is nothing. */
  get layout(): FlameLayout | undefined {
    const range = this.range ?? this.extent;
    const { width } = this.#canvas;
    return range && width > 0 ? layoutFlame(this.answer, { range, width, zero: this.zero }) : undefined;
  }

  /** Width of the drawing, px. */
  get drawnWidth(): number {
    return this.#canvas.width;
  }

  override focus(options?: FocusOptions): void {
    this.scroller?.focus(options);
  }

  /** Shows more or less around the middle. */
  zoom(isIn: boolean): void {
    const { layout } = this;
    if (layout) this.#zoomAt(isIn ? ZOOM_STEP : 1 / ZOOM_STEP, layout.width / 2);
  }

  /** Chooses the next box that is looked for. */
  findNext(): void {
    const { layout } = this;
    if (layout) this.#choose(layout, nextMatch(layout, boxOfSeq(layout, this.selected)));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('answer') || changed.has('range')) this.hovered = undefined;
  }

  protected override render(): TemplateResult {
    const height = this.layout?.height ?? 0;
    return html`<div
        class="scroller"
        role="application"
        tabindex="0"
        aria-label="Flame graph"
        aria-describedby="keys"
        @keydown=${this.#onKeyDown}
        @wheel=${this.#onWheel}
        @pointerdown=${this.#onPointerDown}
        @pointermove=${this.#onPointerMove}
        @pointerup=${this.#onPointerUp}
        @pointercancel=${this.#onPointerUp}
        @pointerleave=${this.#hideTip}
        @dblclick=${this.#onDoubleClick}
        @scroll=${this.#canvas.redraw}
      >
        <div class="room" ${cssProps({ height: `max(100%, ${height}px)` })}>
          <canvas ${cssProps({ height: `${this.clientHeight}px` })} aria-hidden="true"></canvas>
        </div>
      </div>
      <div class="probe"></div>
      <div class="said" id="keys">
        Arrow keys walk the spans, Enter zooms to one. W and S or plus and minus zoom, A and D or Shift
        with arrow keys pan, 0 shows all.
      </div>
      <div class="said" role="status">${this.said}</div>
      <div class="tip" popover="manual" aria-hidden="true">
        ${this.hovered && this.layout ? describeBox(this.layout, this.hovered) : ''}
      </div>`;
  }

  #choose(layout: FlameLayout, place: BoxPlace | undefined): void {
    const seq = place && layout.tracks[place.track]!.boxes.seq[place.box]!;
    this.said = place ? describeBox(layout, place) : '';
    if (place) this.#reveal(layout, place);
    this.dispatchEvent(new SpanSelectEvent(seq));
  }

  #reveal(layout: FlameLayout, place: BoxPlace): void {
    const { scroller } = this;
    if (!scroller) return;
    const { y } = rectOf(layout, place);
    const { scrollTop, clientHeight } = scroller;
    scroller.scrollTop = Math.max(y + 2 * ROW_PX - clientHeight, Math.min(scrollTop, y - 2 * ROW_PX));
  }

  #show(range: TimeRange | undefined): void {
    this.dispatchEvent(new RangeChangeEvent(range));
  }

  #zoomAt(factor: number, x: number): void {
    const { layout, extent } = this;
    if (layout && extent) this.#show(zoomAt(layout.range, factor, timeAt(layout, x), extent));
  }

  #pan(part: number): void {
    const { layout, extent } = this;
    if (layout && extent) this.#show(panned(layout.range, part, extent));
  }

  /** The chosen span with a tenth of its length on each side. */
  #zoomTo(layout: FlameLayout, { track, box }: BoxPlace): void {
    const { start, end } = layout.tracks[track]!.boxes;
    const rest = Math.max(0.02, (end[box]! - start[box]!) * 0.1);
    this.#show({ from: start[box]! - rest, to: end[box]! + rest });
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    const { layout } = this;
    if (!layout || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.#handleKey(event, layout)) return;
    event.preventDefault();
    // Such a key means something here alone.
    event.stopPropagation();
  };

  #handleKey({ key, shiftKey }: KeyboardEvent, layout: FlameLayout): boolean {
    const selected = boxOfSeq(layout, this.selected);
    const actions: Record<string, () => void> = {
      w: () => this.zoom(true),
      '+': () => this.zoom(true),
      '=': () => this.zoom(true),
      s: () => this.zoom(false),
      '-': () => this.zoom(false),
      a: () => this.#pan(-PAN_STEP),
      d: () => this.#pan(PAN_STEP),
      '0': () => this.#show(undefined),
    };
    if (shiftKey && key === 'ArrowLeft') actions.a!();
    else if (shiftKey && key === 'ArrowRight') actions.d!();
    else if (Object.hasOwn(actions, key.toLowerCase())) actions[key.toLowerCase()]!();
    else if (key === 'Enter' && selected) this.#zoomTo(layout, selected);
    else if (key === 'Escape' && selected) this.#choose(layout, undefined);
    else {
      const next = stepFrom(layout, selected, key);
      if (!next) return false;
      this.#choose(layout, next);
    }
    return true;
  }

  #onWheel = (event: WheelEvent): void => {
    const { layout } = this;
    const isAside = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!layout || !(event.ctrlKey || event.metaKey || isAside)) return;
    event.preventDefault();
    this.#hideTip();
    if (isAside) this.#pan((event.deltaX || event.deltaY) / layout.width);
    else this.#zoomAt(Math.exp(event.deltaY * 0.005), this.#pointOf(event).x);
  };

  #onPointerDown = (event: PointerEvent): void => {
    const { layout } = this;
    if (layout && event.button === 0)
      this.#dragFrom = { x: this.#pointOf(event).x, range: layout.range };
  };

  #onPointerMove = (event: PointerEvent): void => {
    const { layout, extent, scroller } = this;
    if (!layout || !extent || !scroller) return;
    const point = this.#pointOf(event);
    const dragged = this.#dragFrom;
    if (dragged && (Math.abs(point.x - dragged.x) >= DRAG_PX || this.#isDragged)) {
      if (!this.#isDragged) scroller.setPointerCapture(event.pointerId);
      scroller.classList.add('dragged');
      this.#hideTip();
      this.#show(panned(dragged.range, (dragged.x - point.x) / layout.width, extent));
      return;
    }
    this.hovered = boxAt(layout, point.x, point.y);
    if (this.hovered) this.#showTip(event);
    else this.#hideTip();
  };

  #onPointerUp = (event: PointerEvent): void => {
    const { layout } = this;
    const wasDragged = this.#isDragged;
    this.scroller?.classList.remove('dragged');
    const isPressed = this.#dragFrom !== undefined;
    this.#dragFrom = undefined;
    if (!layout || wasDragged || !isPressed || event.type !== 'pointerup') return;
    const { x, y } = this.#pointOf(event);
    this.#choose(layout, boxAt(layout, x, y));
  };

  #onDoubleClick = (event: MouseEvent): void => {
    const { layout } = this;
    const { x, y } = this.#pointOf(event);
    const place = layout && boxAt(layout, x, y);
    if (layout && place) this.#zoomTo(layout, place);
  };

  get #isDragged(): boolean {
    return this.scroller?.classList.contains('dragged') ?? false;
  }

  /** In the drawing, px. */
  #pointOf({ clientX, clientY }: MouseEvent): { x: number; y: number } {
    const { left, top } = this.scroller!.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top + this.scroller!.scrollTop };
  }

  #showTip({ clientX, clientY }: PointerEvent): void {
    const { tip } = this;
    if (!tip) return;
    tip.showPopover();
    const { width, height } = tip.getBoundingClientRect();
    const above = clientY - height - 10;
    tip.style.setProperty('left', `${Math.max(8, Math.min(clientX + 10, innerWidth - width - 8))}px`);
    tip.style.setProperty('top', `${above < 8 ? clientY + 16 : above}px`);
  }

  #hideTip = (): void => {
    this.hovered = undefined;
    this.tip?.hidePopover();
  };
}

/** Moved by so much of its length. */
function panned(range: TimeRange, part: number, extent: TimeRange): TimeRange {
  return panBy(range, part * (range.to - range.from), extent);
}

defineElement('devtools-flame', DevtoolsFlame);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-flame': DevtoolsFlame;
  }
}
