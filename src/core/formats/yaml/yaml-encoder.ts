import type { ExportCheckpoint } from '../../model/file-format.ts';
import type { SectionName } from '../../model/records.ts';
import { joinBytes } from '../join-bytes.ts';
import type { FileHead, SessionEncoder } from '../session-codec.ts';
import { END_COMMENT, START_COMMENT } from './end-comment.ts';
import { JsonToYaml } from './json-to-yaml.ts';

const encoder = new TextEncoder();
const lineFeed = encoder.encode('\n');

/**
 * Writes a session as one YAML document in block style, with the keys of the JSON file in the same
 * order. Texts of several lines are blocks of them; quotes stand where YAML 1.1 or 1.2 needs them. A
 * comment on the first line and one on the last tell a whole file from one that was cut off.
 */
export class YamlEncoder implements SessionEncoder {
  readonly needsCounts = false;
  readonly #transcoder = new JsonToYaml();
  #isEmpty = true;

  head(head: FileHead): Uint8Array<ArrayBuffer> {
    return joinBytes(encoder.encode(`${START_COMMENT}\n`), this.#entries(head));
  }

  /** How the line ends is known when the first record comes, or none. */
  sectionStart(section: SectionName): Uint8Array<ArrayBuffer> {
    this.#isEmpty = true;
    return encoder.encode(`${section}:`);
  }

  lines(lines: Uint8Array): Uint8Array<ArrayBuffer> {
    const items = this.#transcoder.items(lines);
    const isFirst = this.#isEmpty;
    this.#isEmpty = false;
    return isFirst ? joinBytes(lineFeed, items) : items;
  }

  sectionEnd(): Uint8Array<ArrayBuffer> {
    return encoder.encode(this.#isEmpty ? ' []\n' : '');
  }

  tail(checkpoint: ExportCheckpoint | undefined): Uint8Array<ArrayBuffer> {
    const end = encoder.encode(`${END_COMMENT}\n`);
    return checkpoint === undefined ? end : joinBytes(this.#entries({ checkpoint }), end);
  }

  #entries(entries: object): Uint8Array<ArrayBuffer> {
    return this.#transcoder.entries(encoder.encode(JSON.stringify(entries)));
  }
}
