import type { SanitizationStats } from '../model/sanitization.ts';

/** Counts what one run redacts. */
export class StatsCounter {
  readonly #byPattern = new Map<string, number>();
  readonly #stopped = new Set<string>();
  readonly #begin = performance.now();

  add(pattern: string): void {
    this.#byPattern.set(pattern, (this.#byPattern.get(pattern) ?? 0) + 1);
  }

  stop(pattern: string): void {
    this.#stopped.add(pattern);
  }

  stats(patternsApplied: number): SanitizationStats {
    return {
      patternsApplied,
      valuesRedacted: [...this.#byPattern.values()].reduce((sum, count) => sum + count, 0),
      byPattern: Object.fromEntries(this.#byPattern),
      stoppedPatterns: [...this.#stopped],
      durationMs: performance.now() - this.#begin,
    };
  }
}
