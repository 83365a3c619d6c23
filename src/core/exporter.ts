import type { ExportOptions, ExportResult } from './model/options.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** How long the page of a download stays known to the browser, ms: it must have begun to read it. */
const DOWNLOAD_LIFETIME_MS = 60_000;

/** Exports one session in a worker of its own. @throws SessionError */
export async function exportInWorker(
  filename: string,
  sessionId: string,
  { to = 'blob', signal, onProgress, sessionId: _own, ...options }: ExportOptions,
  workerUrl: string | URL | undefined,
): Promise<ExportResult> {
  const begin = performance.now();
  const client = new WorkerClient('export', workerUrl);
  try {
    const { blob, ...reply } = await client.call(
      'export',
      { ...options, filename, sessionId, to: to === 'download' ? 'blob' : to },
      { signal, onProgress, transfer: to instanceof WritableStream ? [to] : [] },
    );
    if (to === 'download') download(blob!, filename);
    return {
      filename,
      ...reply,
      ...(to === 'blob' ? { blob: blob! } : {}),
      durationMs: performance.now() - begin,
    };
  } finally {
    client.close();
  }
}

function download(blob: Blob, filename: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_LIFETIME_MS);
}
