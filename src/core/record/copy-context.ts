import type { Tag } from '../model/tagged-value.ts';
import type { SnapshotOptions } from './snapshot-options.ts';

/** What turns one value into its snapshot, as the tagged forms of containers need it. */
export interface CopyContext {
  readonly options: SnapshotOptions;
  /** Whether the value's budget is used up: the rest is counted, not copied. */
  readonly isSpent: boolean;
  copy(value: unknown, depth: number, path: string): unknown;
  /** An entry of a Map; a secret under a text key is removed as it is under a field's name. */
  copyEntry(entry: [unknown, unknown], depth: number, path: string): unknown[];
  /** Own enumerable fields; an accessor is named, not called. */
  copyFields(value: object, depth: number, path: string): { fields: object; truncated: number };
  /** A list that inherits nothing: an app may define Array.prototype.toJSON. */
  list(values: unknown[]): unknown[];
  /** A tagged form, counted against the budget. */
  tag(type: Tag, fields?: Record<string, unknown>): object;
  /** Takes up to `wanted` UTF-16 units of the budget; returns how many there were. */
  spend(wanted: number): number;
}

export function tag(type: Tag, fields: Record<string, unknown> = {}): object {
  // No prototype: an app that defines Object.prototype.toJSON must not be called.
  return Object.assign(Object.create(null) as object, { $type: type }, fields);
}
