import { css, html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { SpanAnswer, TimeRange } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { controls } from '../../styles/controls.styles.ts';
import { cssProps } from '../../styles/css-props.ts';
import { formatElapsed } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { CanvasController } from '../../canvas/canvas-controller.ts';
import { probeStyles } from '../../canvas/probe.styles.ts';
import { RangeChangeEvent } from '../../time/range-change-event.ts';
import { keepWithin } from '../../time/time-range.ts';
import { readFlameColours } from './flame-colours.ts';

/** A range that is drawn with a pointer is at least so wide, px. */
const MIN_DRAWN_PX = 4;

/** What a pressed pointer changes. */
type Grip = 'from' | 'to' | 'both' | 'new';

/**
 * All of the session's spans in a strip, and the range of it that is looked at as a window with two handles.
 *
 * @fires range-change - someone moved the window, or drew another
 */
class DevtoolsRangeStrip extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    probeStyles,
    css`
      :host {
        display: block;
        position: relative;
        flex: none;
        height: 34px;
        border-bottom: 1px solid var(--_line);
        touch-action: none;
        cursor: crosshair;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      .window {
        position: absolute;
        inset: 0 auto 0 var(--from);
        width: var(--length);
        min-width: 2px;
        border: solid var(--_accent);
        border-width: 0 1px;
        background: color-mix(in srgb, var(--_accent) 14%, transparent);
        cursor: grab;
      }
      .whole {
        background: none;
        cursor: crosshair;
      }
      .handle {
        position: absolute;
        top: 8px;
        bottom: 8px;
        left: clamp(4px, var(--at), calc(100% - 4px));
        width: 9px;
        margin-left: -5px;
        border-radius: 3px;
        background: var(--_accent);
        cursor: ew-resize;
      }
      .handle:focus-visible {
        outline-offset: 2px;
      }
      @media (forced-colors: active) {
        .window {
          border-color: Highlight;
        }
        .handle {
          background: Highlight;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  static {
    // What is drawn follows from the width that the first drawing gave the canvas.
    this.disableWarning?.('change-in-update');
  }

  /** Of all of the session. */
  @property({ attribute: false }) answer: SpanAnswer = { names: [], tracks: [] };
  @property({ attribute: false }) extent: TimeRange | undefined;
  /** What is looked at; undefined for all. */
  @property({ attribute: false }) range: TimeRange | undefined;
  /** When the session begins, epoch ms: times count from then. */
  @property({ type: Number }) zero = 0;

  @query('canvas') private canvas!: HTMLCanvasElement;

  readonly #canvas = new CanvasController(this, readFlameColours, (context, colours) => {
    const { extent, answer } = this;
    const { width, height } = this.#canvas;
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, width, height);
    if (!extent) return;
    const pxOfMs = width / (extent.to - extent.from);
    const lane = (height - 4) / Math.max(1, answer.tracks.length);
    for (const [at, { track, row, rows, start, end }] of answer.tracks.entries()) {
      context.fillStyle = colours.tracks[track];
      const step = lane / Math.max(2, rows);
      for (let box = 0; box < start.length; box += 1) {
        const x = (start[box]! - extent.from) * pxOfMs;
        const length = Math.max(1, (end[box]! - start[box]!) * pxOfMs);
        context.fillRect(x, 2 + at * lane + row[box]! * step, length, Math.max(1, step));
      }
    }
  });
  #pressed: { grip: Grip; x: number; range: TimeRange } | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { extent } = this;
    const range = this.range ?? extent;
    if (!extent || !range) return nothing;
    const part = (time: number): number =>
      Math.max(0, Math.min(100, ((time - extent.from) / (extent.to - extent.from)) * 100));
    const [from, to] = [part(range.from), part(range.to)];
    return html`<canvas
        aria-hidden="true"
        @pointerdown=${(event: PointerEvent) => this.#press(event, 'new')}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onRelease}
        @dblclick=${() => this.#show(undefined)}
      ></canvas>
      <div class="probe"></div>
      <div
        class="window ${this.range ? '' : 'whole'}"
        ${cssProps({ '--from': `${from}%`, '--length': `${to - from}%` })}
        @pointerdown=${(event: PointerEvent) => this.#press(event, this.range ? 'both' : 'new')}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onRelease}
        @dblclick=${() => this.#show(undefined)}
      ></div>
      ${this.#renderHandle('from', 'Beginning of range', from)}
      ${this.#renderHandle('to', 'End of range', to)}`;
  }

  #renderHandle(grip: 'from' | 'to', label: string, at: number): TemplateResult {
    const extent = this.extent!;
    const time = (this.range ?? extent)[grip];
    const elapsed = (at: number): number => Math.round(at - this.zero);
    return html`<div
      class="handle"
      role="slider"
      tabindex="0"
      aria-label=${label}
      aria-valuemin=${elapsed(extent.from)}
      aria-valuemax=${elapsed(extent.to)}
      aria-valuenow=${elapsed(time)}
      aria-valuetext=${formatElapsed(time, this.zero)}
      ${cssProps({ '--at': `${at}%` })}
      @keydown=${(event: KeyboardEvent) => this.#onKeyDown(event, grip)}
      @pointerdown=${(event: PointerEvent) => this.#press(event, grip)}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onRelease}
    ></div>`;
  }

  #onKeyDown(event: KeyboardEvent, grip: 'from' | 'to'): void {
    const extent = this.extent!;
    const range = this.range ?? extent;
    const whole = extent.to - extent.from;
    const steps: Record<string, number> = {
      ArrowLeft: -0.01,
      ArrowDown: -0.01,
      ArrowRight: 0.01,
      ArrowUp: 0.01,
      PageDown: -0.1,
      PageUp: 0.1,
      Home: -1,
      End: 1,
    };
    if (!Object.hasOwn(steps, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const time = Math.max(extent.from, Math.min(extent.to, range[grip] + steps[event.key]! * whole));
    const least = whole / 1_000;
    this.#show(
      grip === 'from'
        ? { from: Math.min(time, range.to - least), to: range.to }
        : { from: range.from, to: Math.max(time, range.from + least) },
    );
  }

  #press(event: PointerEvent, grip: Grip): void {
    const { extent } = this;
    if (!extent || event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#pressed = { grip, x: this.#xOf(event), range: this.range ?? extent };
  }

  #onMove = (event: PointerEvent): void => {
    const { extent } = this;
    const pressed = this.#pressed;
    if (!extent || !pressed) return;
    const { grip, range } = pressed;
    const x = this.#xOf(event);
    const msOfPx = (extent.to - extent.from) / this.#canvas.width;
    const moved = (x - pressed.x) * msOfPx;
    if (grip === 'both')
      this.#show(keepWithin({ from: range.from + moved, to: range.to + moved }, extent));
    else if (grip === 'new') {
      if (Math.abs(x - pressed.x) < MIN_DRAWN_PX) return;
      this.#showBetween(extent.from + pressed.x * msOfPx, extent.from + x * msOfPx);
    } else this.#showBetween(grip === 'from' ? range.to : range.from, range[grip] + moved);
  };

  #onRelease = (): void => {
    this.#pressed = undefined;
  };

  #showBetween(one: number, other: number): void {
    const extent = this.extent!;
    const least = ((extent.to - extent.from) / this.#canvas.width) * 2;
    const from = Math.max(extent.from, Math.min(one, other));
    const to = Math.min(extent.to, Math.max(one, other, from + least));
    this.#show({ from: Math.min(from, to - least), to });
  }

  #show(range: TimeRange | undefined): void {
    this.dispatchEvent(new RangeChangeEvent(range));
  }

  #xOf({ clientX }: MouseEvent): number {
    return clientX - this.canvas.getBoundingClientRect().left;
  }
}

defineElement('devtools-range-strip', DevtoolsRangeStrip);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-range-strip': DevtoolsRangeStrip;
  }
}
