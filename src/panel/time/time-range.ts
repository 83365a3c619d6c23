import type { TimeRange } from '../../core/index.ts';

/** Shortest range that can be looked at, ms: records have fractions of a millisecond. */
const MIN_SPAN_MS = 0.05;

/** Where a moment stands in a drawing of the range that is so wide, px. */
export function xOfTime(time: number, { from, to }: TimeRange, width: number): number {
  return to <= from ? 0 : ((time - from) / (to - from)) * width;
}

/** The moment at a place in a drawing of the range, epoch ms. */
export function timeOfX(x: number, { from, to }: TimeRange, width: number): number {
  return width <= 0 ? from : from + (x / width) * (to - from);
}

/** The range made shorter (factor below 1) or longer, with `time` at its place, and within `bounds`. */
export function zoomAt(range: TimeRange, factor: number, time: number, bounds: TimeRange): TimeRange {
  const whole = Math.max(bounds.to - bounds.from, MIN_SPAN_MS);
  const span = Math.min(whole, Math.max(MIN_SPAN_MS, (range.to - range.from) * factor));
  const part = range.to > range.from ? (time - range.from) / (range.to - range.from) : 0;
  const from = time - part * span;
  return keepWithin({ from, to: from + span }, bounds);
}

/** The range moved, as far as `bounds` allow. */
export function panBy(range: TimeRange, ms: number, bounds: TimeRange): TimeRange {
  return keepWithin({ from: range.from + ms, to: range.to + ms }, bounds);
}

/** The range of the same length that lies inside `bounds`; all of these where it is longer. */
export function keepWithin({ from, to }: TimeRange, bounds: TimeRange): TimeRange {
  const span = Math.min(to - from, bounds.to - bounds.from);
  const start = Math.max(bounds.from, Math.min(from, bounds.to - span));
  return { from: start, to: start + span };
}
