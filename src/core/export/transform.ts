import { encodeLines } from '../formats/json/json-run.ts';
import type { FileHead } from '../formats/session-codec.ts';
import type { ExportOptions } from '../model/options.ts';
import type { SectionName, SessionRecord } from '../model/records.ts';
import type { PartialRead, SessionHeader } from '../model/session.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import { parseLines, rawLines, type SectionPart } from '../store/section-reader.ts';
import { createRecordFilter, type RecordFilter, type Subtree } from './record-filter.ts';

export interface TransformOptions extends Pick<ExportOptions, 'filter' | 'includeTimestamps'> {
  subtree?: Subtree | undefined;
  /** Records up to this `seq` are left out: a delta begins behind it. */
  sinceSeq?: number | undefined;
}

/** What an export leaves out of records before they are sanitised and encoded. It keeps state from part to part. */
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

  /** Leaves out records, and their clock. @returns the part itself when it stays as it is, and nobody has looked into it */
  apply(section: SectionName, part: SectionPart): SectionPart {
    const isCut = part.kind === 'lines' ? this.#sinceSeq >= 0 : part.segment.firstSeq <= this.#sinceSeq;
    if (this.#filter === undefined && this.#hasClock && !isCut) return part;
    const records: object[] = [];
    for (const record of parseLines<SessionRecord>(rawLines(part))) {
      if (record.seq <= this.#sinceSeq) continue;
      const kept = this.#filter === undefined ? record : this.#filter(section, record);
      if (kept !== undefined) records.push(this.#hasClock ? kept : withoutClock(kept));
    }
    return { kind: 'lines', bytes: encodeLines(records), count: records.length };
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
  partial,
  ...rest
}: SessionHeader): SessionHeader {
  return { ...rest, ...(partial && { partial: partialWithoutClock(partial) }), timestamps: false };
}

function partialWithoutClock({ time: _time, ...rest }: PartialRead): PartialRead {
  return rest;
}

/** The head of a file that is sanitised. */
export function sanitizeHead(
  { since, ...head }: FileHead,
  sanitizer: LineSanitizer | undefined,
): FileHead {
  const clean = <T>(key: string, value: T): T => sanitizer?.member(key, value) ?? value;
  return {
    ...head,
    session: clean('session', head.session),
    ...(since === undefined ? {} : { since: clean('since', since) }),
  };
}
