import { customFormatOf } from './custom-format.ts';
import { isGzip } from './formats/gzip/gzip-reader.ts';
import { hasMigrations } from './import/migrations.ts';
import { checkImport } from './model/check-options.ts';
import { ownOptions } from './model/own-options.ts';
import { SessionError, throwIfAborted, toSessionError } from './model/errors.ts';
import type { ExportData, Format, FormatName } from './model/file-format.ts';
import type { ImportMode, ImportOptions, ImportResult, ImportSource } from './model/options.ts';
import type { Recording } from './recording.ts';
import { redactUrl } from './sanitize/redact-url.ts';
import type { StagedImport, StageRequest } from './worker/protocol.ts';
import { WorkerClient } from './worker/worker-client.ts';

export interface ImportCall extends ImportOptions {
  /** A file that is no delta is refused. */
  mustBeDelta?: boolean;
}

/** Imports one file, into the session being recorded or beside it. @throws SessionError */
export async function importFile(
  source: ImportSource,
  call: ImportCall,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<ImportResult> {
  const begin = performance.now();
  const options = ownOptions(call);
  checkImport(options);
  const name = source instanceof File || source instanceof FileSystemFileHandle ? source.name : '';
  const custom = customFormatOf(options.format, name);
  if (custom === undefined) return importAnyVersion(source, options, recording, workerUrl);
  const file = await readWhole(await toRequest(source));
  const { format: _format, ...rest } = options;
  const data = decodeCustom(custom, file);
  const result = await importAnyVersion(fileOf(data, name), rest, recording, workerUrl);
  return {
    ...result,
    format: custom.name,
    compressed: file.compressed,
    durationMs: performance.now() - begin,
  };
}

/** A session in memory as the file that it would be. */
export function fileOf(data: ExportData, name = 'data'): File {
  return new File([JSON.stringify(data)], name, { type: 'application/json' });
}

/** Imports in a worker of its own; what only the page's migrations know goes through them first. */
async function importAnyVersion(
  source: ImportSource,
  options: ImportCall,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<ImportResult> {
  const begin = performance.now();
  try {
    return await importInWorker(source, options, recording, workerUrl);
  } catch (error) {
    if (!(error instanceof SessionError) || error.code !== 'unsupported-version' || !hasMigrations())
      throw error;
    const { migrateFile } = await import('./page-migration.ts');
    const { source: again, origin, mediaType = '' } = await toRequest(source);
    if (again instanceof ReadableStream) {
      throw new SessionError(
        error.code,
        `${error.message} A migration of the page's own reads a file twice, which a stream does not allow.`,
        error,
      );
    }
    const { format, signal = new AbortController().signal, ...rest } = ownOptions(options);
    const hints = { ...(format === undefined ? {} : { format: format as FormatName }), mediaType };
    const file = await migrateFile({ source: again, hints: { ...hints, name: origin }, signal });
    if (file === undefined) throw error;
    const importing = importInWorker(file.stream, { ...rest, signal }, recording, workerUrl, origin);
    importing.catch(() => file.cancel());
    const [result, traits] = await bothOf(importing.catch(forgetOffset), file.done);
    const { migratedFrom } = file;
    return { ...result, ...traits, migratedFrom, durationMs: performance.now() - begin };
  }
}

/** An offset in what a migration made is none in the file. */
function forgetOffset(error: unknown): never {
  if (!(error instanceof SessionError)) throw error;
  throw new SessionError(error.code, error.message, { path: error.path, cause: error.cause });
}

/** Waits for an import, and for what feeds it. Where both fail, what is wrong with the file is the reason. */
async function bothOf<A, B>(importing: Promise<A>, feeding: Promise<B>): Promise<[A, B]> {
  const [imported, fed] = await Promise.allSettled([importing, feeding]);
  // A feed that had nobody to feed has no reason of its own.
  if (fed.status === 'rejected' && fed.reason instanceof SessionError) throw fed.reason;
  if (imported.status === 'rejected') throw imported.reason;
  if (fed.status === 'rejected') throw fed.reason;
  return [imported.value, fed.value];
}

/** Imports in a worker of its own. */
async function importInWorker(
  source: ImportSource,
  options: ImportCall,
  recording: Recording,
  workerUrl: string | URL | undefined,
  origin?: string,
): Promise<ImportResult> {
  const begin = performance.now();
  const { mode = 'merge', format, mustBeDelta = false, signal, onProgress } = ownOptions(options);
  // A file can be looked at even where nothing can be recorded.
  await recording.flush().catch(() => undefined);
  const client = new WorkerClient('import', workerUrl);
  try {
    const request: StageRequest = {
      ...(await toRequest(source)),
      ...(origin === undefined ? {} : { origin }),
      mode,
      mustBeDelta,
      targetId: recording.sessionId,
      ...(format === undefined ? {} : { format: format as FormatName }),
    };
    const transfer = request.source instanceof ReadableStream ? [request.source] : [];
    const staged = await client.call('stage', request, { signal, onProgress, transfer });
    const shift = await makeRoom(staged, mode, recording);
    throwIfAborted(signal, 'import');
    const result = await client.call('commit', { shift });
    if (staged.isIntoTarget) await recording.recount();
    // Compressing what came uncompressed can wait; a worker that is cut off there loses nothing.
    void client
      .call('fold', undefined)
      .catch(() => undefined)
      .finally(() => client.close());
    return { ...result, durationMs: performance.now() - begin };
  } catch (error) {
    // Whatever is staged by now goes with the worker, but its rows do not.
    await client.call('discard', undefined).catch(() => undefined);
    client.close();
    throw error;
  }
}

interface WholeFile {
  bytes: Uint8Array;
  compressed: boolean;
}

/** The app's own decoder takes a file whole. @throws SessionError `source-failed` */
async function readWhole({ source }: RequestedSource): Promise<WholeFile> {
  try {
    const body = typeof source === 'string' ? (await fetch(source)).body! : source;
    const stored = new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
    if (!isGzip(stored)) return { bytes: stored, compressed: false };
    const inflated = new Blob([stored]).stream().pipeThrough(new DecompressionStream('gzip'));
    return { bytes: new Uint8Array(await new Response(inflated).arrayBuffer()), compressed: true };
  } catch (error) {
    throw toSessionError(error, 'source-failed');
  }
}

function decodeCustom(format: Format, { bytes }: WholeFile): ExportData {
  try {
    return format.decode(bytes);
  } catch (cause) {
    throw new SessionError(
      'source-failed',
      `The format "${format.name}" cannot read this: ${String(cause)}`,
      { cause },
    );
  }
}

type RequestedSource = Pick<StageRequest, 'source' | 'origin' | 'mediaType'>;

/** @returns what is added to every `seq`, so that none of them is taken */
async function makeRoom(
  { firstSeq, lastSeq, isSameSession, isIntoTarget }: StagedImport,
  mode: ImportMode,
  recording: Recording,
): Promise<number> {
  if (!isIntoTarget) return 0;
  const { recorder } = recording;
  await recording.flush();
  if (mode === 'replace' || isSameSession || firstSeq > recorder.lastSeq) {
    recorder.skipTo(lastSeq);
    return 0;
  }
  return recorder.reserve(lastSeq - firstSeq + 1) - firstSeq;
}

async function toRequest(source: ImportSource): Promise<RequestedSource> {
  if (source instanceof Uint8Array)
    return { source: new Blob([source as Uint8Array<ArrayBuffer>]), origin: 'bytes' };
  if (source instanceof File) return { source, origin: source.name, mediaType: source.type };
  if (source instanceof Blob) return { source, origin: 'blob', mediaType: source.type };
  if (source instanceof URL) return { source: source.href, origin: redactUrl(source.href) };
  if (source instanceof ReadableStream) return { source, origin: 'stream' };
  if (source instanceof Response) return fromResponse(source);
  if (source instanceof FileSystemFileHandle)
    return { source: await source.getFile(), origin: source.name };
  throw new SessionError(
    'invalid-argument',
    'An import takes a File, Blob, Uint8Array, FileSystemFileHandle, ReadableStream, URL or Response.',
  );
}

function fromResponse(response: Response): RequestedSource {
  if (!response.ok || response.body === null) {
    throw new SessionError(
      'source-failed',
      `${redactUrl(response.url)} answered ${response.status} ${response.statusText}.`,
    );
  }
  return {
    source: response.body,
    origin: redactUrl(response.url),
    mediaType: response.headers.get('content-type') ?? '',
  };
}
