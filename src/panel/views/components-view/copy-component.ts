import type { ComponentSnapshot } from '../../../core/index.ts';

/** What of a component can be copied. */
export const COPIES = [
  { id: 'name', label: 'Name' },
  { id: 'id', label: 'Id' },
  { id: 'props', label: 'Props as JSON' },
  { id: 'state', label: 'State as JSON' },
] as const;

export type CopyId = (typeof COPIES)[number]['id'];

/** The text to be copied; undefined where there is nothing to copy. */
export function copyText(component: ComponentSnapshot, what: CopyId): string | undefined {
  const value = component[what];
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}
