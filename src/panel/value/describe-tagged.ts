import type { Tag, TaggedValue } from '../../core/index.ts';
import { formatCount } from '../styles/format.ts';
import { decodeBytes } from './decode-bytes.ts';
import { escapeText } from './escape-text.ts';
import { stringView } from './string-view.ts';
import { fieldsView, itemsView, leaf } from './value-view.ts';
import type { ValueChild, ValueView } from './value-view.ts';

// A file from elsewhere may lack any field or hold another type in it: these read what is there.
function text(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? escapeText(value) : otherwise;
}
function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function withCut(view: ValueView, truncated: unknown, what: string): ValueView {
  const cut = number(truncated);
  return cut > 0 ? { ...view, cut: `${formatCount(cut)} more ${what} not recorded` } : view;
}

function mapChild(entry: unknown, index: number): ValueChild {
  const [key, value] = list(entry);
  const isObject = typeof key === 'object' && key !== null;
  return { key: String(index), ...(isObject ? { value: { key, value } } : { keyValue: key, value }) };
}

function mapView(value: TaggedValue): ValueView {
  const entries = list(value.entries);
  const total = entries.length + number(value.truncated);
  const view: ValueView = {
    ...fieldsView(`Map(${formatCount(total)})`, {}),
    size: entries.length,
    children: (from, to) => entries.slice(from, to).map((entry, step) => mapChild(entry, from + step)),
  };
  return withCut(view, value.truncated, 'entries');
}

function errorView(value: TaggedValue): ValueView {
  const { stack, cause, props } = value;
  const fields = {
    ...(stack === undefined ? {} : { stack }),
    ...(cause === undefined ? {} : { cause }),
    ...(typeof props === 'object' ? props : {}),
  };
  const message = text(value.message);
  const view = fieldsView(text(value.name, 'Error') + (message ? `: ${message}` : ''), fields);
  return { ...view, kind: 'error', brackets: '' };
}

function nodeView(value: TaggedValue): ValueView {
  const name = text(value.name, 'node');
  const shown = name.startsWith('#') ? name : `<${name.toLowerCase()}>`;
  const path = text(value.path);
  return leaf('node', path ? `${shown} ${path}` : shown);
}

function refView(value: TaggedValue): ValueView {
  return leaf('note', `↑ same object as ${text(value.path) || 'the whole value'}`);
}

function truncatedView(value: TaggedValue): ValueView {
  const of = text(value.of, 'object');
  const what = of === 'array' ? 'elements' : 'fields';
  return leaf('note', `${of}, ${formatCount(number(value.size))} ${what} not recorded`);
}

const VIEWS: Record<Tag, (value: TaggedValue) => ValueView> = {
  undefined: () => leaf('keyword', 'undefined'),
  nan: () => leaf('number', 'NaN'),
  infinity: () => leaf('number', 'Infinity'),
  '-infinity': () => leaf('number', '-Infinity'),
  '-0': () => leaf('number', '-0'),
  bigint: (value) => leaf('number', `${text(value.value)}n`),
  date: (value) => leaf('function', text(value.value, 'Invalid Date')),
  regexp: (value) => leaf('string', `/${text(value.source)}/${text(value.flags)}`),
  map: mapView,
  set: (value) => {
    const values = list(value.values);
    const total = formatCount(values.length + number(value.truncated));
    return withCut(itemsView(`Set(${total})`, values), value.truncated, 'values');
  },
  bytes: (value) => {
    const label = `${text(value.name, 'Uint8Array')}(${formatCount(number(value.length))})`;
    return withCut(itemsView(label, decodeBytes(value.name, value.base64)), value.truncated, 'bytes');
  },
  error: errorView,
  symbol: (value) => leaf('keyword', `Symbol(${text(value.description)})`),
  function: (value) => leaf('function', `ƒ ${text(value.name) || '(anonymous)'}`),
  node: nodeView,
  instance: (value) => fieldsView(text(value.name, 'Object'), value.value),
  'null-prototype': (value) => fieldsView('[null prototype]', value.value),
  ref: refView,
  accessor: () => leaf('note', 'getter, not called'),
  hole: () => leaf('note', 'empty'),
  string: (value) => {
    const kept = value.value;
    return stringView(typeof kept === 'string' ? kept : '', number(value.truncated));
  },
  array: (value) => {
    const values = list(value.values);
    const total = formatCount(values.length + number(value.truncated));
    return withCut(itemsView(`Array(${total})`, values), value.truncated, 'elements');
  },
  object: (value) => withCut(fieldsView('', value.value), value.truncated, 'fields'),
  truncated: truncatedView,
  unreadable: (value) => leaf('error', `unreadable: ${text(value.reason, 'no reason given')}`),
};

/** Describes what JSON could not say as what it was: `Map(3)`, `ƒ save`, `<button>`, `123n`. */
export function describeTagged(value: TaggedValue): ValueView {
  return VIEWS[value.$type](value);
}
