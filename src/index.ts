/** The package's programming interface. Importing it does nothing yet: `devtools.enable()` does. */
import { devtools as recorder, recordingOwnState } from './core/index.ts';

export {
  BEST_COMPRESSION,
  BEST_SPEED,
  DEFAULT_COMPRESSION,
  FORMAT_VERSION,
  platformCollectors,
  SESSION_ERROR_CODES,
  SessionError,
} from './core/index.ts';
export * from './core/data.ts';

/** Switches recording on and off in this page. */
export const devtools = recordingOwnState(recorder);

export type * from './core/index.ts';
