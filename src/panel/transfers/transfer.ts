import type {
  ExportResult,
  ImportMode,
  ImportResult,
  Progress,
  SessionError,
} from '../../core/index.ts';

interface Running {
  readonly id: number;
  readonly progress?: Progress;
  readonly error?: SessionError;
  /** Stops what is still running. */
  readonly cancel: () => void;
}

export interface ExportTransfer extends Running {
  readonly kind: 'export';
  /** Name of the file. */
  readonly filename: string;
  /** What was left out, in words; empty for a whole session. */
  readonly limits: string;
  readonly result?: ExportResult;
}

/** Files that were dropped or chosen together, and what is to become of them. */
export interface ImportOrder {
  readonly files: readonly File[];
  readonly mode: ImportMode;
  /** What of it is not even tried, in words. */
  readonly ignored?: readonly string[];
  /** Whether damaged files are read as far as they are good. */
  readonly partial?: boolean;
}

export interface ImportTransfer extends Running, Required<ImportOrder> {
  readonly kind: 'import';
  /** One a session. */
  readonly result?: readonly ImportResult[];
}

/** One export or import as the panel shows it, from its start until someone dismisses it. */
export type Transfer = ExportTransfer | ImportTransfer;

/** A message about something other than a transfer: the recording failed, a session could not be opened. */
export interface Notice {
  readonly id: number;
  readonly error: SessionError;
}

/** What is read or written, in a few words. */
export function nameOf(transfer: Transfer): string {
  if (transfer.kind === 'export') return transfer.filename;
  const [first] = transfer.files;
  if (first === undefined) return 'what was dropped';
  return transfer.files.length === 1 ? first.name : `${transfer.files.length} files`;
}
