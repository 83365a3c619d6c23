import type { StateChange } from '../model/records.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { StateInput } from './types.ts';

/** The part of a state record that says what changed. */
export type StateFields = { oldValue?: unknown; newValue: unknown } | { changes: StateChange[] };

/** Finds what changed in a state since it was recorded last. */
export interface ChangesLog {
  /** The paths that changed, as they are recorded; undefined where the whole value is to be. */
  changesOf(input: StateInput, options: SnapshotOptions): StateChange[] | undefined;
  /** Takes note of what was recorded. */
  recorded(input: StateInput, fields: StateFields, chars: number): void;
}

let create: (() => ChangesLog) | undefined;

/** Has changes found from now on, in the next state that is recorded. */
export function provideChangesLog(maker: () => ChangesLog): void {
  create = maker;
}

/** A log of nothing yet; undefined while there is no code for one. */
export function createChangesLog(): ChangesLog | undefined {
  return create?.();
}
