import { SessionError } from '../model/errors.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';

/** What of a file says where it belongs. */
export interface ChainFile {
  /** File name or address. */
  name: string;
  /** Id of its session; undefined where it does not say. */
  sessionId: string | undefined;
  /** Where a delta begins; undefined for a full export. */
  since: ExportCheckpoint | undefined;
  /** Where it ends: known once it `isRead`, since it stands behind the records. */
  checkpoint: ExportCheckpoint | undefined;
  isRead: boolean;
  /** A delta, though it does not say after what. */
  isLooseDelta: boolean;
}

/** Full exports first, then deltas by where they begin: each comes after those that it may continue. */
export function sortByStart<File extends ChainFile>(files: readonly File[]): File[] {
  const start = ({ since }: File): number => since?.seq ?? -1;
  return [...files].sort((a, b) => start(a) - start(b));
}

/**
 * Puts files together that continue each other, whatever order they come in. A chain begins with a full
 * export or, where none of its session is among them, with the delta that continues a stored session.
 * A file that is not read yet may be followed by any delta: it has not said where it ends.
 * @throws SessionError `delta-mismatch` that names the file, and what is missing, doubled or foreign
 */
export function planChains<File extends ChainFile>(files: readonly File[]): File[][] {
  const chains: File[][] = [];
  for (const file of sortByStart(files)) {
    const { since } = file;
    const related = since === undefined ? [] : chains.filter(([first]) => isOf(first!, since));
    const followed = related.find((chain) => isFollowedBy(chain.at(-1)!, since!));
    if (followed !== undefined) followed.push(file);
    else if (related.length === 0) chains.push([file]);
    else throw mismatch(file, whyNot(file as Delta<File>, related));
  }
  return chains;
}

type Delta<File extends ChainFile> = File & { since: ExportCheckpoint };

function isOf({ sessionId, since }: ChainFile, delta: ExportCheckpoint): boolean {
  return (since?.sessionId ?? sessionId) === delta.sessionId;
}

function isFollowedBy({ checkpoint, isRead }: ChainFile, since: ExportCheckpoint): boolean {
  return !isRead || (checkpoint?.seq === since.seq && checkpoint.digest === since.digest);
}

function whyNot<File extends ChainFile>(file: Delta<File>, chains: readonly File[][]): string {
  const { name, since } = file;
  const twin = chains.flat().find((other) => other.since?.seq === since.seq);
  if (twin?.since?.digest === since.digest) return againOf(file, twin);
  // The one that comes nearest from below: what is missing lies behind it.
  const ends = chains.map((chain) => chain.at(-1)!);
  const last = ends.reduce((best, end) => (endOf(end) > endOf(best) ? end : best));
  const end = endOf(last);
  if (end < 0) {
    return `${last.name} does not say where it ends, as a file without times does not: ${name} cannot continue it.`;
  }
  const place = `${name} starts at ${show(since.seq)}; ${last.name} ends at ${show(end)}`;
  if (since.seq > end) return `${place}: ${missingBetween(last.name, name)}.`;
  if (since.seq < end) return `${place}: it is of another run of exports than the files before it.`;
  return `${place}, but holds other records: it belongs to another copy of the session.`;
}

function againOf(file: ChainFile, twin: ChainFile): string {
  const isSame =
    file.checkpoint?.digest === twin.checkpoint?.digest || !file.isRead
      ? 'comes twice'
      : 'goes two ways';
  return `${file.name} starts at ${show(file.since!.seq)}, as ${twin.name} does: the delta ${isSame}. Leave one of them out.`;
}

const endOf = ({ checkpoint }: ChainFile): number => checkpoint?.seq ?? -1;

/** A name that the panel gave: after a time, which says nothing of other files, the number of the delta. */
const OWN_NAME = /_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d(?:_delta-(\d{1,9}))?(?!\d)/;

/** Says which file is missing where the names are numbered (`day-1`, `day-3`), else that one is. */
export function missingBetween(before: string, after: string): string {
  const [own, next] = [OWN_NAME.exec(before), OWN_NAME.exec(after)];
  if (own && next) return missingNumbers('delta-', own[1] ?? '0', next[1] ?? '0');
  let common = 0;
  while (common < before.length && before[common] === after[common]) common += 1;
  const stem = before.slice(0, common).replace(/\d+$/, '');
  const [from, to] = [before, after].map((name) => /^\d{1,9}/.exec(name.slice(stem.length))?.[0] ?? '');
  return missingNumbers(stem, from!, to!);
}

function missingNumbers(stem: string, from: string, to: string): string {
  const named = (number: number): string => `${stem}${String(number).padStart(from.length, '0')}`;
  const [first, last] = [Number(from) + 1, Number(to) - 1];
  if (from === '' || to === '' || first > last) return 'a delta between them is missing';
  return first === last ? `${named(first)} is missing` : `${named(first)} to ${named(last)} are missing`;
}

/** With the file that does not fit, so that whoever imports several sees which. */
function mismatch({ name }: ChainFile, message: string): SessionError {
  return new SessionError('delta-mismatch', message, { path: 'since', file: name });
}

function show(seq: number): string {
  return seq.toLocaleString('en');
}
