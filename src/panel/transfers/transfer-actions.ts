import type { ImportMode } from '../../core/index.ts';
import type { ImportOrder } from './transfer.ts';

/** What can be asked for on the card of a transfer. */
export interface TransferActions {
  readonly dismiss: (id: number) => void;
  /** The same files, in another way, or without those that cannot be used. */
  readonly importAgain: (order: ImportOrder) => void;
  /** What becomes of the files that are dropped next. */
  readonly rememberMode: (mode: ImportMode) => void;
}
