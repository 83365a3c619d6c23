import type { PerformanceSummary, SpanSummary } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { addPoint, type Points } from './performance-points.ts';
import type { SessionReader } from './session-reader.ts';

type Totals = Omit<SpanSummary, 'mean' | 'share'>;

interface Rows {
  readonly spans: Map<string, Totals>;
  readonly points: Points;
}

/** Times by name: all instances of a component count as one row. */
export class PerformanceView {
  readonly #rows: IncrementalFold<'performance', Rows>;

  constructor(reader: SessionReader) {
    this.#rows = new IncrementalFold(
      reader,
      'performance',
      () => ({ spans: new Map(), points: new Map() }),
      addRecord,
    );
  }

  /** Components first, then measures, both with most time first; then points in the order in which they came. */
  async summaries(): Promise<PerformanceSummary[]> {
    const { spans, points } = await this.#rows.current();
    const rows = [...spans.values()];
    const whole = { component: 0, measure: 0 };
    for (const { kind, total } of rows) whole[kind] += total;
    const sums = rows
      .map((row) => ({
        ...row,
        mean: row.total / row.count,
        share: whole[row.kind] === 0 ? 0 : row.total / whole[row.kind],
      }))
      .sort((a, b) => (a.kind === b.kind ? b.total - a.total : a.kind < b.kind ? -1 : 1));
    return [...sums, ...points.values()];
  }
}

function addRecord({ spans, points }: Rows, record: PerformanceRecord): void {
  if (isPoint(record)) addPoint(points, record);
  else addSpan(spans, record);
}

/** A render or a measure may be too short for the clock: it is a span all the same. */
function isPoint({ componentId, phase, duration }: PerformanceRecord): boolean {
  if (componentId !== undefined || phase === 'measure') return false;
  return duration === 0 || !Number.isFinite(duration);
}

/** A span without a duration may come from elsewhere. */
function addSpan(totals: Map<string, Totals>, record: PerformanceRecord): void {
  const { name, componentId, duration } = record;
  const { count, min, max } = spansOf(record);
  if (!Number.isFinite(duration) || count === 0) return;
  const kind = componentId === undefined ? 'measure' : 'component';
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
