/** A pattern that someone wrote in the export dialog; every field as it was typed. */
export interface OwnPattern {
  pattern: string;
  replacement: string;
  /** Empty for the pattern itself. */
  name: string;
  /** Empty for the priority that patterns have which name none. */
  priority: string;
}

/** What is taken out of exports. */
export interface SanitizeSettings {
  /** Names of templates. */
  templates: readonly string[];
  patterns: readonly OwnPattern[];
}

export const NEW_PATTERN: OwnPattern = {
  pattern: '',
  replacement: '[REDACTED]',
  name: '',
  priority: '',
};

/** Files are made to be shared, often by someone who has not thought of what is in them. */
const DEFAULT_SANITIZE_SETTINGS: SanitizeSettings = {
  templates: ['secrets', 'pii', 'pci'],
  patterns: [],
};

/** What was remembered; what cannot be read is as at the first time, since less would be removed without it. */
export function readSanitizeSettings(stored: unknown): SanitizeSettings {
  const { templates, patterns } = (stored ?? {}) as Record<string, unknown>;
  return {
    templates: isListOf(templates, isText) ? templates : DEFAULT_SANITIZE_SETTINGS.templates,
    patterns: isListOf(patterns, isOwnPattern) ? patterns : DEFAULT_SANITIZE_SETTINGS.patterns,
  };
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isOwnPattern(value: unknown): value is OwnPattern {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(NEW_PATTERN).every((field) => isText((value as Record<string, unknown>)[field]));
}
