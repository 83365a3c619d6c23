/** Something that a person can do, in the palette and, where it has keys, by them. */
export interface Command {
  /** Unique in the panel, such as `events.copy`. */
  id: string;
  /** What it does, as a person would look for it: "Copy shown events as JSON". */
  label: string;
  /** What it is done to, where that is one of several: the name of a session. The palette says so. */
  subject?: string;
  /**
   * A key or combination that works while nothing is typed in a field: `/`, `p`, `Shift+C`, `Ctrl+K`. `Ctrl` stands
   * for Cmd on a Mac.
   */
  keys?: string;
  /** Listed, but not to be done now. */
  isDisabled?: boolean;
  run(): void;
}
