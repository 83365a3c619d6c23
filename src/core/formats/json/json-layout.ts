import { FORMAT_VERSION, type ExportCheckpoint } from '../../model/file-format.ts';
import type { SectionName } from '../../model/records.ts';
import type { SessionHeader } from '../../model/session.ts';

/**
 * The text around the records of a JSON file. Each record is one line; the lines of a section are
 * joined by `RECORD_SEPARATOR`, inside a segment and between two of them alike.
 */
export const RECORD_SEPARATOR = ',\n';

export function jsonHead(
  session: SessionHeader,
  timestamp: string | undefined,
  since?: ExportCheckpoint,
): string {
  const head = { version: FORMAT_VERSION, timestamp, session, since };
  return JSON.stringify(head).slice(0, -1);
}

export function jsonSectionStart(section: SectionName): string {
  return `,\n"${section}":[\n`;
}

export function jsonSectionEnd(): string {
  return '\n]';
}

export function jsonTail(checkpoint: ExportCheckpoint | undefined): string {
  return checkpoint === undefined ? '\n}\n' : `,\n"checkpoint":${JSON.stringify(checkpoint)}\n}\n`;
}
