import { isTagged } from '../../core/index.ts';
import { formatCount } from '../styles/format.ts';
import { describeTagged } from './describe-tagged.ts';
import { stringView } from './string-view.ts';
import { fieldsView, itemsView, leaf } from './value-view.ts';
import type { ValueChild, ValueView } from './value-view.ts';

/** Describes a recorded value: JSON, with the tagged forms shown as what they were. */
export function describeValue(value: unknown): ValueView {
  if (typeof value === 'string') return stringView(value);
  if (value === null) return leaf('keyword', 'null');
  if (typeof value === 'number') return leaf('number', String(value));
  if (typeof value === 'bigint') return leaf('number', `${value}n`);
  if (typeof value !== 'object')
    return leaf('keyword', typeof value === 'boolean' ? String(value) : typeof value);
  if (isTagged(value)) return describeTagged(value);
  if (Array.isArray(value)) {
    return itemsView(value.length > 0 ? `Array(${formatCount(value.length)})` : '', value);
  }
  return fieldsView('', value);
}

/** Describes what stands inside a value. */
export function describeChild({ view, value }: ValueChild): ValueView {
  return view ?? describeValue(value);
}
