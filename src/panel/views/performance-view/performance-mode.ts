/** The parts of the Performance view, in the order of their tabs. */
export const PERFORMANCE_MODES = [
  { name: 'table', label: 'Table' },
  { name: 'flame', label: 'Flame' },
  { name: 'timeline', label: 'Timeline' },
  { name: 'slow', label: 'Slow renders' },
] as const;

export type PerformanceMode = (typeof PERFORMANCE_MODES)[number]['name'];

/** What was remembered, or the table. */
export function readMode(stored: unknown): PerformanceMode {
  return PERFORMANCE_MODES.find(({ name }) => name === stored)?.name ?? 'table';
}
