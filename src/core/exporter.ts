import { checkExport } from './model/check-options.ts';
import { SessionError, toSessionError } from './model/errors.ts';
import type { ExportOptions, ExportResult } from './model/options.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** How long the page of a download stays known to the browser, ms: it must have begun to read it. */
const DOWNLOAD_LIFETIME_MS = 60_000;

/** Exports one session in a worker of its own. @throws SessionError */
export async function exportInWorker(
  filename: string,
  sessionId: string,
  exportOptions: ExportOptions,
  workerUrl: string | URL | undefined,
): Promise<ExportResult> {
  const begin = performance.now();
  checkExport(filename, exportOptions);
  const { to = 'blob', signal, onProgress, sessionId: _own, ...options } = exportOptions;
  const pipe = to instanceof WritableStream ? openPipe(to) : undefined;
  const client = new WorkerClient('export', workerUrl);
  try {
    const target = to === 'download' ? 'blob' : to;
    const { blob, ...reply } = await client.call(
      'export',
      { ...options, filename, sessionId, to: pipe?.writable ?? target },
      { signal, onProgress, transfer: pipe === undefined ? [] : [pipe.writable] },
    );
    await pipe?.closed;
    if (to === 'download') download(blob!, filename);
    return {
      filename,
      ...reply,
      ...(to === 'blob' ? { blob: blob! } : {}),
      durationMs: performance.now() - begin,
    };
  } catch (error) {
    pipe?.abort(error);
    throw toSessionError(error, 'sink-failed');
  } finally {
    client.close();
  }
}

interface Pipe {
  /** For the worker. */
  writable: WritableStream<Uint8Array>;
  /** Resolves when the stream behind it took all and is closed. */
  closed: Promise<void>;
  abort(reason: unknown): void;
}

/** A stream that crosses to a worker itself would say that it is closed before it is, or that it failed. */
function openPipe(to: WritableStream<Uint8Array>): Pipe {
  if (to.locked) {
    throw new SessionError('invalid-argument', 'The stream to write to is locked.', {
      path: 'options.to',
    });
  }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const controller = new AbortController();
  const closed = readable.pipeTo(to, { signal: controller.signal });
  closed.catch(() => undefined);
  return { writable, closed, abort: (reason) => controller.abort(reason) };
}

function download(blob: Blob, filename: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_LIFETIME_MS);
}
