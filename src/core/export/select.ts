import type { ExportOptions } from '../model/options.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';

const FLAGS = {
  components: 'includeComponents',
  state: 'includeState',
  events: 'includeEvents',
  performance: 'includePerformance',
} as const satisfies Record<SectionName, keyof ExportOptions>;

/** The sections whose records an export holds; the others stand in the file as empty lists. */
export function selectedSections(options: ExportOptions): Set<SectionName> {
  return new Set(SECTIONS.filter((section) => options[FLAGS[section]] !== false));
}
