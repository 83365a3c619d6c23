import { encodeLines } from '../formats/json/json-run.ts';
import type { ExportOptions } from '../model/options.ts';
import type { SectionName, SessionRecord } from '../model/records.ts';
import type { SessionHeader } from '../model/session.ts';
import { parseLines, rawLines, type SectionPart } from '../store/section-reader.ts';
import { createRecordFilter, type RecordFilter, type Subtree } from './record-filter.ts';

/** Lines that a transform left, canonical again. */
export interface TransformedLines {
  bytes: Uint8Array;
  count: number;
}

export interface TransformOptions extends Pick<ExportOptions, 'filter' | 'includeTimestamps'> {
  subtree?: Subtree | undefined;
  /** Records up to this `seq` are left out: a delta begins behind it. */
  sinceSeq?: number | undefined;
}

/** What an export does to records before they are encoded. It keeps state from part to part. */
export class PartTransform {
  readonly #filter: RecordFilter | undefined;
  readonly #hasClock: boolean;
  readonly #sinceSeq: number;

  constructor({ filter, includeTimestamps = true, subtree, sinceSeq = -1 }: TransformOptions) {
    this.#filter = filter === undefined ? undefined : createRecordFilter(filter, subtree);
    this.#hasClock = includeTimestamps;
    this.#sinceSeq = sinceSeq;
  }

  /** Whether records may be left out, so that how many there will be is not known before. */
  get drops(): boolean {
    return this.#filter !== undefined || this.#sinceSeq >= 0;
  }

  /** @returns undefined when the part stays as it is, so that its bytes can be copied */
  apply(section: SectionName, part: SectionPart): TransformedLines | undefined {
    const isCut = part.kind === 'lines' ? this.#sinceSeq >= 0 : part.segment.firstSeq <= this.#sinceSeq;
    if (this.#filter === undefined && this.#hasClock && !isCut) return undefined;
    const records: object[] = [];
    for (const record of parseLines<SessionRecord>(rawLines(part))) {
      if (record.seq <= this.#sinceSeq) continue;
      const kept = this.#filter === undefined ? record : this.#filter(section, record);
      if (kept !== undefined) records.push(this.#hasClock ? kept : withoutClock(kept));
    }
    return { bytes: encodeLines(records), count: records.length };
  }
}

/** `seq` still orders the records, and durations stay. */
function withoutClock(record: SessionRecord): object {
  const {
    time: _time,
    startTime: _startTime,
    ...rest
  } = record as SessionRecord & { startTime?: number };
  return rest;
}

/** The header of a file without a clock. */
export function headerWithoutClock({
  startedAt: _startedAt,
  endedAt: _endedAt,
  ...rest
}: SessionHeader): SessionHeader {
  return { ...rest, timestamps: false };
}
