import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { PerformanceTimeline, TimeRange } from '../../../core/index.ts';
import { defineElement } from '../../define-element.ts';
import { DevtoolsElement } from '../../devtools-element.ts';
import { nextIndex } from '../../rows/list-keys.ts';
import { controls } from '../../styles/controls.styles.ts';
import { formatBytes, formatElapsed } from '../../styles/format.ts';
import { tokens } from '../../styles/tokens.styles.ts';
import { CanvasController } from '../../canvas/canvas-controller.ts';
import { probeStyles } from '../../canvas/probe.styles.ts';
import { readFlameColours } from './flame-colours.ts';
import type { FlameColours } from './flame-colours.ts';

const PADDING_PX = 6;

/** The size of the heap over time; a moment of it is chosen by pointer or arrow keys. */
class DevtoolsMemoryCurve extends DevtoolsElement {
  static override readonly styles = [
    tokens,
    controls,
    probeStyles,
    css`
      :host {
        display: block;
        position: relative;
        height: 84px;
      }
      [role='slider'],
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  static {
    // What is drawn follows from the width that the first drawing gave the canvas.
    this.disableWarning?.('change-in-update');
  }

  @property({ attribute: false }) memory: PerformanceTimeline['memory'] | undefined;
  /** What the whole width stands for. */
  @property({ attribute: false }) range: TimeRange | undefined;
  /** When the session begins, epoch ms: times count from then. */
  @property({ type: Number }) zero = 0;
  /** The sample that is told; the last one unless someone chose another. */
  @state() private chosen: number | undefined;

  readonly #canvas = new CanvasController(this, readFlameColours, (context, colours) =>
    this.#draw(context, colours),
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('memory')) this.chosen = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { memory, range } = this;
    if (!memory || !range || memory.time.length === 0) return nothing;
    const at = this.#at;
    const text = this.#describe(at);
    return html`<div
        role="slider"
        tabindex="0"
        aria-label="Memory"
        aria-valuemin="0"
        aria-valuemax=${memory.time.length - 1}
        aria-valuenow=${at}
        aria-valuetext=${text}
        title=${text}
        @keydown=${this.#onKeyDown}
        @pointermove=${this.#onPointerMove}
      >
        <canvas aria-hidden="true"></canvas>
      </div>
      <div class="probe"></div>`;
  }

  get #at(): number {
    return this.chosen ?? this.memory!.time.length - 1;
  }

  #describe(at: number): string {
    const { time, value } = this.memory!;
    return `${formatBytes(value[at]!)} at ${formatElapsed(time[at], this.zero)}`;
  }

  #xOf(time: number): number {
    const { from, to } = this.range!;
    return ((time - from) / (to - from)) * this.#canvas.width;
  }

  #draw(context: CanvasRenderingContext2D, colours: FlameColours): void {
    const { memory, range } = this;
    const { width, height } = this.#canvas;
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, width, height);
    if (!memory || !range || memory.time.length === 0) return;
    const greatest = memory.value.reduce((most, value) => Math.max(most, value), 1);
    const yOf = (value: number): number =>
      height - PADDING_PX - (value / greatest) * (height - 4 * PADDING_PX);
    context.strokeStyle = colours.line;
    context.strokeRect(-1, yOf(greatest), width + 2, yOf(0) - yOf(greatest));
    context.beginPath();
    for (const [at, time] of memory.time.entries())
      context.lineTo(this.#xOf(time), yOf(memory.value[at]!));
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.5;
    context.stroke();
    const at = this.#at;
    context.fillStyle = colours.accent;
    context.beginPath();
    context.arc(this.#xOf(memory.time[at]!), yOf(memory.value[at]!), 3, 0, 2 * Math.PI);
    context.fill();
    context.font = `11px ${colours.font}`;
    context.textBaseline = 'top';
    context.fillStyle = colours.dim;
    context.fillText(`Memory ${this.#describe(at)}`, PADDING_PX, 3);
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    const key = { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown' }[event.key] ?? event.key;
    const next = nextIndex(key, this.#at, this.memory!.time.length, 10);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.chosen = next;
  };

  #onPointerMove = ({ offsetX }: PointerEvent): void => {
    const { time } = this.memory!;
    const far = (at: number): number => Math.abs(this.#xOf(time[at]!) - offsetX);
    let nearest = 0;
    for (let at = 1; at < time.length; at += 1) if (far(at) < far(nearest)) nearest = at;
    this.chosen = nearest;
  };
}

defineElement('devtools-memory-curve', DevtoolsMemoryCurve);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-memory-curve': DevtoolsMemoryCurve;
  }
}
