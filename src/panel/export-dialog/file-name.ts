import { formatClock } from '../styles/format.ts';

/** Characters of a session's name that a file's name has: with four bytes each, all of it fits any file system. */
const MAX_NAME = 40;

/** What the name of a file tells. */
export interface FileNameParts {
  /** Of the session, as anybody may have written it. */
  name: string;
  /** When it is written, epoch ms. */
  time: number;
  /** Which delta after a full file; 0 for all of a session. */
  delta: number;
  /** Such as `.json.gz`. */
  ending: string;
}

/**
 * The name of a file that nobody named: `Film-shop_2026-03-01_14-02-11.json.gz`. Names of one session sort by time, and
 * hold nothing that a file system forbids, hides or gives a meaning.
 */
export function fileNameOf({ name, time, delta, ending }: FileNameParts): string {
  const words = name.slice(0, 400).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? ['session'];
  const start = [...words.join('-').normalize()].slice(0, MAX_NAME).join('').replace(/-$/, '');
  const moment = formatClock(time).slice(0, 19).replace(' ', '_').replaceAll(':', '-');
  return `${start}_${moment}${delta > 0 ? `_delta-${delta}` : ''}${ending}`;
}
