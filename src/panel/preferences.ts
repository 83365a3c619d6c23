import type { ExportCheckpoint, ImportMode, ReplayMoment } from '../core/index.ts';
import type { ExportSettings } from './export-settings.ts';
import type { PanelLocation, RememberedChoices } from './panel-attributes.ts';
import type { TabName } from './tabs.ts';
import type { Rect } from './frame/geometry.ts';

/** What the panel remembers for this origin. */
export interface Preferences {
  /** Where someone put the panel; `location` says for which `panel-location`. */
  rect?: Rect & { location: PanelLocation };
  /** How far the docked panel goes into the page, px by side. */
  dockSizes?: Partial<Record<PanelLocation, number>>;
  /** Attributes that were chosen in the panel. */
  chosen?: RememberedChoices;
  tab?: TabName;
  exportSettings?: ExportSettings;
  /** By session. */
  lastExports?: Record<string, LastExport>;
  /** The part of the Performance view that was shown last. */
  performanceMode?: string;
  /** By session, ascending. */
  bookmarks?: Record<string, readonly ReplayMoment[]>;
  /** Refs that stand first in the State view, by owner and name. */
  pinnedRefs?: readonly string[];
  /** What becomes of files that are dropped. */
  importMode?: ImportMode;
  /** How much of the room the picture of a replay takes, percent. */
  pictureShare?: number;
  isPictureHidden?: boolean;
  /** Of the event log, the last one first. */
  recentFilters?: string[];
}

/** Where the last file of a session that the panel wrote ends. */
export interface LastExport {
  checkpoint: ExportCheckpoint;
  /** Deltas since the last full export. */
  deltaCount: number;
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
