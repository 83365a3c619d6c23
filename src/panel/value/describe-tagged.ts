import { isTagged } from '../../core/index.ts';
import type { Tag, TaggedValue } from '../../core/index.ts';
import { formatCount } from '../styles/format.ts';
import { decodeBytes, elementsOf } from './decode-bytes.ts';
import { escapeText } from './escape-text.ts';
import { hexView } from './hex-view.ts';
import { stringView } from './string-view.ts';
import { fieldsView, findBehind, indexOf, itemsView, leaf, named } from './value-view.ts';
import type { Stored, ValueChild, ValueView } from './value-view.ts';

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
  const steps = ['entries', String(index)];
  const ofEntry = (of: string): string => `[...${named(of)}][${index}]`;
  if (typeof key === 'object' && key !== null) {
    const view = fieldsView('', { key, value });
    const children: ValueView['children'] = (from, to) =>
      view.children(from, to).map((child, step) => ({
        ...child,
        steps: [String(from + step)],
        access: (of) => `${of}[${from + step}]`,
      }));
    const find: ValueView['find'] = (rest) => findBehind({}, rest, (step) => indexOf(step, 2));
    return {
      key: String(index),
      value: entry,
      view: { ...view, children, find },
      steps,
      access: ofEntry,
    };
  }
  const access = (of: string): string =>
    typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean'
      ? `${of}.get(${JSON.stringify(key)})`
      : `${ofEntry(of)}[1]`;
  return { key: String(index), keyValue: key, value, steps: [...steps, '1'], access };
}

function mapView(value: TaggedValue): ValueView {
  const entries = list(value.entries);
  const total = entries.length + number(value.truncated);
  const view: ValueView = {
    ...leaf('object', `Map(${formatCount(total)})`),
    size: entries.length,
    children: (from, to) => entries.slice(from, to).map((entry, step) => mapChild(entry, from + step)),
    find: (steps) => {
      const found = findBehind({ under: ['entries'] }, steps, (step) => indexOf(step, entries.length));
      if (found === undefined) return undefined;
      // Of an entry that stands by its key, the value is the child.
      const isByKey = mapChild(entries[found.index], found.index).steps.length > 2;
      return isByKey ? (steps[2] === '1' ? { ...found, used: 3 } : undefined) : found;
    },
    brackets: '{}',
  };
  return withCut(view, value.truncated, 'entries');
}

function bytesView(value: TaggedValue): ValueView {
  const label = `${text(value.name, 'Uint8Array')}(${formatCount(number(value.length))})`;
  const bytes = decodeBytes(value.base64);
  const elements = elementsOf(value.name, bytes);
  if (elements === undefined) return withCut(hexView(label, bytes), value.truncated, 'bytes');
  const view = itemsView(label, elements, { under: ['base64'] });
  const dump: ValueChild = {
    key: 'bytes',
    value: undefined,
    view: hexView(`ArrayBuffer(${formatCount(bytes.length)})`, bytes),
    steps: ['base64'],
    access: (of) => `${named(of)}.buffer`,
  };
  const size = view.size + 1;
  const children: ValueView['children'] = (from, to) =>
    to < size ? view.children(from, to) : [...view.children(from, to), dump];
  return withCut({ ...view, size, children }, value.truncated, 'bytes');
}

function errorView(value: TaggedValue): ValueView {
  const { stack, cause, props } = value;
  const fields = fieldsView('', props, { under: ['props'] });
  const own = fieldsView('', cause === undefined ? {} : { cause });
  const message = text(value.message);
  const view: ValueView = {
    ...leaf('error', text(value.name, 'Error') + (message ? `: ${message}` : '')),
    size: own.size + fields.size,
    children: (from, to) => [
      ...own.children(from, to),
      ...fields.children(Math.max(0, from - own.size), Math.max(0, to - own.size)),
    ],
    find: (steps) => {
      const found = fields.find(steps);
      return found ? { ...found, index: found.index + own.size } : own.find(steps);
    },
  };
  const shown = isTagged(stack) ? stack.value : stack;
  return typeof shown === 'string' && shown !== ''
    ? { ...view, block: shown, blockSteps: ['stack'] }
    : view;
}

function nodeView(value: TaggedValue): ValueView {
  const name = text(value.name, 'node');
  const shown = name.startsWith('#') ? name : `<${name.toLowerCase()}>`;
  const path = text(value.path);
  return leaf('node', path ? `${shown} ${path}` : shown);
}

function refView(value: TaggedValue): ValueView {
  const path = text(value.path);
  const view = leaf('note', `↑ same object as ${path || 'the whole value'}`);
  return typeof value.path === 'string' ? { ...view, target: value.path } : view;
}

function truncatedView(value: TaggedValue): ValueView {
  const of = text(value.of, 'object');
  const what = of === 'array' ? 'elements' : 'fields';
  return leaf('note', `${of}, ${formatCount(number(value.size))} ${what} not recorded`);
}

const IN_VALUE: Stored = { under: ['value'] };

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
    return withCut(
      itemsView(`Set(${total})`, values, { under: ['values'], isSpread: true }),
      value.truncated,
      'values',
    );
  },
  bytes: bytesView,
  error: errorView,
  symbol: (value) => leaf('keyword', `Symbol(${text(value.description)})`),
  function: (value) => leaf('function', `ƒ ${text(value.name) || '(anonymous)'}`),
  node: nodeView,
  instance: (value) => fieldsView(text(value.name, 'Object'), value.value, IN_VALUE),
  'null-prototype': (value) => fieldsView('[null prototype]', value.value, IN_VALUE),
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
    return withCut(
      itemsView(`Array(${total})`, values, { under: ['values'], isSilent: true }),
      value.truncated,
      'elements',
    );
  },
  object: (value) =>
    withCut(fieldsView('', value.value, { ...IN_VALUE, isSilent: true }), value.truncated, 'fields'),
  truncated: truncatedView,
  unreadable: (value) => leaf('error', `unreadable: ${text(value.reason, 'no reason given')}`),
};

/** Describes what JSON could not say as what it was: `Map(3)`, `ƒ save`, `<button>`, `123n`. */
export function describeTagged(value: TaggedValue): ValueView {
  return VIEWS[value.$type](value);
}
