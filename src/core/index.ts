/** What the panel, and the package's own entries, use of the engine. */
export { devtools } from './devtools.ts';
export type { DevTools } from './devtools-type.ts';
export { platformCollectors } from './collect/platform.ts';
export { loadSanitizing, type Sanitizing } from './load-sanitizing.ts';
export * from './model/errors.ts';
export * from './model/file-format.ts';
export * from './model/options.ts';
export type * from './model/session-exporter.ts';
export * from './model/query.ts';
export * from './model/records.ts';
export * from './model/replay.ts';
export type * from './model/sanitization.ts';
export * from './model/sanitize-exception.ts';
export type * from './model/sanitize-pattern.ts';
export * from './model/session.ts';
export * from './model/tagged-value.ts';
export type * from './record/types.ts';
