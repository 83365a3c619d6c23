import type { ExportOptions } from '../model/options.ts';
import { SECTIONS, sectionsOfFile, type SectionName } from '../model/records.ts';
import type { Selection } from '../model/session.ts';

const FLAGS = {
  components: 'includeComponents',
  state: 'includeState',
  events: 'includeEvents',
  performance: 'includePerformance',
  dom: 'includeDom',
} as const satisfies Record<SectionName, keyof ExportOptions>;

/** The sections whose records an export holds; the others stand in the file as empty lists, but for `dom`. */
export function selectedSections(options: ExportOptions): Set<SectionName> {
  return new Set(SECTIONS.filter((section) => options[FLAGS[section]] !== false));
}

/** What the file says was chosen; undefined for all of the session. @param hasPicture - whether that has one */
export function selectionOf(options: ExportOptions, hasPicture: boolean): Selection | undefined {
  const selected = selectedSections(options);
  const all = sectionsOfFile(hasPicture);
  const sections = all.filter((section) => selected.has(section));
  const { from, to, ...names } = options.filter ?? {};
  const isTimed = (from !== undefined || to !== undefined) && options.includeTimestamps !== false;
  const selection: Selection = {
    ...(sections.length < all.length ? { sections } : {}),
    ...names,
    ...(isTimed && from !== undefined ? { from } : {}),
    ...(isTimed && to !== undefined ? { to } : {}),
  };
  const isLimited = from !== undefined || to !== undefined || Object.keys(selection).length > 0;
  return isLimited ? selection : undefined;
}
