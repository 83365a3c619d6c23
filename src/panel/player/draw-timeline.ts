import type { ReplayKind, ReplayMoment, TimeRange } from '../../core/index.ts';
import { ticksOf } from '../time/ticks.ts';
import { xOfTime } from '../time/time-range.ts';
import type { ShownDensity } from './density-reader.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** The rows of the timeline, from above; marks share one, each with a shape of its own. */
export const LANES = [
  {
    label: 'Marks',
    what: 'Errors ▾, navigations ◆, long frames ■',
    kinds: ['error', 'navigation', 'long-frame'],
  },
  { label: 'Events', what: 'Events', kinds: ['event'] },
  { label: 'State', what: 'Changes of state', kinds: ['state'] },
  { label: 'Tree', what: 'Changes of the component tree', kinds: ['component'] },
  { label: 'Renders', what: 'Renders', kinds: ['render'] },
] as const satisfies readonly Lane[];

interface Lane {
  label: string;
  /** What it shows, for who points at it. */
  what: string;
  kinds: readonly ReplayKind[];
}

export const AXIS_HEIGHT = 15;
/** Px of a lane in which a mark has its full size. */
const FULL_LANE = 12;

/** Px between two columns of bars. */
export const COLUMN = 2;

export interface TimelinePicture {
  /** Of the part right of the names, px. */
  width: number;
  /** Of axis and lanes, px: a low panel has low ones. */
  height: number;
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

/** Px of one lane of a timeline. */
export function laneHeightOf(height: number): number {
  return (height - AXIS_HEIGHT) / LANES.length;
}

/** Paints the timeline at the origin of a context that is scaled to px. */
export function drawTimeline(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const { width, height, view, colours } = picture;
  const lane = laneHeightOf(height);
  context.clearRect(0, 0, width, height);
  context.font = `10px ${colours.font}`;
  context.textBaseline = 'middle';
  drawAxis(context, picture);
  LANES.forEach(({ kinds }, index) => {
    const top = AXIS_HEIGHT + index * lane;
    context.fillStyle = colours.line;
    context.fillRect(0, top + lane - 1, width, 1);
    for (const kind of kinds) drawKind(context, picture, kind, top);
  });
  drawRange(context, picture);
  for (const { time } of picture.bookmarks) drawFlag(context, picture, xOfTime(time, view, width));
  if (picture.base) drawBase(context, picture, xOfTime(picture.base.time, view, width));
  const x = xOfTime(picture.position.time, view, width);
  context.fillStyle = colours.accent;
  context.fillRect(Math.round(x) - 1, 0, 2, height);
}

function drawAxis(context: CanvasRenderingContext2D, picture: TimelinePicture): void {
  const { view, width, height, colours, start } = picture;
  for (const { time, label } of ticksOf(view, start, width)) {
    const x = Math.round(xOfTime(time, view, width));
    context.fillStyle = colours.line;
    context.fillRect(x, 0, 1, height);
    context.fillStyle = colours.dim;
    if (x + 4 + context.measureText(label).width <= width)
      context.fillText(label, x + 4, AXIS_HEIGHT / 2);
  }
}

function drawKind(
  context: CanvasRenderingContext2D,
  { density, view, width, height, colours }: TimelinePicture,
  kind: ReplayKind,
  top: number,
): void {
  if (!density) return;
  const lane = laneHeightOf(height);
  context.fillStyle = colours[kind];
  const isMark = kind === 'error' || kind === 'navigation' || kind === 'long-frame';
  const { marks, counts } = density.answer;
  if (marks) {
    for (const mark of marks) {
      if (mark.kind !== kind && !(kind === 'event' && mark.kind !== 'render' && isEvent(mark.kind)))
        continue;
      const x = xOfTime(mark.time, view, width);
      if (isMark) drawShape(context, kind, x, top, lane);
      else context.fillRect(Math.round(x) - 1, top + 2, 2, lane - 4);
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
      drawShape(context, kind, x, top, lane);
      return;
    }
    // By logarithm: one record beside thousands is still to be seen.
    const bar = 2 + (Math.log(count + 1) / Math.log(most + 1)) * (lane - 4);
    context.fillRect(x, top + lane - 1 - bar, COLUMN - 0.5, bar);
  });
}

function isEvent(kind: ReplayKind): boolean {
  return kind === 'error' || kind === 'navigation';
}

/** Errors point down, navigations are diamonds, long frames are squares: colour alone tells nobody all. */
function drawShape(
  context: CanvasRenderingContext2D,
  kind: ReplayKind,
  x: number,
  top: number,
  lane: number,
): void {
  const middle = top + lane / 2 - 0.5;
  const size = Math.min(1, lane / FULL_LANE);
  context.beginPath();
  if (kind === 'error') {
    context.moveTo(x - 4, middle - 3 * size);
    context.lineTo(x + 4, middle - 3 * size);
    context.lineTo(x, middle + 4 * size);
  } else if (kind === 'navigation') {
    context.moveTo(x, middle - 4 * size);
    context.lineTo(x + 4, middle);
    context.lineTo(x, middle + 4 * size);
    context.lineTo(x - 4, middle);
  } else context.rect(x - 2.5, middle - 2.5 * size, 5, 5 * size);
  context.fill();
}

/** Dashed, so that it is not taken for the moment itself. */
function drawBase(
  context: CanvasRenderingContext2D,
  { height, colours }: TimelinePicture,
  x: number,
): void {
  context.fillStyle = colours.text;
  for (let y = 0; y < height; y += 5) context.fillRect(Math.round(x) - 1, y, 2, 3);
}

function drawFlag(
  context: CanvasRenderingContext2D,
  { height, colours }: TimelinePicture,
  x: number,
): void {
  context.fillStyle = colours.accent;
  context.fillRect(Math.round(x), 0, 1, height);
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x + 8, 3.5);
  context.lineTo(x, 7);
  context.fill();
}

function drawRange(
  context: CanvasRenderingContext2D,
  { range, view, width, height, colours }: TimelinePicture,
): void {
  if (!range) return;
  const from = xOfTime(range.from, view, width);
  const to = xOfTime(range.to, view, width);
  context.fillStyle = colours.range;
  context.globalAlpha = 0.3;
  context.fillRect(from, 0, Math.max(1, to - from), height);
  context.globalAlpha = 1;
  context.fillStyle = colours.accent;
  context.fillRect(from, 0, 1, height);
  context.fillRect(to, 0, 1, height);
}
