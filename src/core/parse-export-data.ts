import { unknownFormat } from './formats/format-names.ts';
import { JsonSplitter } from './formats/json/json-splitter.ts';
import { MsgpackDecoder } from './formats/msgpack/msgpack-decoder.ts';
import { collectSession } from './formats/parse-session.ts';
import type { SessionDecoder } from './formats/session-codec.ts';
import * as yaml from './formats/yaml/yaml-library.ts';
import { YamlDecoder } from './formats/yaml/yaml-decoder.ts';
import { customFormatOf } from './custom-format.ts';
import type { ExportData, Format, FormatName } from './model/file-format.ts';

/**
 * Reads a session file, uncompressed, into memory. What its records hold is not looked at: that is
 * what `validateImport` is for.
 * @throws SessionError with the place in the file
 */
export function parseExportData(bytes: Uint8Array | string, format: FormatName | Format): ExportData {
  const input = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const custom = customFormatOf(format, '');
  return custom?.decode(input) ?? collectSession(input, createDecoder(format as FormatName));
}

/** Without waiting: what an app does not call is left out of its bundle. */
function createDecoder(format: FormatName): SessionDecoder {
  switch (format) {
    case 'json':
      return new JsonSplitter();
    case 'msgpack':
      return new MsgpackDecoder();
    case 'yaml':
      return new YamlDecoder(yaml);
    default:
      throw unknownFormat(String(format));
  }
}
