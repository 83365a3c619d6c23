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

  /** Components first, then most time first. */
  async summaries(): Promise<PerformanceSummary[]> {
    const rows = [...(await this.#totals.current()).values()];
    const whole = { component: 0, measure: 0 };
    for (const { kind, total } of rows) whole[kind] += total;
    return rows
      .map((row) => ({
        ...row,
        mean: row.total / row.count,
        share: whole[row.kind] === 0 ? 0 : row.total / whole[row.kind],
      }))
      .sort((a, b) => (a.kind === b.kind ? b.total - a.total : a.kind < b.kind ? -1 : 1));
  }
}

/** A span that says no duration, as a file from elsewhere may hold it, has nothing to add. */
function addSpan(totals: Map<string, Totals>, { name, componentId, duration }: PerformanceRecord): void {
  if (!Number.isFinite(duration)) return;
  const kind = componentId === undefined ? 'measure' : 'component';
  const key = `${kind}:${name}`;
  const row = totals.get(key);
  if (row === undefined) {
    totals.set(key, { name, kind, count: 1, min: duration, max: duration, total: duration });
    return;
  }
  row.count += 1;
  row.min = Math.min(row.min, duration);
  row.max = Math.max(row.max, duration);
  row.total += duration;
}
