import type { SanitizationStats } from '../../core/index.ts';
import { formatCountOf } from '../styles/format.ts';

/** How much was taken out of a file, in words, so that nobody shares one for clean that is not. */
export function describeRemoved(stats: SanitizationStats | undefined): string {
  if (stats === undefined) return 'Nothing was removed: not sanitised';
  const { valuesRedacted, stoppedPatterns } = stats;
  const removed = `${formatCountOf(valuesRedacted, 'value')} removed`;
  if (stoppedPatterns.length === 0) return removed;
  return `${removed}, some of them whole because a pattern took too long: ${stoppedPatterns.join(', ')}`;
}
