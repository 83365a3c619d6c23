import { SECTIONS } from '../model/records.ts';
import type { ReplayBounds } from '../model/replay.ts';
import type { SessionReader, SessionSnapshot } from './session-reader.ts';

/** Where the records of a session begin and end, by its list of segments. */
export function readBounds(reader: SessionReader): Promise<ReplayBounds> {
  return reader.withSnapshot((snapshot) => Promise.resolve(boundsOf(snapshot)));
}

/** The same of a snapshot of all sections. */
export function boundsOf({ row, sections }: SessionSnapshot): ReplayBounds {
  const placed = SECTIONS.flatMap((section) => sections[section].flat());
  const seqs = placed.flatMap(({ segment, shift }) => [
    segment.firstSeq + shift,
    segment.lastSeq + shift,
  ]);
  const times = placed.flatMap(({ segment: { minTime, maxTime } }) => [minTime, maxTime]);
  const [firstSeq, lastSeq] = rangeOf(seqs, 0);
  const [startTime, endTime] = rangeOf(
    times.filter((time) => time !== undefined),
    row.startedAt,
  );
  return { firstSeq, lastSeq, startTime, endTime, hasPicture: sections.dom.length > 0 };
}

/** Least and greatest, of lists too long for the arguments of a function, too. */
function rangeOf(values: readonly number[], none: number): [least: number, greatest: number] {
  if (values.length === 0) return [none, none];
  return values.reduce<[number, number]>(
    ([least, greatest], value) => [Math.min(least, value), Math.max(greatest, value)],
    [Infinity, -Infinity],
  );
}
