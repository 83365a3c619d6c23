import { workerFailed } from './worker-client.ts';

/** The project's worker, from a page. @param workerUrl - where the app serves the script itself @throws SessionError `worker-failed` */
export function startWorker(workerUrl: string | URL | undefined): Worker {
  try {
    return workerUrl === undefined
      ? new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'devtools-panel' })
      : new Worker(workerUrl, { type: 'module', name: 'devtools-panel' });
  } catch (cause) {
    throw workerFailed(`The worker could not be made: ${String(cause)}`);
  }
}
