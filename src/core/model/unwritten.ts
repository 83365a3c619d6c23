/**
 * Begins the keys in localStorage under which a page that goes leaves what its worker may not live to
 * store; the session's id follows. That there is such a text is the page's goodbye.
 *
 * The text: one line with the JSON of a list of `UnwrittenBatch`; then, for each run of a batch, a line
 * with the section's name and the lines of its records, which end in a comma where another follows.
 * Oldest batches come first. Where there was no room, the end is missing.
 */
export const UNWRITTEN_KEY = 'devtools-panel:unwritten:';

/** What was handed over at once, and is stored as a whole or not at all. */
export interface UnwrittenBatch {
  count: number;
  /** Highest `seq` that the page had given away by then. */
  lastSeq: number;
  droppedCount: number;
}
