import type { Sanitizer } from './sanitize/sanitizer.ts';

/** The code that finds secrets, and what it knows. */
export interface Sanitizing {
  Sanitizer: typeof Sanitizer;
  /** Names of all templates, those that the app registered last. */
  templateNames(): string[];
}

/** Loaded where it is asked for: an app that exports by calls of its own may never need it. */
export function loadSanitizing(): Promise<Sanitizing> {
  return import('./sanitize/sanitizing.ts');
}
