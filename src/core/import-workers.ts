import { startWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** A worker for one import or merge: without the sanitiser, and what reads YAML of people. @throws SessionError */
export function startImportWorker(workerUrl: string | URL | undefined): WorkerClient<'import'> {
  const worker = startWorker(
    workerUrl,
    () =>
      new Worker(new URL('./worker/scripts/import-worker.ts', import.meta.url), {
        type: 'module',
        name: 'devtools-panel-import',
      }),
  );
  return new WorkerClient('import', worker);
}

/** One that can do all that an import may ask for. @throws SessionError */
export function startWholeWorker(workerUrl: string | URL | undefined): WorkerClient<'import'> {
  const worker = startWorker(
    workerUrl,
    () =>
      new Worker(new URL('./worker/scripts/worker.ts', import.meta.url), {
        type: 'module',
        name: 'devtools-panel-whole',
      }),
  );
  return new WorkerClient('import', worker);
}
