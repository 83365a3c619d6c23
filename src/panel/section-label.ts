import type { SectionName } from '../core/index.ts';
import { TABS } from './tabs.ts';

/** What the panel calls a section: as its tab, and the one without a tab by what it shows. */
export function sectionLabel(section: SectionName): string {
  return TABS.find(({ name }) => name === section)?.label ?? 'Picture';
}
