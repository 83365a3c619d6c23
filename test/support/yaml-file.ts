import * as yaml from '../../src/core/formats/yaml/yaml-library.ts';
import { YamlDecoder } from '../../src/core/formats/yaml/yaml-decoder.ts';
import { YamlEncoder } from '../../src/core/formats/yaml/yaml-encoder.ts';
import type { ExportData } from '../../src/core/model/file-format.ts';
import { sectionsOfFile } from '../../src/core/model/records.ts';
import { fromUtf8, joinBytes, utf8 } from './bytes.ts';
import { recordLines } from './session-file.ts';
import { splitWith, type SplitFile } from './split-json.ts';

/** A session as `YamlEncoder` writes it, its lines handed over in pieces. */
export function yamlFile(data: ExportData, linesAtATime = 3): string {
  const { version, timestamp, session, checkpoint, dom = [] } = data;
  const hasPicture = dom.length > 0;
  const encoder = new YamlEncoder();
  const parts: Uint8Array[] = [encoder.head({ version, timestamp, session })];
  const lines = recordLines(data);
  for (const section of sectionsOfFile(hasPicture)) {
    parts.push(encoder.sectionStart(section));
    for (let at = 0; at < lines[section].length; at += linesAtATime) {
      parts.push(encoder.lines(utf8(lines[section].slice(at, at + linesAtATime).join(',\n'))));
    }
    parts.push(encoder.sectionEnd());
  }
  parts.push(encoder.tail(checkpoint));
  return fromUtf8(joinBytes(parts));
}

export function splitYaml(file: string | Uint8Array, sizes?: readonly number[]): SplitFile {
  return splitWith(new YamlDecoder(yaml), typeof file === 'string' ? utf8(file) : file, sizes);
}
