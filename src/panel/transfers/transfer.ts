import type { ExportResult, ImportResult, Progress, SessionError } from '../../core/index.ts';

/** One export or import as the panel shows it, from its start until someone dismisses it. */
export interface Transfer {
  readonly id: number;
  readonly kind: 'export' | 'import';
  /** Name of the file. */
  readonly filename: string;
  readonly progress?: Progress;
  readonly result?: ExportResult | ImportResult;
  readonly error?: SessionError;
  /** Stops what is still running. */
  readonly cancel: () => void;
}

/** A message about something other than a transfer: the recording failed, a session could not be opened. */
export interface Notice {
  readonly id: number;
  readonly error: SessionError;
}
