import { withoutIndices, type SanitizeException } from '../model/sanitize-exception.ts';
import { formatPath } from './format-path.ts';

/** What a sanitiser leaves as it is. */
export class ExceptionList {
  readonly #patterns = new Set<string>();
  /** Paths by the pattern whose finds stay there; undefined stands for every pattern. */
  readonly #paths = new Map<string | undefined, Set<string>>();

  constructor(exceptions: readonly SanitizeException[]) {
    for (const { pattern, path } of exceptions) {
      if (path !== undefined) this.#pathsOf(pattern).add(withoutIndices(path));
      else if (pattern !== undefined) this.#patterns.add(pattern);
    }
  }

  /** Whether it depends on the place what stays. */
  get hasPaths(): boolean {
    return this.#paths.size > 0;
  }

  /** Whether nothing is left to a pattern. */
  excludes(pattern: string): boolean {
    return this.#patterns.has(pattern);
  }

  /** Whether what a pattern finds at a place stays. */
  keeps(pattern: string, path: readonly (string | number)[]): boolean {
    if (this.#paths.size === 0) return false;
    const [everywhere, own] = [this.#paths.get(undefined), this.#paths.get(pattern)];
    if (everywhere === undefined && own === undefined) return false;
    const place = formatPath(path.filter((step) => typeof step === 'string'));
    return everywhere?.has(place) === true || own?.has(place) === true;
  }

  #pathsOf(pattern: string | undefined): Set<string> {
    let paths = this.#paths.get(pattern);
    if (paths === undefined) this.#paths.set(pattern, (paths = new Set()));
    return paths;
  }
}
