import { loadPreferences, savePreferences } from '../../preferences.ts';

/** Filters that are remembered. */
const MAX_RECENT = 8;

/** The filters used last in this origin, the last one first. */
export function recentFilters(): readonly string[] {
  const { recentFilters: stored } = loadPreferences();
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string') : [];
}

/** Puts a filter in front of the others. */
export function rememberFilter(text: string): void {
  if (text === '') return;
  const others = recentFilters().filter((one) => one !== text);
  savePreferences({ recentFilters: [text, ...others].slice(0, MAX_RECENT) });
}
