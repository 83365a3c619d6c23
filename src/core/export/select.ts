import type { ExportOptions } from '../model/options.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { Selection } from '../model/session.ts';

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

/** What the file says was chosen; undefined for all of the session. */
export function selectionOf(options: ExportOptions): Selection | undefined {
  const sections = [...selectedSections(options)];
  const { from, to, ...names } = options.filter ?? {};
  const isTimed = (from !== undefined || to !== undefined) && options.includeTimestamps !== false;
  const selection: Selection = {
    ...(sections.length < SECTIONS.length ? { sections } : {}),
    ...names,
    ...(isTimed && from !== undefined ? { from } : {}),
    ...(isTimed && to !== undefined ? { to } : {}),
  };
  const isLimited = from !== undefined || to !== undefined || Object.keys(selection).length > 0;
  return isLimited ? selection : undefined;
}
