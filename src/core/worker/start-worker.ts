import { workerFailed } from './worker-client.ts';

/**
 * A worker of the project, from a page. Each script has a name of its own: webpack calls its file so.
 * @param workerUrl - where the app serves the script that can do all
 * @param start - of a script that can do what is wanted, where the app serves none
 * @throws SessionError `worker-failed`
 */
export function startWorker(workerUrl: string | URL | undefined, start: () => Worker): Worker {
  try {
    return workerUrl === undefined
      ? start()
      : new Worker(workerUrl, { type: 'module', name: 'devtools-panel' });
  } catch (cause) {
    throw workerFailed(`The worker could not be made: ${String(cause)}`);
  }
}

/** One that records, or answers questions. @throws SessionError `worker-failed` */
export function startSessionWorker(workerUrl: string | URL | undefined): Worker {
  return startWorker(
    workerUrl,
    () =>
      new Worker(new URL('./scripts/session-worker.ts', import.meta.url), {
        type: 'module',
        name: 'devtools-panel',
      }),
  );
}
