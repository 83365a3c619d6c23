import type { ExportData } from '../model/file-format.ts';
import { SECTIONS } from '../model/records.ts';
import { setField } from '../model/set-field.ts';
import type { FilePart, SessionDecoder } from './session-codec.ts';

/** Puts together in memory what a decoder takes apart; a missing section is an empty list, but for `dom`. */
export function collectSession(bytes: Uint8Array, decoder: SessionDecoder): ExportData {
  const members: Record<string, unknown> = {};
  const sections = Object.fromEntries(SECTIONS.map((section) => [section, [] as unknown[]]));
  const add = (part: FilePart): void => {
    if (part.kind === 'member') {
      setField(members, part.key, part.value);
    } else if (part.kind === 'run') {
      for (const record of part.records) sections[part.section]!.push(record);
    }
  };
  decoder.push({ bytes }).forEach(add);
  decoder.end().forEach(add);
  const { dom, ...others } = sections;
  const picture = dom!.length > 0 ? { dom } : {};
  return { ...members, ...others, ...picture } as unknown as ExportData;
}
