import type { FilePart } from '../formats/session-codec.ts';
import type { FileHeader } from './file-header.ts';

/** Checks the parts of a file as they come, and hands its records to a staging. */
export interface PartReader {
  readonly header: FileHeader;
  readonly recordCount: number;
  /** @throws SessionError with its place in the file */
  add(part: FilePart): Promise<void>;
  /** The file is over. @throws SessionError for what is missing */
  end(): Promise<void>;
}
