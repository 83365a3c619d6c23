import type { FilePart } from '../formats/session-codec.ts';
import { SessionError } from '../model/errors.ts';
import type { FileHeader } from './file-header.ts';
import type { PartReader } from './part-reader.ts';
import type { RecordTally } from './record-tally.ts';
import { SectionReader } from './section-reader.ts';
import type { Staging } from './staging.ts';
import { isVersion1 } from './v1/version.ts';
import { Version1Reader } from './v1/version1-reader.ts';

/**
 * Reads a file by its version. A file of another version is known by then only where it says so before
 * all else: one that does later, its keys being in another order, has to be read again with `isOld`.
 */
export class VersionedReader implements PartReader {
  readonly #staging: Staging;
  readonly #name: string;
  #reader: PartReader;
  #isFirst = true;
  /** What is wrong with a record, unless the file turns out to be of an older version. */
  #doubt: SessionError | undefined;
  /** The file is of version 1.0, and was begun as one of this version. */
  isLate = false;

  /**
   * @param name - for a session whose file gives it none
   * @param isOld - the file is of version 1.0
   */
  constructor(staging: Staging, name: string, isOld: boolean) {
    this.#staging = staging;
    this.#name = name;
    this.#reader = isOld ? new Version1Reader(staging, name) : new SectionReader(staging);
  }

  get header(): FileHeader {
    return this.#reader.header;
  }

  get recordCount(): number {
    return this.#reader.recordCount;
  }

  get tally(): RecordTally {
    return this.#reader.tally;
  }

  async add(part: FilePart): Promise<void> {
    const isCertain = !(this.#reader instanceof SectionReader) || this.header.version !== undefined;
    if (!isCertain && part.kind === 'member' && isVersion1(part)) {
      this.isLate = !this.#isFirst;
      if (this.isLate) return;
      this.#reader = new Version1Reader(this.#staging, this.#name);
    }
    this.#isFirst = false;
    const saysVersion = part.kind === 'member' && part.key === 'version';
    if (this.#doubt !== undefined && !saysVersion) return;
    try {
      await this.#reader.add(part);
    } catch (error) {
      const isDoubtful = error instanceof SessionError && error.code === 'invalid-record';
      if (isCertain || saysVersion || !isDoubtful) throw error;
      this.#doubt = error;
    }
    if (saysVersion && this.#doubt !== undefined) throw this.#doubt;
  }

  end(): Promise<void> {
    return this.#reader.end();
  }
}
