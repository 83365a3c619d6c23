import { crc32 } from '../../formats/gzip/crc32.ts';
import { RECORD_SEPARATOR } from '../../formats/json/json-layout.ts';
import type { FilePart, RecordRun } from '../../formats/session-codec.ts';
import { SEGMENT_BYTES } from '../../model/limits.ts';
import { SECTIONS, type SectionName } from '../../model/records.ts';
import { parseLines } from '../../store/section-reader.ts';
import { FileHeader } from '../file-header.ts';
import type { PartReader } from '../part-reader.ts';
import { RecordTally } from '../record-tally.ts';
import type { Staging } from '../staging.ts';
import { VERSION_1 } from './version.ts';
import { Version1Session, type MigratedRecord } from './version1-session.ts';

const encoder = new TextEncoder();

/** Reads a file of version 1.0 and stages what becomes of it when all of it is read. */
export class Version1Reader implements PartReader {
  readonly header = new FileHeader();
  readonly tally = new RecordTally();
  readonly #staging: Staging;
  readonly #name: string;
  readonly #session = new Version1Session();
  #index = 0;

  /** @param name - of the session: the file has none */
  constructor(staging: Staging, name: string) {
    this.#staging = staging;
    this.#name = name;
    this.header.migratedFrom = VERSION_1;
  }

  get recordCount(): number {
    return this.#session.recordCount;
  }

  add(part: FilePart): Promise<void> {
    if (part.kind === 'member') this.#session.addMember(part.key, part.value, part.byteOffset);
    else if (part.kind === 'section') this.#start(part.section);
    else this.#addRun(part.section, part);
    return Promise.resolve();
  }

  async end(): Promise<void> {
    const session = this.#session;
    const records = session.finish();
    const { header } = this;
    let crc = 0;
    for (const section of SECTIONS) {
      for (const run of toRuns(records.filter((record) => record.section === section))) {
        const bytes = encoder.encode(run.map(({ line }) => line).join(RECORD_SEPARATOR));
        crc = crc32(bytes, crc);
        this.tally.add(section, run);
        await this.#staging.add(section, { records: run, bytes, byteOffset: 0 }, run);
      }
    }
    const startedAt = records.reduce<number | undefined>(
      (least, { time }) => Math.min(least ?? time, time),
      session.timestamp,
    );
    // The same file again is the same session: what it holds is known then.
    const id = `${VERSION_1}-${startedAt ?? 0}-${crc.toString(16).padStart(8, '0')}`;
    header.session = { id, name: this.#name, ...(startedAt === undefined ? {} : { startedAt }) };
    header.warnings.push(...session.warnings);
    header.isLooseDelta = session.isDelta;
    if (session.isDelta) {
      header.warnings.push(
        'A delta of version 1.0 does not say which session it continues: its records are added unchecked.',
      );
    }
  }

  #start(section: SectionName): void {
    this.#session.see(section);
    this.#index = 0;
  }

  #addRun(section: SectionName, run: RecordRun): void {
    const offsets = run.offsets?.();
    // What was summarised has lost its values.
    for (const [i, struct] of parseLines<unknown>(run.bytes).entries()) {
      this.#session.add(section, struct, this.#index, run.byteOffset + (offsets?.[i] ?? 0));
      this.#index += 1;
    }
  }
}

function toRuns(records: readonly MigratedRecord[]): MigratedRecord[][] {
  const runs: MigratedRecord[][] = [];
  let length = Infinity;
  for (const record of records) {
    if (length >= SEGMENT_BYTES) {
      runs.push([]);
      length = 0;
    }
    runs.at(-1)!.push(record);
    length += record.line.length;
  }
  return runs;
}
