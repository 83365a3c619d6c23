import type { SanitizerDescription } from '../model/sanitization.ts';
import type { Redactor } from '../sanitize/redactor.ts';

/** The sanitiser that the page described; its code is loaded where it is asked for. */
export async function loadSanitizer(description: SanitizerDescription): Promise<Redactor> {
  const { Redactor } = await import('../sanitize/redactor.ts');
  return Redactor.from(description);
}
