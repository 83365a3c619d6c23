import { toSessionError } from '../../core/index.ts';
import type { SanitizeException, Sanitizing } from '../../core/index.ts';
import type { OwnPattern, SanitizeSettings } from '../sanitize-settings.ts';

type Sanitizer = InstanceType<Sanitizing['Sanitizer']>;

/** Why a pattern cannot be used, and which of its fields that is about. */
export interface PatternProblem {
  field: keyof OwnPattern;
  text: string;
}

/**
 * Takes out what the settings say; undefined where they name nothing.
 * @throws SessionError `invalid-argument` for a pattern that cannot be used, or a template that is not known
 */
export function createSanitizer(
  { Sanitizer }: Sanitizing,
  { templates, patterns }: SanitizeSettings,
  exceptions: readonly SanitizeException[],
): Sanitizer | undefined {
  if (templates.length === 0 && patterns.length === 0) return undefined;
  const sanitizer = new Sanitizer().loadTemplates(...templates);
  for (const pattern of patterns) addPattern(sanitizer, pattern);
  const names = new Set(sanitizer.describe().patterns.map(({ pattern }) => pattern.name));
  for (const exception of exceptions) {
    // One that was made for a template that is not chosen any more has nothing to keep.
    if (exception.pattern === undefined || names.has(exception.pattern)) sanitizer.except(exception);
  }
  return sanitizer;
}

export function findPatternProblem(
  { Sanitizer }: Sanitizing,
  pattern: OwnPattern,
): PatternProblem | undefined {
  if (pattern.pattern === '')
    return { field: 'pattern', text: 'Write what to look for, or remove the line.' };
  try {
    addPattern(new Sanitizer(), pattern);
    return undefined;
  } catch (thrown) {
    const { path, message } = toSessionError(thrown, 'invalid-argument');
    if (path === 'priority') return { field: 'priority', text: 'The priority is no number.' };
    if (path === 'replacement') return { field: path, text: message };
    return { field: 'pattern', text: message };
  }
}

function addPattern(sanitizer: Sanitizer, { pattern, replacement, name, priority }: OwnPattern): void {
  const label = name.trim() === '' ? pattern : name.trim();
  if (priority.trim() === '') sanitizer.addPattern(pattern, replacement, label);
  else sanitizer.addPatternWithPriority(pattern, replacement, Number(priority), label);
}
