import { SEGMENT_BYTES } from '../model/limits.ts';
import type { SectionName } from '../model/records.ts';
import { RECORD_SEPARATOR } from './json/json-layout.ts';
import type { FilePart, Summarise } from './session-codec.ts';

const encoder = new TextEncoder();

/** Gathers records that were read one by one into runs of about a segment. */
export class RunBuilder {
  readonly #summarise: Summarise;
  /** What was asked for of each record, where it began in the file, and its canonical line. */
  #records: unknown[] = [];
  #starts: number[] = [];
  #lines: string[] = [];
  #lineLength = 0;

  /** @param summarise - applied to each record, which it may change. @defaultValue the record itself */
  constructor(summarise: Summarise = (record) => record) {
    this.#summarise = summarise;
  }

  get isFull(): boolean {
    return this.#lineLength >= SEGMENT_BYTES;
  }

  /**
   * @param start - offset in the file of the bytes that the record was read from, and of their end
   * @param line - its canonical text
   */
  add(record: unknown, start: number, end: number, line = JSON.stringify(record)): void {
    this.#records.push(this.#summarise(record));
    this.#starts.push(start);
    this.#lines.push(line);
    // Texts that are not ASCII have more bytes than characters, here and there.
    this.#lineLength += Math.max(line.length, end - start) + RECORD_SEPARATOR.length;
  }

  /** @returns the run of what was added since the last; undefined when there is nothing */
  take(section: SectionName): FilePart | undefined {
    const starts = this.#starts;
    const [byteOffset] = starts;
    if (byteOffset === undefined) return undefined;
    const records = this.#records;
    const bytes = encoder.encode(this.#lines.join(RECORD_SEPARATOR));
    this.#records = [];
    this.#starts = [];
    this.#lines = [];
    this.#lineLength = 0;
    const offsets = () => starts.map((start) => start - byteOffset);
    return { kind: 'run', section, records, bytes, byteOffset, offsets };
  }
}
