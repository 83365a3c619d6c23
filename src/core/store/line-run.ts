import { crc32 } from '../formats/gzip/crc32.ts';
import { RECORD_SEPARATOR } from '../formats/json/json-layout.ts';
import { INPUT_IN_LINE } from '../model/input-event.ts';
import type { SectionName } from '../model/records.ts';
import type { SegmentRow } from './schema.ts';
import { textSearch } from './text-search.ts';

/** Lines of one section as the recorder hands them over: joined by `,\n`, ascending by `seq`. */
export interface LineRun {
  section: SectionName;
  bytes: Uint8Array;
  count: number;
  firstSeq: number;
  lastSeq: number;
  /** Epoch ms; absent where the records have no time. */
  minTime?: number;
  maxTime?: number;
}

const hasInput = textSearch(INPUT_IN_LINE);

const separator = new TextEncoder().encode(RECORD_SEPARATOR);

/** Joins runs of one section that follow each other. */
export function joinRuns(runs: readonly LineRun[]): LineRun {
  const [first, ...rest] = runs as [LineRun, ...LineRun[]];
  if (rest.length === 0) return first;
  return {
    section: first.section,
    bytes: joinLines(runs.map(({ bytes }) => bytes)),
    count: runs.reduce((sum, run) => sum + run.count, 0),
    firstSeq: first.firstSeq,
    lastSeq: rest.at(-1)!.lastSeq,
    ...timeSpan(runs),
  };
}

/** Least and greatest time of several parts; nothing where they have none. */
export function timeSpan(
  parts: readonly { minTime?: number; maxTime?: number }[],
): Pick<LineRun, 'minTime' | 'maxTime'> {
  const least = parts.flatMap(({ minTime }) => minTime ?? []);
  const greatest = parts.flatMap(({ maxTime }) => maxTime ?? []);
  if (least.length === 0 || greatest.length === 0) return {};
  return { minTime: Math.min(...least), maxTime: Math.max(...greatest) };
}

/** Puts the separator between runs of lines. */
export function joinLines(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = parts.reduce((sum, part) => sum + part.length + separator.length, -separator.length);
  const joined = new Uint8Array(Math.max(length, 0));
  let at = 0;
  for (const part of parts) {
    if (at > 0) {
      joined.set(separator, at);
      at += separator.length;
    }
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export function tailSegment(shard: string, run: LineRun): SegmentRow {
  const crc = crc32(run.bytes);
  return {
    shard,
    section: run.section,
    firstSeq: run.firstSeq,
    lastSeq: run.lastSeq,
    count: run.count,
    ...timeSpan([run]),
    rawLength: run.bytes.length,
    crc32: crc,
    encoding: 'raw',
    storedLength: run.bytes.length,
    storedCrc32: crc,
    ...inputIn(run.section, run.bytes),
  };
}

/** @param lines - of one section */
export function inputIn(section: SectionName, lines: Uint8Array): Pick<SegmentRow, 'hasInput'> {
  return section === 'events' ? { hasInput: hasInput(lines) } : {};
}
