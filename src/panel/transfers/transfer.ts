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

/** Files that came together, or an address, and what is to become of them. */
export interface ImportOrder {
  readonly files: readonly (File | URL)[];
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

/** Whether a session may be fetched from another origin. */
export interface FetchQuestion {
  readonly address: URL;
  readonly answer: (isYes: boolean) => void;
}

/** A message about something other than a transfer: the recording failed, a session could not be opened. */
export interface Notice {
  readonly id: number;
  readonly error: SessionError;
  /** How often it came since it was last dismissed. */
  readonly count: number;
}

/** What is read or written, in a few words. */
export function nameOf(transfer: Transfer): string {
  if (transfer.kind === 'export') return transfer.filename;
  const [first] = transfer.files;
  if (first === undefined) return 'what was dropped';
  return transfer.files.length === 1 ? nameOfFile(first) : `${transfer.files.length} files`;
}

export function nameOfFile(file: File | URL): string {
  return file instanceof URL
    ? file.pathname.slice(file.pathname.lastIndexOf('/') + 1) || file.host
    : file.name;
}
