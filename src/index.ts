/** The package's programming interface. Importing it does nothing yet: `devtools.enable()` does. */
export {
  BEST_COMPRESSION,
  BEST_SPEED,
  DEFAULT_COMPRESSION,
  devtools,
  FORMAT_VERSION,
  parseExportData,
  platformCollectors,
  registerFormat,
  SESSION_ERROR_CODES,
  SessionError,
  validateImport,
} from './core/index.ts';
export type * from './core/index.ts';
