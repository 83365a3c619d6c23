import type { PointSummary } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';

/** Rows by name, in the order in which each came first. */
export type Points = Map<string, PointSummary>;

/** Adds a moment that took no time, such as a paint, a mark, a shift of the layout or a sample of the memory. */
export function addPoint(points: Points, record: PerformanceRecord): void {
  const name = pointName(record);
  const count = (points.get(name)?.count ?? 0) + 1;
  points.set(name, { kind: 'point', name, count, ...measured(record, points.get(name)) });
}

/** By the names of web vitals: a paint is known by its phase, the largest one by its own name whatever was painted. */
function pointName({ name, phase }: PerformanceRecord): string {
  if (name === 'paint' && phase !== undefined) return phase;
  if (phase === 'mark') return `mark ${name}`;
  return name === 'layout-shift' ? 'layout-shift (sum)' : name;
}

function measured(
  { name, phase, startTime, value }: PerformanceRecord,
  former: PointSummary | undefined,
): Pick<PointSummary, 'value' | 'unit'> {
  if (phase === 'mark' || !Number.isFinite(value))
    return Number.isFinite(startTime) ? { value: startTime, unit: 'ms' } : {};
  if (name === 'layout-shift') return { value: (former?.value ?? 0) + value! };
  return { value: value!, ...(name === 'memory' && { unit: 'bytes' }) };
}
