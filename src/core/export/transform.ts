import { encodeLines } from '../formats/json/json-run.ts';
import type { FileHead } from '../formats/session-codec.ts';
import type { ExportOptions } from '../model/options.ts';
import type { SectionName, SessionRecord } from '../model/records.ts';
import type { SessionHeader } from '../model/session.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import { countOfPart, parseLines, rawLines, type SectionPart } from '../store/section-reader.ts';
import { inflatedLines } from './inflated-lines.ts';
import { createRecordFilter, type RecordFilter, type Subtree } from './record-filter.ts';

/** Lines that a transform looked at, canonical. */
export interface TransformedLines {
  bytes: Uint8Array;
  count: number;
  /** Nothing was changed: the part itself says the same. */
  isSame: boolean;
}

export interface TransformOptions extends Pick<ExportOptions, 'filter' | 'includeTimestamps'> {
  subtree?: Subtree | undefined;
  /** Records up to this `seq` are left out: a delta begins behind it. */
  sinceSeq?: number | undefined;
  sanitizer?: LineSanitizer | undefined;
}

/** What an export does to records before they are encoded. It keeps state from part to part. */
export class PartTransform {
  readonly #filter: RecordFilter | undefined;
  readonly #hasClock: boolean;
  readonly #sinceSeq: number;
  readonly #sanitizer: LineSanitizer | undefined;

  constructor({
    filter,
    includeTimestamps = true,
    subtree,
    sinceSeq = -1,
    sanitizer,
  }: TransformOptions) {
    this.#filter = filter === undefined ? undefined : createRecordFilter(filter, subtree);
    this.#hasClock = includeTimestamps;
    this.#sinceSeq = sinceSeq;
    this.#sanitizer = sanitizer;
  }

  /** Whether records may be left out, so that how many there will be is not known before. */
  get drops(): boolean {
    return this.#filter !== undefined || this.#sinceSeq >= 0;
  }

  /** @returns undefined when the part stays as it is, and nobody has looked into it */
  async apply(section: SectionName, part: SectionPart): Promise<TransformedLines | undefined> {
    const chosen = this.#choose(section, part);
    if (this.#sanitizer === undefined) return chosen;
    const bytes = chosen?.bytes ?? (await inflatedLines(part));
    const redacted = this.#sanitizer.sanitizeBytes(section, bytes);
    return {
      bytes: redacted ?? bytes,
      count: chosen?.count ?? countOfPart(part),
      isSame: redacted === undefined && chosen === undefined,
    };
  }

  /** Leaves out records, and their clock. */
  #choose(section: SectionName, part: SectionPart): TransformedLines | undefined {
    const isCut = part.kind === 'lines' ? this.#sinceSeq >= 0 : part.segment.firstSeq <= this.#sinceSeq;
    if (this.#filter === undefined && this.#hasClock && !isCut) return undefined;
    const records: object[] = [];
    for (const record of parseLines<SessionRecord>(rawLines(part))) {
      if (record.seq <= this.#sinceSeq) continue;
      const kept = this.#filter === undefined ? record : this.#filter(section, record);
      if (kept !== undefined) records.push(this.#hasClock ? kept : withoutClock(kept));
    }
    return { bytes: encodeLines(records), count: records.length, isSame: false };
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
