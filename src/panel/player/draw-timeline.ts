import type { ReplayKind, ReplayMoment, TimeRange } from '../../core/index.ts';
import { ticksOf } from '../time/ticks.ts';
import { xOfTime } from '../time/time-range.ts';
import type { ShownDensity } from './density-reader.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** The rows of the timeline, from above; marks share one, each with a shape of its own. */
export const LANES = [
  { label: 'Marks', kinds: ['error', 'navigation', 'long-frame'] },
  { label: 'Events', kinds: ['event'] },
  { label: 'State', kinds: ['state'] },
  { label: 'Tree', kinds: ['component'] },
  { label: 'Renders', kinds: ['render'] },
] as const satisfies readonly { label: string; kinds: readonly ReplayKind[] }[];

export const AXIS_HEIGHT = 15;
const LANE_HEIGHT = 12;
export const TIMELINE_HEIGHT = AXIS_HEIGHT + LANES.length * LANE_HEIGHT;

/** Px between two columns of bars. */
export const COLUMN = 2;

export interface TimelinePicture {
  /** Of the part right of the names, px. */
  width: number;
  view: TimeRange;
  /** When the session began, epoch ms: labels count from there. */
  start: number;
  density: ShownDensity | undefined;
  position: ReplayMoment;
  base: ReplayMoment | undefined;
  range: TimeRange | undefined;
  bookmarks: readonly ReplayMoment[];
  colours: TimelineColours;
}

/** Paints the timeline at the origin of a context that is scaled to px. */
export function drawTimeline(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const { width, view, colours } = picture;
  context.clearRect(0, 0, width, TIMELINE_HEIGHT);
  context.font = `10px ${colours.font}`;
  context.textBaseline = 'middle';
  drawAxis(context, picture);
  LANES.forEach((lane, index) => {
    const top = AXIS_HEIGHT + index * LANE_HEIGHT;
    context.fillStyle = colours.line;
    context.fillRect(0, top + LANE_HEIGHT - 1, width, 1);
    for (const kind of lane.kinds) drawKind(context, picture, kind, top);
  });
  drawRange(context, picture);
  for (const { time } of picture.bookmarks)
    drawFlag(context, xOfTime(time, view, width), colours.accent);
  if (picture.base) drawBase(context, xOfTime(picture.base.time, view, width), colours.text);
  const x = xOfTime(picture.position.time, view, width);
  context.fillStyle = colours.accent;
  context.fillRect(Math.round(x) - 1, 0, 2, TIMELINE_HEIGHT);
}

function drawAxis(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const { view, width, colours, start } = picture;
  for (const { time, label } of ticksOf(view, start, width)) {
    const x = Math.round(xOfTime(time, view, width));
    context.fillStyle = colours.line;
    context.fillRect(x, 0, 1, TIMELINE_HEIGHT);
    context.fillStyle = colours.dim;
    if (x + 4 + context.measureText(label).width <= width)
      context.fillText(label, x + 4, AXIS_HEIGHT / 2);
  }
}

function drawKind(
  context: CanvasRenderingContext2D,
  { density, view, width, colours }: TimelinePicture,
  kind: ReplayKind,
  top: number,
): void {
  if (!density) return;
  context.fillStyle = colours[kind];
  const isMark = kind === 'error' || kind === 'navigation' || kind === 'long-frame';
  const { marks, counts } = density.answer;
  if (marks) {
    for (const mark of marks) {
      if (mark.kind !== kind && !(kind === 'event' && mark.kind !== 'render' && isEvent(mark.kind)))
        continue;
      const x = xOfTime(mark.time, view, width);
      if (isMark) drawShape(context, kind, x, top);
      else context.fillRect(Math.round(x) - 1, top + 2, 2, LANE_HEIGHT - 4);
    }
    return;
  }
  const columns = counts[kind];
  const most = columns.reduce((max, count) => Math.max(max, count), 1);
  const span = density.range.to - density.range.from;
  columns.forEach((count, index) => {
    if (count === 0) return;
    const time = density.range.from + (index / columns.length) * span;
    const x = xOfTime(time, view, width);
    if (isMark) {
      drawShape(context, kind, x, top);
      return;
    }
    // By logarithm: one record beside thousands is still to be seen.
    const height = 2 + (Math.log(count + 1) / Math.log(most + 1)) * (LANE_HEIGHT - 4);
    context.fillRect(x, top + LANE_HEIGHT - 1 - height, COLUMN - 0.5, height);
  });
}

function isEvent(kind: ReplayKind): boolean {
  return kind === 'error' || kind === 'navigation';
}

/** Errors point down, navigations are diamonds, long frames are squares: colour alone tells nobody all. */
function drawShape(context: CanvasRenderingContext2D, kind: ReplayKind, x: number, top: number): void {
  const middle = top + LANE_HEIGHT / 2 - 0.5;
  context.beginPath();
  if (kind === 'error') {
    context.moveTo(x - 4, middle - 3);
    context.lineTo(x + 4, middle - 3);
    context.lineTo(x, middle + 4);
  } else if (kind === 'navigation') {
    context.moveTo(x, middle - 4);
    context.lineTo(x + 4, middle);
    context.lineTo(x, middle + 4);
    context.lineTo(x - 4, middle);
  } else context.rect(x - 2.5, middle - 2.5, 5, 5);
  context.fill();
}

/** Dashed, so that it is not taken for the moment itself. */
function drawBase(context: CanvasRenderingContext2D, x: number, color: string): void {
  context.fillStyle = color;
  for (let y = 0; y < TIMELINE_HEIGHT; y += 5) context.fillRect(Math.round(x) - 1, y, 2, 3);
}

function drawFlag(context: CanvasRenderingContext2D, x: number, color: string): void {
  context.fillStyle = color;
  context.fillRect(Math.round(x), 0, 1, TIMELINE_HEIGHT);
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x + 8, 3.5);
  context.lineTo(x, 7);
  context.fill();
}

function drawRange(
  context: CanvasRenderingContext2D,
  { range, view, width, colours }: TimelinePicture,
): void {
  if (!range) return;
  const from = xOfTime(range.from, view, width);
  const to = xOfTime(range.to, view, width);
  context.fillStyle = colours.range;
  context.globalAlpha = 0.3;
  context.fillRect(from, 0, Math.max(1, to - from), TIMELINE_HEIGHT);
  context.globalAlpha = 1;
  context.fillStyle = colours.accent;
  context.fillRect(from, 0, 1, TIMELINE_HEIGHT);
  context.fillRect(to, 0, 1, TIMELINE_HEIGHT);
}
