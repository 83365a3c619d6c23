import { describeChild, describeValue } from './describe-value.ts';
import type { ValueChild, ValueView } from './value-view.ts';

/** Children of one object that a preview looks at. */
const MAX_CHILDREN = 8;

/** A value on one line of about `budget` characters: `{ type: "click", x: 12, … }`. */
export function previewValue(value: unknown, budget = 100, depth = 2): string {
  return previewView(describeValue(value), budget, depth);
}

/** The same of what shows itself in a way of its own. */
export function previewView(view: ValueView, budget: number, depth = 2): string {
  const isNested = view.size > 0 && view.brackets !== '';
  if (!isNested) return clip(`${view.text || view.brackets}${view.cut ? ' …' : ''}`, budget);
  if (depth === 0) return view.text || (view.brackets === '{}' ? '{…}' : '[…]');

  const parts: string[] = [];
  let rest = budget - view.text.length - 6;
  for (const child of view.children(0, MAX_CHILDREN)) {
    if (rest <= 0) break;
    const shown = previewView(describeChild(child), Math.min(rest, 40), depth - 1);
    const part = view.brackets === '[]' ? shown : `${previewKey(child)} ${shown}`;
    parts.push(part);
    rest -= part.length + 2;
  }
  if (parts.length < view.size || view.cut) parts.push('…');
  const inside = parts.join(', ');
  const prefix = view.text.startsWith('Array(') ? '' : view.text && `${view.text} `;
  return prefix + (view.brackets === '[]' ? `[${inside}]` : `{ ${inside} }`);
}

/** A child's name before its value: `name:`, or `"key" ⇒` in a Map. */
export function previewKey(child: ValueChild): string {
  return 'keyValue' in child ? `${previewValue(child.keyValue, 40, 0)} ⇒` : `${child.key}:`;
}

function clip(text: string, budget: number): string {
  const length = Math.max(8, budget);
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
