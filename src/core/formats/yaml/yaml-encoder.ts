import type { ExportCheckpoint } from '../../model/file-format.ts';
import type { SectionName } from '../../model/records.ts';
import type { FileHead, SessionEncoder } from '../session-codec.ts';
import { JsonToYaml } from './json-to-yaml.ts';

const encoder = new TextEncoder();

/**
 * Writes a session as one YAML document in block style, with the keys of the JSON file in the same
 * order. Texts of several lines are blocks of them; quotes stand where YAML 1.1 or 1.2 needs them.
 */
export class YamlEncoder implements SessionEncoder {
  readonly #transcoder = new JsonToYaml();

  head(head: FileHead): Uint8Array<ArrayBuffer> {
    return this.#entries(head);
  }

  sectionStart(section: SectionName, count: number): Uint8Array<ArrayBuffer> {
    return encoder.encode(count === 0 ? `${section}: []\n` : `${section}:\n`);
  }

  lines(lines: Uint8Array): Uint8Array<ArrayBuffer> {
    return this.#transcoder.items(lines);
  }

  sectionEnd(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(0);
  }

  tail(checkpoint: ExportCheckpoint | undefined): Uint8Array<ArrayBuffer> {
    return checkpoint === undefined ? new Uint8Array(0) : this.#entries({ checkpoint });
  }

  #entries(entries: object): Uint8Array<ArrayBuffer> {
    return this.#transcoder.entries(encoder.encode(JSON.stringify(entries)));
  }
}
