import type { FilePart } from '../formats/session-codec.ts';
import type { FileHeader } from './file-header.ts';
import type { RecordTally } from './record-tally.ts';

/** Checks the parts of a file as they come, and hands its records to a staging. */
export interface PartReader {
  readonly header: FileHeader;
  /** Records read so far. */
  readonly recordCount: number;
  /** Records staged so far. */
  readonly tally: RecordTally;
  /** @throws SessionError with its place in the file */
  add(part: FilePart): Promise<void>;
  /** The file is over. @throws SessionError for what is missing */
  end(): Promise<void>;
}
