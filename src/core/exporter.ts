import { gzipSync } from 'fflate';
import { customFormatOf } from './custom-format.ts';
import { inExportWorker } from './export-workers.ts';
import { checkExport, checkSince } from './model/check-options.ts';
import { checkSanitizer } from './model/check-sanitizer.ts';
import { ownOptions } from './model/own-options.ts';
import { refuseArgument, SessionError, toSessionError } from './model/errors.ts';
import type { ExportCheckpoint, ExportData, Format, FormatName } from './model/file-format.ts';
import type { ExportEstimate, ExportOptions, ExportResult } from './model/options.ts';
import { SECTIONS } from './model/records.ts';
import type { SanitizationPreview } from './model/sanitization.ts';
import type { ExportRequest } from './worker/protocol.ts';

/** How long a download's address stays valid, ms: the browser must have begun to read it. */
const DOWNLOAD_LIFETIME_MS = 60_000;

/** An export of one session of this page's store. */
export interface ExportCall {
  filename: string;
  sessionId: string;
  options: ExportOptions;
  workerUrl: string | URL | undefined;
  since?: ExportCheckpoint;
}

/** Exports one session, in a worker of its own where the format is a built-in one. @throws SessionError */
export async function exportFile(asked: ExportCall): Promise<ExportResult> {
  const begin = performance.now();
  const call = { ...asked, options: ownOptions(asked.options) };
  checkExport(call.filename, call.options);
  if ('since' in call) checkSince(call.since);
  const custom = customFormatOf(call.options.format, call.filename);
  const result = custom === undefined ? await exportInWorker(call) : await exportCustom(call, custom);
  return { ...result, durationMs: performance.now() - begin };
}

interface DataExport extends Pick<ExportResult, 'checkpoint' | 'rawBytes' | 'sanitization'> {
  data: ExportData;
}

/** A whole session in memory, and where it stands. @throws SessionError */
export async function exportData(call: Omit<ExportCall, 'filename'>): Promise<DataExport> {
  const { compress: _compress, to: _to, ...options } = call.options;
  const json = { ...call, filename: 'session.json', options: { ...options, format: 'json' as const } };
  const { blob, ...exported } = await exportInWorker(json);
  return { data: JSON.parse(await blob!.text()) as ExportData, ...exported };
}

/** How large an export would about be; a custom format counts as the JSON that it is made from. @throws SessionError */
export async function estimateFile(call: ExportCall): Promise<ExportEstimate> {
  const { signal } = ownOptions(call.options);
  return inExportWorker(call.workerUrl, (worker) =>
    worker.call('estimate', requestOf(call), { signal }),
  );
}

/** What the options' sanitiser would remove from an export. @throws SessionError */
export async function previewFile(call: ExportCall): Promise<SanitizationPreview> {
  const { sanitize, signal, onProgress } = ownOptions(call.options);
  if (sanitize === undefined) refuseArgument('options.sanitize', 'a Sanitizer', sanitize);
  return inExportWorker(call.workerUrl, (worker) =>
    worker.call('preview', requestOf(call), { signal, onProgress }),
  );
}

type Exported = Omit<ExportResult, 'durationMs'>;

/** What of a call can cross to a worker. */
function requestOf({ filename, sessionId, options, since }: ExportCall): Omit<ExportRequest, 'to'> {
  const {
    to: _to,
    signal: _signal,
    onProgress: _report,
    sessionId: _own,
    format,
    sanitize,
    ...rest
  } = ownOptions(options);
  if (sanitize !== undefined) checkSanitizer(sanitize, 'options.sanitize');
  const name = customFormatOf(format, filename) === undefined ? format : 'json';
  return {
    ...rest,
    ...(name === undefined ? {} : { format: name as FormatName }),
    ...(sanitize === undefined ? {} : { sanitize: sanitize.describe() }),
    filename,
    sessionId,
    ...(since === undefined ? {} : { since }),
  };
}

async function exportInWorker(call: ExportCall): Promise<Exported> {
  const { filename, options, workerUrl } = call;
  const { to = 'blob', signal, onProgress, sanitize } = ownOptions(options);
  const pipe = to instanceof WritableStream ? openPipe(to) : undefined;
  const target = to === 'download' ? 'blob' : to;
  try {
    const { blob, ...reply } = await inExportWorker(workerUrl, async (worker) => {
      const made = await worker.call(
        'export',
        { ...requestOf(call), to: pipe?.writable ?? target },
        { signal, onProgress, transfer: pipe === undefined ? [] : [pipe.writable] },
      );
      await pipe?.closed;
      return made;
    });
    if (reply.sanitization !== undefined) sanitize?.adoptStats(reply.sanitization);
    if (to === 'download') download(blob!, filename);
    return { filename, ...reply, ...(to === 'blob' ? { blob: blob! } : {}) };
  } catch (error) {
    pipe?.abort(error);
    throw toSessionError(error, 'sink-failed');
  }
}

/** The app's own code encodes here, in the page: it cannot be sent to a worker. */
async function exportCustom(call: ExportCall, format: Format): Promise<Exported> {
  const { filename, options } = call;
  const {
    to = 'blob',
    compress = filename.toLowerCase().endsWith('.gz'),
    compressionLevel = -1,
  } = options;
  const { data, checkpoint, rawBytes, sanitization } = await exportData(call);
  const encoded = format.encode(data);
  const level = (compressionLevel === -1 ? 6 : compressionLevel) as 6;
  const bytes = compress ? gzipSync(encoded, { level }) : encoded;
  const blob = new Blob([bytes], { type: compress ? 'application/gzip' : format.mediaType });
  if (to === 'download') download(blob, filename);
  else if (to !== 'blob') await write(blob, to);
  return {
    filename,
    ...(to === 'blob' ? { blob } : {}),
    bytesWritten: blob.size,
    recordCount: SECTIONS.reduce((sum, section) => sum + (data[section]?.length ?? 0), 0),
    rawBytes,
    checkpoint,
    ...(sanitization === undefined ? {} : { sanitization }),
  };
}

async function write(blob: Blob, to: WritableStream<Uint8Array> | FileSystemFileHandle): Promise<void> {
  try {
    await blob.stream().pipeTo(to instanceof WritableStream ? to : await to.createWritable());
  } catch (error) {
    throw toSessionError(error, 'sink-failed');
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
