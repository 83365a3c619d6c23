import { SessionError } from '../model/errors.ts';
import type { EventRecord } from '../model/records.ts';
import { compilePattern, type CompiledPattern } from '../sanitize/matcher.ts';
import { needsOf, type LineNeeds } from './line-needs.ts';

/** What a text in the filter language asks for. */
export interface EventQuery {
  accepts(event: EventRecord): boolean;
  /** What a line must hold for its event to be accepted. */
  needs: LineNeeds;
  /** Only events so long before the newest, ms. */
  last?: number;
}

type Test = (event: EventRecord) => boolean;
type ValueTest = (value: unknown) => boolean;

/** Names that stand for a field of the event itself; any other is a path in its payload. */
const FIELDS: Record<string, (event: EventRecord) => unknown> = {
  name: ({ name }) => name,
  source: ({ source }) => source,
  target: ({ target }) => target,
  category: ({ category }) => category,
  component: ({ componentId }) => componentId,
  seq: ({ seq }) => seq,
};

/** One term: an optional minus, then a pattern, a quoted text, a field with what it is held against, or a word. */
const TERM =
  /(?<minus>-?)(?:(?<field>[\p{L}_$][\p{L}\p{N}_$.-]*)(?<operator>:|[<>]=?|=)(?=\S))?(?:\/(?<pattern>(?:[^/\\\n]|\\.)+)\/(?<flags>[a-z]*)(?=\s|$)|"(?<quoted>(?:[^"\\]|\\.)*)"(?=\s|$)|(?<word>\S+))/uy;

const UNITS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  b: 1,
  kb: 1_000,
  mb: 1_000_000,
};

const COMPARE: Record<string, (value: number, bound: number) => boolean> = {
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '=': (value, bound) => value === bound,
};

interface Term {
  column: number;
  minus: string;
  field?: string;
  operator?: string;
  pattern?: string;
  flags?: string;
  quoted?: string;
  word?: string;
}

/**
 * Reads a text of the filter language: terms that must all hold, apart by spaces.
 *
 *     click                      anywhere in the event, in any case
 *     "add to cart"  /add|buy/   the same of several words, of a regular expression
 *     name:click                 a field is just that: name, source, target, category, component, seq,
 *     source:Button*             with `*` for anything,
 *     category:dom,network       one of several,
 *     name:/^cart/               as a regular expression has it,
 *     status:404  user.role:admin  or a path in the payload
 *     duration>50  size>=10kb    a number of the payload; units ms, s, m, h, d, b, kb, mb
 *     last:1m                    so long before the newest event
 *     -category:network          not that
 *
 * @throws SessionError `invalid-argument` with the reason in words
 */
export function parseEventQuery(text: string): EventQuery {
  const tests: Test[] = [];
  const needs: LineNeeds[] = [];
  let last: number | undefined;
  for (const term of termsOf(text)) {
    if (term.field === 'last' && term.operator === ':') last = durationOf(term);
    else {
      tests.push(testOf(term));
      if (term.minus === '') needs.push(needsOfTerm(term));
    }
  }
  return {
    needs: needs.flat(),
    accepts: (event) => tests.every((test) => test(event)),
    ...(last === undefined ? {} : { last }),
  };
}

function* termsOf(text: string): Generator<Term> {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (at >= text.length) return;
    TERM.lastIndex = at;
    const groups = TERM.exec(text)?.groups as Omit<Term, 'column'> | undefined;
    const term: Term = { column: at + 1, ...(groups ?? { minus: '', word: text.slice(at) }) };
    if (term.word?.startsWith('"') === true) refuse(term, 'a quote is not closed: add " at its end');
    // An address, such as http://localhost.
    if (term.operator === ':' && term.word?.startsWith('//') === true) {
      yield { column: term.column, minus: term.minus, word: `${term.field}:${term.word}` };
    } else yield term;
    at = groups === undefined ? text.length : TERM.lastIndex;
  }
}

function testOf(term: Term): Test {
  const { field, operator } = term;
  const test: Test =
    field === undefined
      ? anywhere(term)
      : inField(field, operator === ':' ? valueTest(term) : compare(term));
  return term.minus === '' ? test : (event) => !test(event);
}

