import { formatElapsed, formatMs } from '../../styles/format.ts';
import { ticksOf } from '../../time/ticks.ts';
import { escapeText } from '../../value/escape-text.ts';
import type { FlameColours } from './flame-colours.ts';
import { AXIS_PX, HEADING_PX, rectOf, ROW_PX, TRACK_LABELS, xOf } from './flame-layout.ts';
import type { BoxPlace, FlameLayout } from './flame-layout.ts';

/** Narrower boxes have no label, px. */
const MIN_LABEL_PX = 26;

const PADDING_PX = 4;

export interface FlameMarks {
  readonly selected: BoxPlace | undefined;
  readonly hovered: BoxPlace | undefined;
  /** Dims all that is not looked for. */
  readonly isSearching: boolean;
}

/** The part of the drawing that is on screen, px. */
export interface FlameViewport {
  readonly scrollTop: number;
  readonly height: number;
}

/** Draws boxes, their labels as far as there is room, and a time axis that stays. */
export function drawFlame(
  context: CanvasRenderingContext2D,
  layout: FlameLayout,
  colours: FlameColours,
  marks: FlameMarks,
  viewport: FlameViewport,
): void {
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, layout.width, viewport.height);
  context.textBaseline = 'middle';
  context.font = `11px ${colours.font}`;
  const clip = clipper(context);
  for (const [track, { top, boxes }] of layout.tracks.entries()) {
    const y = top - viewport.scrollTop;
    if (y > viewport.height || y + HEADING_PX + boxes.rows * ROW_PX < 0) continue;
    context.fillStyle = colours.line;
    context.fillRect(0, y, layout.width, 1);
    context.fillStyle = colours.dim;
    context.fillText(TRACK_LABELS[boxes.track], 6, y + HEADING_PX / 2 + 1);
    for (let box = 0; box < boxes.row.length; box += 1)
      drawBox(context, layout, colours, marks, viewport, { track, box }, clip);
  }
  for (const place of [marks.hovered, marks.selected]) {
    if (place) outline(context, layout, colours, viewport, place, place === marks.selected);
  }
  drawAxis(context, layout, colours);
}

function drawBox(
  context: CanvasRenderingContext2D,
  layout: FlameLayout,
  colours: FlameColours,
  marks: FlameMarks,
  { scrollTop, height }: FlameViewport,
  place: BoxPlace,
  clip: (text: string, width: number) => string,
): void {
  const { boxes } = layout.tracks[place.track]!;
  const rect = rectOf(layout, place);
  const y = rect.y - scrollTop;
  const left = Math.max(0, rect.x);
  const right = Math.min(layout.width, rect.x + rect.width);
  if (y > height || y + ROW_PX < 0 || right < 0 || left > layout.width) return;
  const isDimmed = marks.isSearching && boxes.matches[place.box] === 0;
  context.globalAlpha = isDimmed ? 0.3 : 1;
  context.fillStyle = colours.tracks[boxes.track];
  const width = Math.max(1, right - left - (right - left > 3 ? 1 : 0));
  context.fillRect(left, y, width, ROW_PX - 1);
  if (marks.isSearching && !isDimmed) {
    context.fillStyle = colours.accent;
    context.fillRect(left, y + ROW_PX - 3, width, 2);
  }
  if (width >= MIN_LABEL_PX) {
    context.fillStyle = colours.label;
    const count = boxes.count[place.box]!;
    const name = escapeText(layout.names[boxes.name[place.box]!] ?? '');
    const label = count > 1 ? `${name} +${count - 1}` : name;
    context.fillText(clip(label, width - 2 * PADDING_PX), left + PADDING_PX, y + ROW_PX / 2);
  }
  context.globalAlpha = 1;
}

function outline(
  context: CanvasRenderingContext2D,
  layout: FlameLayout,
  colours: FlameColours,
  { scrollTop }: FlameViewport,
  place: BoxPlace,
  isSelected: boolean,
): void {
  const { x, y, width } = rectOf(layout, place);
  context.strokeStyle = isSelected ? colours.accent : colours.dim;
  context.lineWidth = isSelected ? 2 : 1;
  context.strokeRect(Math.max(1, x), y - scrollTop + 0.5, Math.max(2, width - 1), ROW_PX - 2);
}

function drawAxis(context: CanvasRenderingContext2D, layout: FlameLayout, colours: FlameColours): void {
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, layout.width, AXIS_PX);
  for (const { time, label } of ticksOf(layout.range, layout.zero, layout.width)) {
    const x = xOf(layout, time);
    context.fillStyle = colours.line;
    context.fillRect(Math.round(x), 0, 1, AXIS_PX);
    context.fillStyle = colours.dim;
    // One that is cut says another time.
    if (x + 3 + context.measureText(label).width <= layout.width)
      context.fillText(label, x + 3, AXIS_PX / 2);
  }
}

/** Cuts labels with an ellipsis; the font is of one size, so a text's width is known from its first drawing. */
function clipper(context: CanvasRenderingContext2D): (text: string, width: number) => string {
  const letter = context.measureText('n').width;
  return (text, width) => {
    const room = Math.floor(width / letter);
    // Narrow letters give more room than is counted on here.
    if (text.length <= room * 0.9 || context.measureText(text.slice(0, 400)).width <= width) return text;
    return room < 3 ? '' : `${text.slice(0, Math.max(1, room - 1))}…`;
  };
}

/** A box in words, for a tooltip and for assistive technology. */
export function describeBox({ tracks, names, zero }: FlameLayout, { track, box }: BoxPlace): string {
  const { boxes } = tracks[track]!;
  const { start, end, count, name } = boxes;
  const text = escapeText(names[name[box]!] ?? '');
  const at = `at ${formatElapsed(start[box], zero)}`;
  const took = `${formatMs(end[box]! - start[box]!)} ms`;
  const more = count[box]! > 1 ? `, ${count[box]} spans, the longest of them` : '';
  return count[box]! > 1
    ? `${TRACK_LABELS[boxes.track]}${more} ${text}, together ${took}, ${at}`
    : `${text}, ${took}, ${TRACK_LABELS[boxes.track]}, row ${boxes.row[box]! + 1}, ${at}`;
}
