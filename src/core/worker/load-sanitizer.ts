import type { SanitizerDescription } from '../model/sanitization.ts';
import type { Sanitizer } from '../sanitize/sanitizer.ts';

/** The sanitiser that the page described; its code is loaded where it is asked for. */
export async function loadSanitizer(description: SanitizerDescription): Promise<Sanitizer> {
  const { Sanitizer } = await import('../sanitize/sanitizer.ts');
  return Sanitizer.from(description);
}
