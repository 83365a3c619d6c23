import type { Selection } from '../model/session.ts';

/** Names of each kind that are told; the rest is counted. */
const MAX_NAMES = 5;

/** Says that a file is not all of its session, and what it is. */
export function describeSelection({ sections, components, eventNames, from, to }: Selection): string {
  const limits = [
    sections === undefined ? '' : `the sections ${listed(sections)}`,
    components === undefined ? '' : `the components ${listed(components)} and what is below them`,
    eventNames === undefined ? '' : `events named ${listed(eventNames)}`,
    from === undefined ? '' : `records from ${asTime(from)}`,
    to === undefined ? '' : `records up to ${asTime(to)}`,
  ].filter((limit) => limit !== '');
  const what = limits.length === 0 ? 'a part' : limits.join('; ');
  return `The file does not hold all of its session, but only ${what}.`;
}

function listed(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  const told = names.slice(0, MAX_NAMES).map((name) => name.slice(0, 100));
  return [...told, ...(rest > 0 ? [`${rest} more`] : [])].join(', ') || '(none)';
}

/** The date that a number of milliseconds is; the number itself where it is none. */
function asTime(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString();
}
