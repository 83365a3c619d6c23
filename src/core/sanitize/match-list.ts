import type {
  SanitizationMatch,
  SanitizationPreview,
  SanitizationStats,
} from '../model/sanitization.ts';

/** A session may hold millions of matches, most of them of one pattern. */
const MAX_MATCHES = 10_000;
const MAX_MATCHES_OF_PATTERN = 1_000;

/** Keeps the first matches of each pattern. */
export class MatchList {
  readonly #matches: SanitizationMatch[] = [];
  readonly #counts = new Map<string, number>();

  /** Whether the next match of a pattern would be kept. */
  hasRoom(pattern: string): boolean {
    return (
      this.#matches.length < MAX_MATCHES && (this.#counts.get(pattern) ?? 0) < MAX_MATCHES_OF_PATTERN
    );
  }

  add(match: SanitizationMatch): void {
    this.#matches.push(match);
    this.#counts.set(match.pattern, (this.#counts.get(match.pattern) ?? 0) + 1);
  }

  /** Of the run that this list was filled in. */
  preview({ valuesRedacted, byPattern }: SanitizationStats): SanitizationPreview {
    return {
      wouldRedactCount: valuesRedacted,
      matches: this.#matches,
      omittedCount: valuesRedacted - this.#matches.length,
      byPattern,
    };
  }
}
