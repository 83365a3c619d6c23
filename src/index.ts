/** The package's programming interface. Importing it does nothing yet: `devtools.enable()` does. */
export {
  BEST_COMPRESSION,
  BEST_SPEED,
  DEFAULT_COMPRESSION,
  devtools,
  FORMAT_VERSION,
  platformCollectors,
  SESSION_ERROR_CODES,
  SessionError,
} from './core/index.ts';
export * from './core/data.ts';
export type * from './core/index.ts';
