import { encodeLines } from '../formats/json/json-run.ts';
import type { ExportOptions } from '../model/options.ts';
import type { SessionHeader } from '../model/session.ts';
import { parseLines } from '../store/section-reader.ts';

/** Rewrites the records of one part of a section; what it gives back is canonical lines again. */
export type LineTransform = (lines: Uint8Array) => Uint8Array;

/** @returns undefined when the options leave every record as it is, so that segments can be copied */
export function createTransform(options: ExportOptions): LineTransform | undefined {
  if (options.includeTimestamps !== false) return undefined;
  return (lines) => encodeLines(parseLines<Record<string, unknown>>(lines).map(withoutClock));
}

/** `seq` still orders the records, and durations stay. */
function withoutClock({ time: _time, startTime: _startTime, ...rest }: Record<string, unknown>): object {
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
