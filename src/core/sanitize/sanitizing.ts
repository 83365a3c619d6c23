/** What the page loads to sanitise, as one file: parts of it would compress less well. */
export { Sanitizer } from './sanitizer.ts';
export { templateNames } from './template-registry.ts';
