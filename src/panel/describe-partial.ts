import type { SessionInfo } from '../core/index.ts';
import { sectionLabel } from './section-label.ts';
import { formatCount, formatElapsed } from './styles/format.ts';
import { escapeText } from './value/escape-text.ts';

/** The word for a session of which a file could be read in part. */
export const PARTIAL_WORD = 'in part';

/** How far a session goes that is not whole, and why; undefined of a whole one. */
export function describePartial({
  partial,
  startedAt,
}: SessionInfo): { extent: string; reason: string } | undefined {
  if (!partial) return undefined;
  const { section, seq, time, reason } = partial;
  const at = time === undefined ? '' : `${formatElapsed(time, startedAt)}, `;
  return {
    extent: `Read in part: ${sectionLabel(section).toLowerCase()} up to ${at}#${formatCount(seq)}`,
    reason: `${escapeText(reason)} What stood behind that in the file is missing.`,
  };
}
