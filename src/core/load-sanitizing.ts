import type { Sanitizer } from './sanitize/sanitizer.ts';

/** The code that finds secrets, and what it knows. */
export interface Sanitizing {
  Sanitizer: typeof Sanitizer;
  /** Names of all templates, those that the app registered last. */
  templateNames(): string[];
}

/** Loaded where it is asked for: an app that exports by calls of its own may never need it. */
export async function loadSanitizing(): Promise<Sanitizing> {
  const [{ Sanitizer }, { templateNames }] = await Promise.all([
    import('./sanitize/sanitizer.ts'),
    import('./sanitize/template-registry.ts'),
  ]);
  return { Sanitizer, templateNames };
}
