import type { TimeRange } from '../../core/index.ts';

/** Someone pointed at a time (epoch ms) of the timeline. */
export class TimelineSeekEvent extends Event {
  readonly time: number;
  /** The very record, where one was pointed at. */
  readonly seq: number | undefined;

  constructor(time: number, seq?: number) {
    super('timeline-seek');
    this.time = time;
    this.seq = seq;
  }
}

/** Someone chose a part of the timeline, or all of it again. */
export class TimelineRangeEvent extends Event {
  readonly range: TimeRange | undefined;

  constructor(range: TimeRange | undefined) {
    super('timeline-range');
    this.range = range;
  }
}

/** A key asked for the record before or behind. */
export class TimelineStepEvent extends Event {
  readonly direction: 'next' | 'former';

  constructor(direction: 'next' | 'former') {
    super('timeline-step');
    this.direction = direction;
  }
}

declare global {
  interface HTMLElementEventMap {
    'timeline-seek': TimelineSeekEvent;
    'timeline-range': TimelineRangeEvent;
    'timeline-step': TimelineStepEvent;
  }
}
