import { quoteFilterValue } from '../model/filter-text.ts';
import type { FilterCompletion, FilterOption } from '../model/query.ts';
import { VALUE_FIELDS, type EventValues } from './event-values.ts';
import { termAt, type FilterTerm } from './filter-term.ts';

/** Options that a list shows at once. */
const MAX_OPTIONS = 40;

/** Names of events that are offered beside fields. */
const MAX_NAMES = 8;

/** What the language knows by itself, in the order in which it is offered. */
const FIELDS: readonly [text: string, note: string][] = [
  ['name:', 'name of the event'],
  ['source:', 'where it came from'],
  ['target:', 'what it was about'],
  ['category:', 'kind of event'],
  ['component:', 'id of the component'],
  ['last:', 'so long before the newest'],
  ['seq:', 'number of the record'],
  ['/', 'regular expression: /add|buy/'],
  ['-', 'all but what follows'],
];

/** Names that mean a field of the event itself, so that one of the payload is written with `payload.` before it. */
const OWN = new Set(FIELDS.map(([text]) => text.slice(0, -1)));

const SPANS: readonly [text: string, note: string][] = [
  ['10s', 'ten seconds'],
  ['30s', 'half a minute'],
  ['1m', 'a minute'],
  ['5m', 'five minutes'],
  ['1h', 'an hour'],
];

/** What may be written at the caret: fields of the language, or values that the session holds, most frequent first. */
export function completeFilter(text: string, caret: number, values: EventValues): FilterCompletion {
  const term = termAt(text, caret);
  const { start, end } = term;
  const written = text.slice(start, end);
  // A quoted text or a pattern is written by hand.
  if (/^[/"]/.test(written)) return { start, end, options: [] };
  const options = [...optionsFor(term, values)].slice(0, MAX_OPTIONS);
  return { start, end, options: options.filter((option) => option.text !== written) };
}

function* optionsFor(term: FilterTerm, values: EventValues): Generator<FilterOption> {
  const { field, operator, typed } = term;
  if (field === undefined) {
    yield* fieldOptions(typed, values);
    return;
  }
  if (operator !== ':') return;
  if (field === 'last') {
    for (const [text, note] of SPANS) if (text.startsWith(typed)) yield { text: `last:${text}`, note };
    return;
  }
  const known = VALUE_FIELDS.find((one) => one === field);
  if (known !== undefined) yield* valueOptions(`${field}:${term.list}`, typed, values.fields[known]);
}

function* fieldOptions(typed: string, { fields, payload }: EventValues): Generator<FilterOption> {
  const begins = (text: string): boolean => text.toLowerCase().startsWith(typed.toLowerCase());
  for (const [text, note] of FIELDS) if (begins(text)) yield { text, note, isOpen: true };
  if (typed !== '') yield* [...valueOptions('name:', typed, fields.name)].slice(0, MAX_NAMES);
  const paths = [...payload].filter(([key]) => begins(key)).sort(([, a], [, b]) => b.count - a.count);
  for (const [key, { type, count }] of paths) {
    const path = OWN.has(key) ? `payload.${key}` : key;
    const text = type === 'number' ? `${path}>` : `${path}:`;
    yield { text, note: 'in the payload', count, isOpen: true };
  }
}

function* valueOptions(
  prefix: string,
  typed: string,
  counts: ReadonlyMap<string, number>,
): Generator<FilterOption> {
  const needle = typed.toLowerCase();
  const found = [...counts].filter(([value]) => value.toLowerCase().includes(needle));
  const isStart = ([value]: [string, number]): number =>
    value.toLowerCase().startsWith(needle) ? 0 : 1;
  found.sort((a, b) => isStart(a) - isStart(b) || b[1] - a[1]);
  const isList = prefix.endsWith(',');
  for (const [value, count] of found) {
    const text = quoteFilterValue(value);
    // One of several cannot be quoted.
    if (!isList || text === value) yield { text: `${prefix}${text}`, note: '', count };
  }
}
