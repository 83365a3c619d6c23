import type { SessionError } from './model/errors.ts';
import { startSessionWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** A worker that answers questions about one stored session. */
export interface QueryWorker {
  readonly client: WorkerClient<'query'>;
  /** Rejects where the session cannot be opened. */
  readonly opened: Promise<void>;
  /** Resolves with the reason when the worker is of no more use, unless it was closed. */
  readonly failed: Promise<SessionError>;
}

/** Opens a session for questions. @throws SessionError `worker-failed` */
export function startQueryWorker(sessionId: string, workerUrl: string | URL | undefined): QueryWorker {
  let fail!: (error: SessionError) => void;
  const failed = new Promise<SessionError>((resolve) => (fail = resolve));
  const client = new WorkerClient('query', startSessionWorker(workerUrl), (error) => fail(error));
  const opened = client.call('open', { sessionId });
  // Whoever asks is told.
  opened.catch(() => undefined);
  return { client, opened, failed };
}
