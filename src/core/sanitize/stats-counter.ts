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

/** Of a part of a run. */
export interface Counts {
  byPattern: readonly (readonly [pattern: string, count: number])[];
  /** Patterns that did not come back. */
  stopped: readonly string[];
}

/** Counts what one run redacts. */
export class StatsCounter {
  readonly #byPattern = new Map<string, number>();
  readonly #stopped = new Set<string>();
  readonly #begin = performance.now();
  /** Values redacted so far. */
  total = 0;

  add(pattern: string, count = 1): void {
    this.total += count;
    this.#byPattern.set(pattern, (this.#byPattern.get(pattern) ?? 0) + count);
  }

  stop(pattern: string): void {
    this.#stopped.add(pattern);
  }

  /** What was counted since the last time: counting begins again. */
  take(): Counts {
    const counts = { byPattern: [...this.#byPattern], stopped: [...this.#stopped] };
    this.#byPattern.clear();
    this.#stopped.clear();
    this.total = 0;
    return counts;
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
