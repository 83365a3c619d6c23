import type { SectionName } from '../../src/core/model/records.ts';
import { UNWRITTEN_KEY } from '../../src/core/model/unwritten.ts';

/** Lines of events with the `seq` from `first` to `last`. */
export function eventLines(first: number, last: number, prefix = 'left'): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const seq = first + i;
    return JSON.stringify({ seq, time: 1_700_000_000_000 + seq, name: `${prefix}${seq}` });
  });
}

/** The text that a page leaves whose last batch, of one section, was not acknowledged. */
export function unwrittenText(
  lines: readonly string[],
  lastSeq: number,
  { section = 'events', droppedCount = 0 }: { section?: SectionName; droppedCount?: number } = {},
): string {
  const batches = [
    { count: lines.length, lastSeq, droppedCount },
    { count: 0, lastSeq, droppedCount: 0 },
  ];
  return `${JSON.stringify(batches)}\n${section}\n${lines.join(',\n')}`;
}

/** Puts a text where the next page of the origin finds it. */
export function leaveText(sessionId: string, text: string): void {
  localStorage.setItem(UNWRITTEN_KEY + sessionId, text);
}

export function leftText(sessionId: string): string | null {
  return localStorage.getItem(UNWRITTEN_KEY + sessionId);
}