function needsOfTerm(term: Term): LineNeeds {
  const { field, operator, pattern } = term;
  const isValue = pattern === undefined && (operator === undefined || operator === ':');
  const values = isValue ? needsOf(field === undefined ? [textOf(term)] : wantedOf(term)) : [];
  if (field === undefined || field === 'payload' || Object.hasOwn(FIELDS, field)) return values;
  return [...values, ...needsOf([stepsOf(field).at(-1)!])];
}

function anywhere(term: Term): Test {
  if (term.pattern !== undefined) {
    const pattern = regexpOf(term);
    return (event) => pattern(searchableText(event));
  }
  const needle = textOf(term).toLowerCase();
  if (needle === '') refuse(term, 'there is nothing between the quotes');
  return (event) => searchableText(event).toLowerCase().includes(needle);
}

function inField(field: string, test: ValueTest): Test {
  const read = Object.hasOwn(FIELDS, field) ? FIELDS[field]! : payloadReader(field);
  return (event) => test(read(event));
}

function payloadReader(field: string): (event: EventRecord) => unknown {
  const steps = stepsOf(field);
  return ({ payload }) => (field === 'payload' ? payload : steps.reduce(member, payload));
}

function stepsOf(field: string): string[] {
  return field.replace(/^payload\./, '').split('.');
}

function member(value: unknown, step: string): unknown {
  const isHolder = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
  return isHolder ? (value as Record<string, unknown>)[step] : undefined;
}

function valueTest(term: Term): ValueTest {
  if (term.pattern !== undefined) {
    const pattern = regexpOf(term);
    return (value) => value !== undefined && pattern(asText(value));
  }
  const patterns = wantedOf(term).map(globOf);
  if (patterns.length === 0) refuse(term, `“${term.field}:” needs a value, such as ${term.field}:click`);
  return (value) => value !== undefined && patterns.some((pattern) => pattern.test(asText(value)));
}

/** What a field may be. */
function wantedOf(term: Term): string[] {
  const wanted = term.quoted === undefined ? textOf(term).split(',') : [textOf(term)];
  return wanted.filter((one) => one !== '');
}

function compare(term: Term): ValueTest {
  const bound = numberOf(textOf(term));
  const holds = COMPARE[term.operator!]!;
  if (bound === undefined) {
    refuse(
      term,
      `“${term.field}${term.operator}” needs a number, such as ${term.field}${term.operator}50`,
    );
  }
  return (value) => typeof value === 'number' && holds(value, bound);
}

function durationOf(term: Term): number {
  const duration = term.minus === '' ? numberOf(textOf(term)) : undefined;
  return duration ?? refuse(term, '“last:” needs a time, such as last:30s, last:5m or last:1h');
}

function numberOf(text: string): number | undefined {
  const [, digits, unit = ''] = /^(-?\d+(?:\.\d+)?|-?\.\d+)([a-z]*)$/i.exec(text) ?? [];
  const factor = unit === '' ? 1 : UNITS[unit.toLowerCase()];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

function textOf({ quoted, pattern, flags = '', word = '' }: Term): string {
  if (pattern !== undefined) return `/${pattern}/${flags}`;
  return quoted === undefined ? word : quoted.replace(/\\(.)/g, '$1');
}

function globOf(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^]*')}$`, 'i');
}

/** In bounded time on each text: the engine's own matcher cannot be stopped, and the worker would hang. */
function regexpOf(term: Term): (text: string) => boolean {
  const { matcher } = compiled(term);
  return (text) => {
    const found = matcher(text, 0);
    if (found === 'stopped') refuse(term, 'the pattern takes too long on an event; write a simpler one');
    return found !== undefined;
  };
}

function compiled(term: Term): CompiledPattern {
  try {
    return compilePattern(new RegExp(term.pattern!, `i${term.flags!.replace(/[giy]/g, '')}`), true);
  } catch (error) {
    return refuse(term, (error as Error).message.replace(/\.$/, ''));
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** All that a word is looked for in. */
export function searchableText({
  name,
  source,
  componentId,
  target,
  category,
  payload,
}: EventRecord): string {
  const content = payload === undefined ? '' : JSON.stringify(payload);
  // What is absent joins as nothing.
  return [name, source, componentId, target, category, content].join('\n');
}

function refuse({ column }: Term, reason: string): never {
  throw new SessionError(
    'invalid-argument',
    `The filter cannot be read at character ${column}: ${reason}.`,
    {
      path: 'filter.query',
    },
  );
}
