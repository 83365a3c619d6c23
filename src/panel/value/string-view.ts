import { formatCount } from '../styles/format.ts';
import { escapeText } from './escape-text.ts';
import { leaf } from './value-view.ts';
import type { ValueView } from './value-view.ts';

/** UTF-16 units of a string shown on its line; the rest is behind a press of a key. */
const LINE_LENGTH = 200;

/** A string in quotes; `cutUnits` is how much of it the recorder left out. */
export function stringView(text: string, cutUnits = 0): ValueView {
  const isLong = text.length > LINE_LENGTH || text.includes('\n');
  const start = isLong ? `${text.slice(0, LINE_LENGTH)}…` : text;
  const view = leaf('string', `"${escapeText(start)}"`);
  if (isLong) view.block = text;
  if (text.length > LINE_LENGTH) view.length = `${formatCount(text.length)} characters`;
  if (cutUnits > 0) view.cut = `${formatCount(cutUnits)} more characters not recorded`;
  return view;
}
