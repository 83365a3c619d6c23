import type { RefSummary } from '../../../core/index.ts';
import { fuzzyMatch } from '../../commands/fuzzy.ts';
import type { GridSort } from '../../grid/grid-column.ts';
import { previewValue } from '../../value/preview-value.ts';

/** Characters of a value as the list shows it that `value:` looks into, beside the whole value as JSON. */
const SEARCHED_LENGTH = 500;

/** In small letters; a filter asks for them with each key that is typed. */
const valueTexts = new WeakMap<object, string>();

function valueText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return previewValue(value, SEARCHED_LENGTH);
  const known = valueTexts.get(value);
  if (known !== undefined) return known;
  const text = `${previewValue(value, SEARCHED_LENGTH, 4)}\n${JSON.stringify(value)}`.toLowerCase();
  valueTexts.set(value, text);
  return text;
}

const FIELDS: Readonly<Record<string, (ref: RefSummary) => string>> = {
  name: ({ name }) => name,
  owner: ({ owner = '' }) => owner,
  type: ({ kind = '', type = '' }) => `${kind} ${type}`,
  kind: ({ kind = '' }) => kind,
  value: ({ value }) => valueText(value),
};

/** `name:`, `-kind:"a b"`, or words. */
const TERM = /(-?)(?:(\w+):)?(?:"([^"]*)"?|(\S+))/g;

/**
 * Which refs a filter shows: all terms must hold, those with `-` in front must not. `owner:cart`, `type:pinia` (as the
 * list shows it, with the kind), `kind:computed` and `value:alien` look for a text there; words by themselves for their
 * letters, in order, in a ref's name or its owner's.
 */
export function refFilter(text: string): (ref: RefSummary) => boolean {
  const terms = Array.from(text.matchAll(TERM), ([term, minus, field, quoted, word]) => {
    const read = field === undefined ? undefined : FIELDS[field.toLowerCase()];
    const wanted = (quoted ?? word ?? '').toLowerCase();
    const holds = read
      ? (ref: RefSummary) => read(ref).toLowerCase().includes(wanted)
      : ({ name, owner = '' }: RefSummary) =>
          [name, owner, `${owner}.${name}`].some((one) => fuzzyMatch(minus ? term.slice(1) : term, one));
    return (ref: RefSummary): boolean => holds(ref) !== (minus === '-');
  });
  return (ref) => terms.every((holds) => holds(ref));
}

/** What a pinned ref is remembered by: ids are of one session, names are the app's. */
export function pinKey({ owner = '', name }: RefSummary): string {
  return JSON.stringify([owner, name]);
}

const ORDERS: Readonly<Record<string, (a: RefSummary, b: RefSummary) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  owner: (a, b) => (a.owner ?? '').localeCompare(b.owner ?? '') || a.name.localeCompare(b.name),
  time: (a, b) => a.seq - b.seq,
  count: (a, b) => a.changeCount - b.changeCount,
};

/** The refs of a list, those that are pinned first; without a sort in the order in which they were first seen. */
export function orderRefs(
  refs: readonly RefSummary[],
  sort: GridSort | undefined,
  pinned: ReadonlySet<string>,
): RefSummary[] {
  const order = sort && ORDERS[sort.column];
  const sign = sort?.direction === 'descending' ? -1 : 1;
  const rank = (ref: RefSummary): number => (pinned.has(pinKey(ref)) ? 0 : 1);
  return [...refs].sort((a, b) => rank(a) - rank(b) || sign * (order?.(a, b) ?? 0));
}
