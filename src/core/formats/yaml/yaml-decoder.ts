import type { SessionErrorCode } from '../../model/errors.ts';
import { NO_SESSION } from '../../model/no-session.ts';
import { SECTIONS, type SectionName } from '../../model/records.ts';
import type { InflatedChunk } from '../gzip/inflated-chunk.ts';
import { utf8ErrorOffset } from '../json/json-error.ts';
import { RunBuilder } from '../run-builder.ts';
import type { FilePart, SessionDecoder, Summarise } from '../session-codec.ts';
import { START_COMMENT } from './end-comment.ts';
import { providedYaml, YamlNotProvided } from './provided-yaml.ts';
import { readBlock } from './read-block.ts';
import { DocumentReader, type YamlLibrary } from './read-document.ts';
import { readFlow } from './read-flow.ts';
import { YamlSplitter, type Unit, type UnitTaker } from './yaml-splitter.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
const startComment = encoder.encode(START_COMMENT);

/** A first line that has a tag or an anchor, and no key: what comes below would be taken for the file's own map. */
const LONE_PROPERTIES = /^ *[!&]\S*(?:[ \t]+[!&]\S*)*[ \t]*\r?\n/;

/**
 * Takes a session that is one YAML document apart while it arrives: in block or flow style, as
 * programs and people write it. Scalars are read by the core schema of YAML 1.2; NaN, infinities and
 * -0 become tagged values, as `!!binary` does. Other tags are refused, and so is a key twice in one
 * map. What is not in a simple style goes through the `yaml` package, record by record, and may be
 * 2 MB long; an alias may stand for what any record before it anchored. Errors say the line, and carry
 * the byte offset and the record's path.
 */
export class YamlDecoder implements SessionDecoder, UnitTaker {
  readonly #splitter = new YamlSplitter(this);
  readonly #documents: DocumentReader | undefined;
  readonly #run: RunBuilder;
  readonly #seen = new Set<string>();
  #parts: FilePart[] = [];
  #section: SectionName | undefined;
  #index = 0;

  /**
   * @param yaml - the `yaml` package. Without it only files of ours are read, as they were written: of others it is
   * found at once that they may need it
   * @param summarise - applied to each record, which it may change. @defaultValue the record itself
   */
  constructor(yaml: YamlLibrary | undefined, summarise?: Summarise) {
    this.#documents = yaml && new DocumentReader(yaml);
    this.#run = new RunBuilder(summarise);
  }

  /**
   * @throws SessionError `not-a-session`, `invalid-yaml`, `invalid-utf8`, `duplicate-key`, `too-deep`,
   * `too-large`, `trailing-data`
   * @throws YamlNotProvided
   */
  push({ bytes }: InflatedChunk): FilePart[] {
    if (this.#documents === undefined && this.#splitter.position === 0 && !startsAsOurs(bytes))
      throw new YamlNotProvided();
    return this.#collect(() => this.#splitter.push(bytes));
  }

  end(): FilePart[] {
    return this.#collect(() => this.#splitter.finish());
  }

  salvage(): FilePart[] {
    return this.#collect(() => this.#takeRun());
  }

  member(unit: Unit): void {
    const value = this.#read(unit, '{', '}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const [code, message] =
        this.#seen.size === 0
          ? (['not-a-session', `${NO_SESSION}: it does not begin with a key and its value.`] as const)
          : (['invalid-yaml', 'The file is not a map of keys and values.'] as const);
      return this.#splitter.fail(code, message, unit.byteOffset);
    }
    for (const [key, entry] of Object.entries(value)) this.#addMember(key, entry, unit);
  }

  startSection(section: SectionName): void {
    this.#see(section, this.#splitter.position);
    this.#section = section;
    this.#index = 0;
    this.#parts.push({ kind: 'section', section });
  }

  record(unit: Unit): void {
    const list = this.#read(unit, '[', ']') as unknown[];
    for (const record of list) this.#addRecord(record, unit);
  }

  get path(): string | undefined {
    return this.#section === undefined ? undefined : `${this.#section}[${this.#index}]`;
  }

  endSection(): void {
    this.#takeRun();
    this.#section = undefined;
  }

  #addMember(key: string, value: unknown, unit: Unit): void {
    const section = SECTIONS.find((name) => name === key);
    if (section !== undefined && Array.isArray(value)) {
      this.startSection(section);
      for (const record of value) this.#addRecord(record, unit);
      this.endSection();
    } else {
      this.#see(key, unit.byteOffset);
      this.#parts.push({ kind: 'member', key, value, byteOffset: unit.byteOffset });
    }
  }

  #see(key: string, byteOffset: number): void {
    if (this.#seen.has(key)) {
      this.#splitter.fail(
        'duplicate-key',
        `The key "${key}" stands twice in the file.`,
        byteOffset,
        key,
      );
    }
    this.#seen.add(key);
  }

  #addRecord(record: unknown, { byteOffset, bytes }: Unit): void {
    this.#run.add(record, byteOffset, byteOffset + bytes.length);
    this.#index += 1;
    if (this.#run.isFull) this.#takeRun();
  }

  #takeRun(): void {
    const run = this.#section === undefined ? undefined : this.#run.take(this.#section);
    if (run !== undefined) this.#parts.push(run);
  }

  /** @returns a list of one record or a map of one entry. In flow style it is put in the brackets given. */
  #read(unit: Unit, open: string, close: string): unknown {
    const text = this.#decode(unit);
    if (unit.style === 'block') {
      if (this.#seen.size > 0 && LONE_PROPERTIES.test(text)) {
        this.#splitter.fail('invalid-yaml', 'A tag or an anchor belongs to nothing.', unit.byteOffset);
      }
      const simple = readBlock(text);
      if (simple !== undefined) return simple.value;
      return this.#library.read(text, (code, message, index) =>
        this.#failAt(unit, code, message, text.slice(0, index)),
      );
    }
    // Behind a bracket a comment needs a space.
    const wrapped = `${open} ${text}\n${close}`;
    const simple = readFlow(wrapped);
    if (simple !== undefined) return simple.value;
    return this.#library.read(wrapped, (code, message, index) =>
      this.#failAt(
        unit,
        code,
        message,
        wrapped.slice(2, Math.max(2, Math.min(index, wrapped.length - 2))),
      ),
    );
  }

  get #library(): DocumentReader {
    if (this.#documents === undefined) throw new YamlNotProvided();
    return this.#documents;
  }

  #decode(unit: Unit): string {
    try {
      return decoder.decode(unit.bytes);
    } catch {
      if (unit.byteOffset === 0)
        return this.#splitter.fail('not-a-session', `${NO_SESSION}: it is no text.`, 0);
      const at = unit.byteOffset + utf8ErrorOffset(unit.bytes);
      return this.#splitter.fail('invalid-utf8', 'The text is not valid UTF-8.', at);
    }
  }

  #failAt(unit: Unit, code: SessionErrorCode, message: string, before: string): never {
    const byteOffset = unit.byteOffset + encoder.encode(before).length;
    return this.#splitter.fail(code, message, byteOffset);
  }

  #collect(work: () => void): FilePart[] {
    work();
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

function startsAsOurs(bytes: Uint8Array): boolean {
  return startComment.every((byte, i) => byte === bytes[i]);
}

/** Loads what the decoder needs, where this script has it. */
export async function createYamlDecoder(summarise?: Summarise): Promise<YamlDecoder> {
  return new YamlDecoder(await providedYaml(), summarise);
}
