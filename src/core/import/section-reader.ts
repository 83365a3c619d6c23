import type { FilePart, RecordRun } from '../formats/session-codec.ts';
import { SessionError } from '../model/errors.ts';
import type { SectionName } from '../model/records.ts';
import { FileHeader } from './file-header.ts';
import type { PartReader } from './part-reader.ts';
import { RecordTally } from './record-tally.ts';
import type { Staging } from './staging.ts';
import { checkRecord, type CheckedRecord } from './validate-record.ts';

const LINE_FEED = 0x0a;

/** Reads a file of this version: its records are checked and staged as they are. */
export class SectionReader implements PartReader {
  readonly header = new FileHeader();
  readonly tally = new RecordTally();
  readonly #staging: Staging;
  #index = 0;
  #previousSeq = -1;
  #missingTime: SessionError | undefined;

  constructor(staging: Staging) {
    this.#staging = staging;
  }

  get recordCount(): number {
    return this.tally.total;
  }

  async add(part: FilePart): Promise<void> {
    switch (part.kind) {
      case 'member':
        this.header.add(part.key, part.value, part.byteOffset);
        return;
      case 'section':
        this.#index = 0;
        this.#previousSeq = -1;
        return;
      case 'run':
        await this.#addRun(part.section, part);
    }
  }

  /** Of a run with a wrong record, those before it are staged: what throws may be all that is wrong with a file. */
  async #addRun(section: SectionName, run: RecordRun): Promise<void> {
    const checked: CheckedRecord[] = [];
    try {
      this.#check(section, run, checked);
    } catch (error) {
      if (checked.length > 0) await this.#stage(section, firstOf(run, checked.length), checked);
      throw error;
    }
    await this.#stage(section, run, checked);
  }

  async #stage(section: SectionName, run: RecordRun, checked: readonly CheckedRecord[]): Promise<void> {
    this.#index += checked.length;
    this.tally.add(section, checked);
    await this.#staging.add(section, run, checked);
  }

  end(): Promise<void> {
    this.header.end();
    const missing = this.header.session?.timestamps === false ? undefined : this.#missingTime;
    return missing === undefined ? Promise.resolve() : Promise.reject(missing);
  }

  /** @param checked - takes those that are right */
  #check(section: SectionName, run: RecordRun, checked: CheckedRecord[]): void {
    for (const [i, record] of run.records.entries()) {
      const place = () => ({
        path: `${section}[${this.#index + i}]`,
        byteOffset: run.byteOffset + (run.offsets?.()[i] ?? 0),
      });
      const one = checkRecord(section, record, this.#previousSeq, place);
      this.#previousSeq = one.seq;
      if (one.time === undefined) this.#missingTime ??= missingTime(place());
      checked.push(one);
    }
  }
}

/** The first records of a run: each has a line. */
function firstOf({ bytes, byteOffset, records }: RecordRun, count: number): RecordRun {
  let end = -1;
  for (let line = 0; line < count; line += 1) end = bytes.indexOf(LINE_FEED, end + 1);
  return { bytes: bytes.subarray(0, end - 1), byteOffset, records: records.slice(0, count) };
}

function missingTime(place: { path: string; byteOffset: number }): SessionError {
  return new SessionError('invalid-record', `${place.path}.time is absent.`, {
    ...place,
    path: `${place.path}.time`,
  });
}
