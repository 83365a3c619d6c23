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

/** Points in time, such as a mark or a sample, take none; a span without a duration may come from elsewhere. */
function addSpan(totals: Map<string, Totals>, record: PerformanceRecord): void {
  const { name, componentId, duration } = record;
  const { count, min, max } = spansOf(record);
  if (!Number.isFinite(duration) || count === 0) return;
  const kind = componentId === undefined ? 'measure' : 'component';
  if (kind === 'measure' && duration === 0) return;
  const key = `${kind}:${name}`;
  const row = totals.get(key);
  if (row === undefined) {
    totals.set(key, { name, kind, count, min, max, total: duration });
    return;
  }
  row.count += count;
  row.min = Math.min(row.min, min);
  row.max = Math.max(row.max, max);
  row.total += duration;
}

type Spans = Pick<Totals, 'count' | 'min' | 'max'>;

/** A file of version 1.0 has one sum for all renders of a component, which says what it is made of. */
function spansOf({ phase, duration, ...extra }: PerformanceRecord & Partial<Spans>): Spans {
  const { count, min, max } = extra;
  const isSum = phase === 'aggregate' && [count, min, max].every(Number.isFinite);
  return isSum ? (extra as Spans) : { count: 1, min: duration, max: duration };
}
