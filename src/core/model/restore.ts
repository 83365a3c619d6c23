/** A value that was not put back into the app. */
export interface RefusedValue {
  id: string;
  /** In words, such as `a function cannot be brought back`. */
  reason: string;
  /** JSON Pointer into the stored value, where a part of it was the reason. */
  path?: string;
}

/** What became of values that were to be put back into the app, by their ids. */
export interface RestoreResult {
  restored: string[];
  refused: RefusedValue[];
}
