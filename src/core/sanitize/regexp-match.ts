/** One place where a regular expression matches. */
export interface Match {
  index: number;
  /** The whole match, then its groups. */
  groups: readonly (string | undefined)[];
  names?: Record<string, string | undefined> | undefined;
}
