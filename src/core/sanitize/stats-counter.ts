import type { SanitizationStats } from '../model/sanitization.ts';

/** Of several runs of one sanitiser. */
export function joinStats(runs: readonly SanitizationStats[]): SanitizationStats {
  const byPattern = new Map<string, number>();
  for (const [name, count] of runs.flatMap((run) => Object.entries(run.byPattern)))
    byPattern.set(name, (byPattern.get(name) ?? 0) + count);
  const sum = (of: (run: SanitizationStats) => number): number =>
    runs.reduce((total, run) => total + of(run), 0);
  return {
    patternsApplied: Math.max(0, ...runs.map(({ patternsApplied }) => patternsApplied)),
    valuesRedacted: sum(({ valuesRedacted }) => valuesRedacted),
    byPattern: Object.fromEntries(byPattern),
    stoppedPatterns: [...new Set(runs.flatMap(({ stoppedPatterns }) => stoppedPatterns))],
    durationMs: sum(({ durationMs }) => durationMs),
  };
}

/** Counts what one run redacts. */
export class StatsCounter {
  readonly #byPattern = new Map<string, number>();
  readonly #stopped = new Set<string>();
  readonly #begin = performance.now();
  /** Values redacted so far. */
  total = 0;

  add(pattern: string): void {
    this.total += 1;
    this.#byPattern.set(pattern, (this.#byPattern.get(pattern) ?? 0) + 1);
  }

  stop(pattern: string): void {
    this.#stopped.add(pattern);
  }

  stats(patternsApplied: number): SanitizationStats {
    return {
      patternsApplied,
      valuesRedacted: this.total,
      byPattern: Object.fromEntries(this.#byPattern),
      stoppedPatterns: [...this.#stopped],
      durationMs: performance.now() - this.#begin,
    };
  }
}
