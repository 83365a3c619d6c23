import type { ExportCheckpoint } from '../../model/file-format.ts';
import type { SectionName } from '../../model/records.ts';
import { joinBytes } from '../join-bytes.ts';
import type { FileHead, SessionEncoder } from '../session-codec.ts';
import {
  jsonHead,
  jsonSectionEnd,
  jsonSectionStart,
  jsonTail,
  RECORD_SEPARATOR,
} from './json-layout.ts';

const encoder = new TextEncoder();
const separator = encoder.encode(RECORD_SEPARATOR);

/**
 * Writes a session as JSON, one record a line. Lines are canonical JSON already and passed on as
 * they are; the separator between two runs of them comes with the second.
 */
export class JsonEncoder implements SessionEncoder {
  readonly needsCounts = false;

  head({ session, timestamp, since }: FileHead): Uint8Array<ArrayBuffer> {
    return encoder.encode(jsonHead(session, timestamp, since));
  }

  sectionStart(section: SectionName): Uint8Array<ArrayBuffer> {
    return encoder.encode(jsonSectionStart(section));
  }

  lines(lines: Uint8Array, isFirst: boolean): Uint8Array<ArrayBuffer> {
    return isFirst ? (lines as Uint8Array<ArrayBuffer>) : joinBytes(separator, lines);
  }

  sectionEnd(): Uint8Array<ArrayBuffer> {
    return encoder.encode(jsonSectionEnd());
  }

  tail(checkpoint: ExportCheckpoint | undefined): Uint8Array<ArrayBuffer> {
    return encoder.encode(jsonTail(checkpoint));
  }
}
