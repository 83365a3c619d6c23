import type { PerformanceSummary } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

type Totals = Omit<PerformanceSummary, 'mean' | 'share'>;

/** Times by name: all instances of a component count as one row. */
export class PerformanceView {
  readonly #totals: IncrementalFold<'performance', Map<string, Totals>>;

  constructor(reader: SessionReader) {
    this.#totals = new IncrementalFold(reader, 'performance', () => new Map<string, Totals>(), addSpan);
  }

  /** Most time first. */
  async summaries(): Promise<PerformanceSummary[]> {
    const rows = [...(await this.#totals.current()).values()];
    const whole = rows.reduce((sum, { total }) => sum + total, 0);
    return rows
      .map((row) => ({
        ...row,
        mean: row.total / row.count,
        share: whole === 0 ? 0 : row.total / whole,
      }))
      .sort((a, b) => b.total - a.total);
  }
}

function addSpan(totals: Map<string, Totals>, { name, componentId, duration }: PerformanceRecord): void {
  const row = totals.get(name);
  if (row === undefined) {
    const id = componentId === undefined ? {} : { componentId };
    totals.set(name, { name, ...id, count: 1, min: duration, max: duration, total: duration });
    return;
  }
  if (row.componentId !== componentId) delete row.componentId;
  row.count += 1;
  row.min = Math.min(row.min, duration);
  row.max = Math.max(row.max, duration);
  row.total += duration;
}
