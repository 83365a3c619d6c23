/** A value that was not put back into the app. */
export interface RefusedValue {
  id: string;
  /** In words, such as `a function cannot be brought back`. */
  reason: string;
  /** JSON Pointer into the stored value, where a part of it was the reason. */
  path?: string;
}

/** A part of a value that was put back which is as the app has it, since what was recorded cannot be brought back. */
export type KeptPart = Required<RefusedValue>;

/** What became of values that were to be put back into the app, by their ids. */
export interface RestoreResult {
  restored: string[];
  refused: RefusedValue[];
  /** Absent where there are none. */
  kept?: KeptPart[];
}

/** How values are put back into the app. */
export interface RestoreOptions {
  /**
   * Live values of the app by their ids, the caller's to keep: each one that is set is put in here first, unless it is
   * there. What cannot be brought back is taken from here before it is from the app, so that who puts the present back
   * with the Map of the calls before has its secrets and functions, too.
   */
  present?: Map<string, unknown>;
}
