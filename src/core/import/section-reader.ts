import type { FilePart, RecordRun } from '../formats/session-codec.ts';
import { SessionError } from '../model/errors.ts';
import type { SectionName } from '../model/records.ts';
import { FileHeader } from './file-header.ts';
import type { PartReader } from './part-reader.ts';
import { RecordTally } from './record-tally.ts';
import type { Staging } from './staging.ts';
import { checkRecord, type CheckedRecord } from './validate-record.ts';

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
        await this.#staging.add(part.section, part, this.#check(part.section, part));
    }
  }

  end(): Promise<void> {
    this.header.end();
    const missing = this.header.session?.timestamps === false ? undefined : this.#missingTime;
    return missing === undefined ? Promise.resolve() : Promise.reject(missing);
  }

  #check(section: SectionName, run: RecordRun): CheckedRecord[] {
    const checked = run.records.map((record, i) => {
      const place = () => ({
        path: `${section}[${this.#index + i}]`,
        byteOffset: run.byteOffset + (run.offsets?.()[i] ?? 0),
      });
      const one = checkRecord(section, record, this.#previousSeq, place);
      this.#previousSeq = one.seq;
      if (one.time === undefined) this.#missingTime ??= missingTime(place());
      return one;
    });
    this.#index += checked.length;
    this.tally.add(section, checked);
    return checked;
  }
}

function missingTime(place: { path: string; byteOffset: number }): SessionError {
  return new SessionError('invalid-record', `${place.path}.time is absent.`, {
    ...place,
    path: `${place.path}.time`,
  });
}
