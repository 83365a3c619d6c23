import { SECTIONS, type SectionName } from '../../model/records.ts';

/** Bytes in which a section's key is looked for, with what may stand around it. */
export const SECTION_START_BYTES = 64;

const KEY = `(["']?)(${SECTIONS.join('|')})\\1[ \\t]*:`;
const FLOW_SECTION = new RegExp(`^${KEY}[ \\t]*\\[`);
const BLOCK_SECTION = new RegExp(`^${KEY}[ \\t]*(?:[ \\t]#.*)?\\r?\\n?$`);

/** The section whose key and opening bracket stand at an index, and their length. */
export function flowSectionAt(
  bytes: Uint8Array,
  from: number,
  end: number,
): { section: SectionName; length: number } | undefined {
  const found = FLOW_SECTION.exec(asciiText(bytes, from, Math.min(end, from + SECTION_START_BYTES)));
  return found === null ? undefined : { section: found[2] as SectionName, length: found[0].length };
}

/** The section whose key is all that a line holds, but for a comment. */
export function blockSectionOf(bytes: Uint8Array, from: number, to: number): SectionName | undefined {
  // A longer line has a longer comment: then its list comes in one piece.
  if (to - from > SECTION_START_BYTES * 4) return undefined;
  return BLOCK_SECTION.exec(asciiText(bytes, from, to))?.[2] as SectionName | undefined;
}

function asciiText(bytes: Uint8Array, from: number, to: number): string {
  return from < to ? String.fromCharCode(...bytes.subarray(from, to)) : '';
}
