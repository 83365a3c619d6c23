import type { SlowRender, SlowRenders } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** The slowest renders that are kept: a list of more is read by nobody. */
const MAX_SLOW_RENDERS = 500;

/** The slowest renders of a session, slowest first; of the same duration, the earlier one. */
export class SlowRenderList {
  readonly #slowest: IncrementalFold<'performance', SlowRender[]>;

  constructor(reader: SessionReader) {
    this.#slowest = new IncrementalFold(reader, 'performance', (): SlowRender[] => [], addRender);
  }

  async page({ offset, limit }: { offset: number; limit: number }): Promise<SlowRenders> {
    const slowest = await this.#slowest.current();
    return { count: slowest.length, renders: slowest.slice(offset, offset + limit) };
  }
}

function addRender(slowest: SlowRender[], record: PerformanceRecord): void {
  const { seq, time, name, componentId, phase, duration, changed } = record;
  // A sum of many, as files of version 1.0 have it, is no render.
  if (componentId === undefined || phase === 'aggregate' || !Number.isFinite(duration)) return;
  const at = placeOf(slowest, duration);
  if (at >= MAX_SLOW_RENDERS) return;
  const isKnown = changed !== undefined && changed.length > 0;
  const render: SlowRender = { seq, time, name, componentId, duration };
  if (phase !== undefined) render.phase = phase;
  if (isKnown) render.changed = changed;
  slowest.splice(at, 0, render);
  if (slowest.length > MAX_SLOW_RENDERS) slowest.pop();
}

/** After all that took as long or longer. */
function placeOf(slowest: readonly SlowRender[], duration: number): number {
  let low = 0;
  let high = slowest.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slowest[middle]!.duration >= duration) low = middle + 1;
    else high = middle;
  }
  return low;
}
