import { startWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

export type ExportWorker = WorkerClient<'export'>;

/** How long a worker waits for another export, ms: a preview is read, then its file is made. */
const IDLE_LIFETIME_MS = 30_000;

interface IdleWorker {
  worker: ExportWorker;
  address: string;
  timer: ReturnType<typeof setTimeout>;
}

let idle: IdleWorker | undefined;

/**
 * Has a worker to itself while `use` runs. One that has done its work is kept for a while: its code is compiled
 * by then, so that the next export is faster. One whose call failed is ended, with all that it held.
 * @throws SessionError `worker-failed`, and what `use` throws
 */
export async function inExportWorker<T>(
  workerUrl: string | URL | undefined,
  use: (worker: ExportWorker) => Promise<T>,
): Promise<T> {
  const address = String(workerUrl);
  const worker = takeIdle(address) ?? start(workerUrl);
  try {
    const result = await use(worker);
    keep(worker, address);
    return result;
  } catch (error) {
    worker.close();
    throw error;
  }
}

/** Ends the worker that waits for another export, where there is one. */
export function endIdleExportWorker(): void {
  if (idle === undefined) return;
  clearTimeout(idle.timer);
  idle.worker.close();
  idle = undefined;
}

function start(workerUrl: string | URL | undefined): ExportWorker {
  const script = startWorker(
    workerUrl,
    () =>
      new Worker(new URL('./worker/scripts/export-worker.ts', import.meta.url), {
        type: 'module',
        name: 'devtools-panel-export',
      }),
  );
  const worker: ExportWorker = new WorkerClient('export', script, () => {
    if (idle?.worker === worker) endIdleExportWorker();
  });
  return worker;
}

function takeIdle(address: string): ExportWorker | undefined {
  if (idle?.address !== address) return undefined;
  const { worker, timer } = idle;
  clearTimeout(timer);
  idle = undefined;
  return worker;
}

function keep(worker: ExportWorker, address: string): void {
  endIdleExportWorker();
  idle = { worker, address, timer: setTimeout(endIdleExportWorker, IDLE_LIFETIME_MS) };
}
