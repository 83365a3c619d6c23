import type { ExportSettings } from '../export-settings.ts';
import type { PanelLocation } from '../panel-attributes.ts';
import type { TabName } from '../tabs.ts';
import type { Rect } from './geometry.ts';

/** What the panel remembers for this origin. */
export interface Preferences {
  /** Where someone put the panel; `location` says for which `panel-location`. */
  rect?: Rect & { location: PanelLocation };
  tab?: TabName;
  exportSettings?: ExportSettings;
}

const KEY = 'devtools-panel';

/** Storage may be blocked, full or hold anything: the panel then starts with its defaults. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}

/** Adds to what is remembered; fields that are not given stay. */
export function savePreferences(change: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...loadPreferences(), ...change }));
  } catch {
    // Blocked or full: the choice holds until the page is left.
  }
}
