import type { SessionInfo } from '../../core/index.ts';
import { PARTIAL_WORD } from '../describe-partial.ts';
import { formatClock, formatCountOf } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';

/** What is said of a compared session beside its name: when it began, its state, its length, where it is from. */
export function sessionFacts(session: SessionInfo): string[] {
  const { startedAt, status, recordCount, origin, partial } = session;
  const state = partial ? `${status} ${PARTIAL_WORD}` : status;
  const facts = [`started ${secondOf(startedAt)}`, state, formatCountOf(recordCount, 'record')];
  return origin === '' ? facts : [...facts, escapeText(origin)];
}

/**
 * What each of two sessions is called where there is room for a word: the first of its name, its time (of the clock
 * alone on the same day) and the rest of what is known of it that is not the same in the other.
 */
export function sideLabels(
  left: SessionInfo | undefined,
  right: SessionInfo | undefined,
): [left: string, right: string] {
  if (!left || !right) return [nameOf(left), nameOf(right)];
  if (left.id === right.id) return [nameOf(left), nameOf(right)];
  const isSameDay = dayOf(left.startedAt) === dayOf(right.startedAt);
  const clock = (text: string): string => (isSameDay ? text.slice(dayOf(0).length + 1) : text);
  const reads: ((session: SessionInfo) => string)[] = [
    nameOf,
    ({ startedAt }) => clock(secondOf(startedAt)),
    ({ startedAt }) => clock(formatClock(startedAt)),
    ({ origin }) => escapeText(origin),
    ({ recordCount }) => formatCountOf(recordCount, 'record'),
    ({ status }) => status,
  ];
  const read = reads.find((one) => one(left) !== one(right)) ?? (({ id }: SessionInfo) => id);
  return [read(left), read(right)];
}

function nameOf(session: SessionInfo | undefined): string {
  return session ? escapeText(session.name) || 'Unnamed' : 'gone';
}

function secondOf(time: number): string {
  return formatClock(time).slice(0, 19);
}

function dayOf(time: number): string {
  return formatClock(time).slice(0, 10);
}
