import type { TimeRange } from '../../../core/index.ts';

/** The least that is shown, ms: spans of the clock's resolution. */
const MIN_RANGE_MS = 0.05;

/** A range by another factor around a moment, within what there is. */
export function zoomed(range: TimeRange, extent: TimeRange, factor: number, around: number): TimeRange {
  const whole = extent.to - extent.from;
  const length = Math.min(whole, Math.max(MIN_RANGE_MS, (range.to - range.from) * factor));
  const part = (around - range.from) / (range.to - range.from);
  return within({ from: around - part * length, to: around + (1 - part) * length }, extent);
}

/** A range moved by so much of its length, within what there is. */
export function panned(range: TimeRange, extent: TimeRange, part: number): TimeRange {
  const by = (range.to - range.from) * part;
  return within({ from: range.from + by, to: range.to + by }, extent);
}

/** The range of the same length that lies inside another; all of that where it is longer. */
export function within({ from, to }: TimeRange, extent: TimeRange): TimeRange {
  const length = Math.min(to - from, extent.to - extent.from);
  const start = Math.max(extent.from, Math.min(extent.to - length, from));
  return { from: start, to: start + length };
}

/** Someone chose another range of time; undefined for all of it. */
export class RangeChangeEvent extends Event {
  readonly range: TimeRange | undefined;

  constructor(range: TimeRange | undefined) {
    super('range-change', { bubbles: true, composed: true });
    this.range = range;
  }
}

/** Someone chose a span, by the `seq` of its record; undefined for none. */
export class SpanSelectEvent extends Event {
  readonly seq: number | undefined;

  constructor(seq: number | undefined) {
    super('span-select');
    this.seq = seq;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'range-change': RangeChangeEvent;
    'span-select': SpanSelectEvent;
  }
}
