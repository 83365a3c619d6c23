import type { ValueRow } from './value-rows.ts';

/** What a line is as text on the clipboard: a string as it is, all else as JSON with the documented tagged forms. */
export function copiedText({ type, parent, value, view }: ValueRow): string {
  if (type === 'block' && parent?.view?.block !== undefined) return parent.view.block;
  if (type !== 'value' && parent !== undefined) return copiedText(parent);
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  // What was decoded from a text shows itself only.
  if (value === undefined && view !== undefined) return view.text;
  return JSON.stringify(value, null, 2);
}
