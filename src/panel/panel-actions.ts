/** What the panel's controls can ask for; the frame does it. */
export interface PanelActions {
  /** Enables the recorder, again where it had failed, or pauses or resumes it. */
  readonly toggleRecording: () => void;
  readonly clear: () => void;
  readonly download: () => void;
  readonly openExport: () => void;
  /** Opens the browser's dialog for files. */
  readonly chooseFiles: () => void;
  readonly importFiles: (files: readonly File[]) => void;
  /** Opens what is recorded so far as a replay. */
  readonly replay: () => void;
  readonly showSession: (id: string) => void;
  readonly close: () => void;
}
