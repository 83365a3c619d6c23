import type { TimeRange } from '../../core/index.ts';

/** Someone chose another range of time; undefined for all of it. */
export class RangeChangeEvent extends Event {
  readonly range: TimeRange | undefined;

  constructor(range: TimeRange | undefined) {
    super('range-change', { bubbles: true, composed: true });
    this.range = range;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'range-change': RangeChangeEvent;
  }
}
