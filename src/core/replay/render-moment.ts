import type { PerformanceRecord } from '../model/records.ts';
import { isRender } from '../query/render-counts.ts';
import type { Moment } from './moment.ts';
import { weightBeyond } from './weight.ts';

/** How often each component was rendered, up to one place in the log. */
export class RenderMoment implements Moment<PerformanceRecord> {
  readonly counts: Map<string, number>;

  constructor(counts: Iterable<[string, number]> = []) {
    this.counts = new Map(counts);
  }

  add(record: PerformanceRecord): void {
    if (!isRender(record)) return;
    const id = record.componentId!;
    this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
  }

  fork(): this {
    return new RenderMoment(this.counts) as this;
  }

  weightBeyond(): number {
    return weightBeyond(undefined, Object.fromEntries(this.counts));
  }
}
