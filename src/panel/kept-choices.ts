import type { ImportMode } from '../core/index.ts';
import { loadPreferences } from './preferences.ts';
import { isTabName, type TabName } from './tabs.ts';

/** To replace what a tab has recorded is asked for each time. */
export const KEPT_IMPORT_MODES = ['open', 'merge'] as const satisfies readonly ImportMode[];

/** What becomes of files that are dropped: each a session of its own, unless someone chose otherwise. */
export function readImportMode(): ImportMode {
  const { importMode } = loadPreferences();
  return KEPT_IMPORT_MODES.find((mode) => mode === importMode) ?? 'open';
}

/** The tab that was shown last. */
export function readTab(): TabName {
  const { tab } = loadPreferences();
  return isTabName(tab) ? tab : 'events';
}
