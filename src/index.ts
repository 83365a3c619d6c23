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
export {
  parseExportData,
  registerFormat,
  registerMigration,
  validateImport,
  type ImportIssue,
} from './core/data.ts';
export type * from './core/index.ts';
