import type { SpanAnswer, SpanBoxes, SpanTrackName, TimeRange } from '../../../core/index.ts';

/** Height of a row of boxes, with the gap below it, px. */
export const ROW_PX = 17;

/** Height of the line that names a track, px. */
export const HEADING_PX = 18;

/** Height of the axis above all tracks, px. */
export const AXIS_PX = 18;

/** No box is drawn narrower, px. */
const MIN_BOX_PX = 1;

export const TRACK_LABELS: Readonly<Record<SpanTrackName, string>> = {
  frames: 'Long frames',
  interactions: 'Interactions',
  renders: 'Renders',
  measures: 'Measures and effects',
};

/** A track with its place below the axis. */
export interface PlacedTrack {
  readonly boxes: SpanBoxes;
  readonly top: number;
}

/** Where everything of an answer is to be drawn. */
export interface FlameLayout {
  readonly range: TimeRange;
  /** From which times count, epoch ms. */
  readonly zero: number;
  readonly width: number;
  readonly height: number;
  readonly names: readonly string[];
  readonly tracks: readonly PlacedTrack[];
}

/** One box, by its track's place and its own in that. */
export interface BoxPlace {
  readonly track: number;
  readonly box: number;
}

export interface BoxRect {
  x: number;
  y: number;
  width: number;
}

/** Places the tracks of an answer under each other, for a range that may be another one than was answered. */
export function layoutFlame(
  { names, tracks }: SpanAnswer,
  { range, width, zero }: Pick<FlameLayout, 'range' | 'width' | 'zero'>,
): FlameLayout {
  let top = AXIS_PX;
  const placed = tracks.map((boxes): PlacedTrack => {
    const track = { boxes, top };
    top += HEADING_PX + boxes.rows * ROW_PX;
    return track;
  });
  return { range, zero, width, height: top + 4, names, tracks: placed };
}

/** Distance of a moment from the left edge, px. */
export function xOf({ range, width }: Pick<FlameLayout, 'range' | 'width'>, time: number): number {
  return ((time - range.from) / (range.to - range.from)) * width;
}

/** The moment at a distance from the left edge, epoch ms. */
export function timeAt({ range, width }: Pick<FlameLayout, 'range' | 'width'>, x: number): number {
  return range.from + (x / width) * (range.to - range.from);
}

/** Where a box is drawn; parts of it may lie outside of the width. */
export function rectOf(layout: FlameLayout, { track, box }: BoxPlace): BoxRect {
  const { boxes, top } = layout.tracks[track]!;
  const x = xOf(layout, boxes.start[box]!);
  return {
    x,
    y: top + HEADING_PX + boxes.row[box]! * ROW_PX,
    width: Math.max(MIN_BOX_PX, xOf(layout, boxes.end[box]!) - x),
  };
}

/** The box at a point of the drawing. */
export function boxAt(layout: FlameLayout, x: number, y: number): BoxPlace | undefined {
  const track = layout.tracks.filter(({ top }) => y >= top + HEADING_PX).length - 1;
  const placed = layout.tracks[track];
  if (!placed) return undefined;
  const row = Math.floor((y - placed.top - HEADING_PX) / ROW_PX);
  const { boxes } = placed;
  for (let box = boxes.row.length - 1; box >= 0; box -= 1) {
    if (boxes.row[box] !== row) continue;
    const rect = rectOf(layout, { track, box });
    // A pointer is no needle.
    if (x >= rect.x - 1 && x <= rect.x + rect.width + 1) return { track, box };
  }
  return undefined;
}

/** The box that has a span by its own name, or stands for it and others. */
export function boxOfSeq({ tracks }: FlameLayout, seq: number | undefined): BoxPlace | undefined {
  if (seq === undefined) return undefined;
  for (const [track, { boxes }] of tracks.entries()) {
    const box = boxes.seq.indexOf(seq);
    if (box >= 0) return { track, box };
  }
  return undefined;
}
