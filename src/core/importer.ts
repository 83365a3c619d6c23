import { customFormatOf } from './custom-format.ts';
import { isGzip } from './formats/gzip/gzip-reader.ts';
import { hasMigrations } from './import/migrations.ts';
import { checkImport } from './model/check-options.ts';
import { ownOptions } from './model/own-options.ts';
import { throwIfAborted } from './model/abort.ts';
import { SessionError, toSessionError } from './model/errors.ts';
import type { ExportData, Format, FormatName } from './model/file-format.ts';
import type { ImportedFile, ImportOptions, ImportResult, ImportSource } from './model/options.ts';
import { startImportWorker, startWholeWorker } from './import-workers.ts';
import type { Recording } from './recording.ts';
import type { MigratedFile } from './page-migration.ts';
import { joinStats } from './sanitize/stats-counter.ts';
import { redactUrl } from './sanitize/redact-url.ts';
import type { FileRequest, StagedChain } from './worker/protocol.ts';
import type { WorkerClient } from './worker/worker-client.ts';

export interface ImportCall extends ImportOptions {
  /** A file that is no delta is refused. */
  mustBeDelta?: boolean;
}

/**
 * Imports files, into the session being recorded or beside it: all of them, or none.
 * @returns one result for each session that they make, or are added to
 * @throws SessionError
 */
export async function importFiles(
  sources: readonly ImportSource[],
  call: ImportCall,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<ImportResult[]> {
  const begin = performance.now();
  const options = ownOptions(call);
  checkImport(sources, options);
  const files = await Promise.all(sources.map((source) => toFile(source, options)));
  const results = await importAnyVersion(files, options, recording, workerUrl);
  const durationMs = performance.now() - begin;
  return results.map((result) => ({ ...withFormsOf(result, files), durationMs }));
}

type Imported = Omit<ImportResult, 'durationMs'>;

/** What only the page's migrations know goes through them, once the worker has refused it. */
async function importAnyVersion(
  files: readonly RequestedFile[],
  options: ImportCall,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<Imported[]> {
  try {
    return await importInWorker(files, options, recording, workerUrl);
  } catch (error) {
    if (!(error instanceof SessionError) || error.code !== 'unsupported-version' || !hasMigrations())
      throw error;
    const { signal = new AbortController().signal } = options;
    const feeds = await feedsOf(files, signal, error);
    if (feeds.length === 0) throw error;
    const faults: SessionError[] = [];
    for (const { done } of feeds) {
      done.catch((reason: unknown) => {
        if (reason instanceof SessionError) faults.push(reason);
      });
    }
    try {
      const results = await importInWorker(files, { ...options, signal }, recording, workerUrl);
      await Promise.all(feeds.map(({ done }) => done));
      return results;
    } catch (reason) {
      // What is wrong with a file comes first: the worker only finds that nothing more comes.
      const cause = faults[0] ?? withoutOffset(reason);
      for (const feed of feeds) feed.cancel();
      throw cause;
    }
  }
}

/** Puts what the page's migrations make of a file in its place, where they know its version. */
async function feedsOf(
  files: readonly RequestedFile[],
  signal: AbortSignal,
  refusal: SessionError,
): Promise<MigratedFile[]> {
  const { migrateFile } = await import('./page-migration.ts');
  const feeds: MigratedFile[] = [];
  for (const file of files) {
    const { source, origin, format, mediaType = '' } = file.request;
    if (source instanceof ReadableStream) {
      throw new SessionError(
        refusal.code,
        `${refusal.message} A migration of the page's own reads a file twice, which a stream does not allow.`,
        refusal,
      );
    }
    const hints = { ...(format === undefined ? {} : { format }), mediaType, name: origin };
    const feed = await migrateFile({ source, hints, signal });
    if (feed === undefined) continue;
    file.request = { source: feed.stream, origin, format: 'json' };
    const { migratedFrom } = feed;
    const done = feed.done.then((traits) => {
      file.form = { ...traits, ...file.form, version: migratedFrom, migratedFrom };
      return traits;
    });
    done.catch(() => undefined);
    feeds.push({ ...feed, done });
  }
  return feeds;
}

/** An offset in what a migration made is none in the file. */
function withoutOffset(error: unknown): unknown {
  if (!(error instanceof SessionError)) return error;
  const { code, message, path, file, cause } = error;
  return new SessionError(code, message, { path, file, cause });
}

/**
 * Imports in a worker of its own: one that loads less, unless it is clear beforehand that it may not do, and
 * where that finds that it does not, one that can do all. What can be read only once goes there at once.
 */
async function importInWorker(
  files: readonly RequestedFile[],
  call: ImportCall,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<Imported[]> {
  // A file can be looked at even where nothing can be recorded.
  await recording.flush().catch(() => undefined);
  const needsLess =
    call.sanitize === undefined &&
    files.every(
      ({ request: { source, format } }) =>
        source instanceof Blob || format === 'json' || format === 'msgpack',
    );
  const results = needsLess
    ? await importWith(startImportWorker(workerUrl), files, call, recording)
    : undefined;
  return results ?? (await importWith(startWholeWorker(workerUrl), files, call, recording))!;
}

/** @returns nothing where the worker's script cannot read the files, and left all as it was */
async function importWith(
  client: WorkerClient<'import'>,
  files: readonly RequestedFile[],
  { mode = 'merge', mustBeDelta = false, partial = false, signal, onProgress, sanitize }: ImportCall,
  recording: Recording,
): Promise<Imported[] | undefined> {
  try {
    const requests = files.map(({ request }) => request);
    const staged = await client.call(
      'stage',
      {
        files: requests,
        mode,
        mustBeDelta,
        isPartial: partial,
        targetId: recording.sessionId,
        ...(sanitize === undefined ? {} : { sanitize: sanitize.describe() }),
      },
      { signal, onProgress, transfer: streamsOf(requests) },
    );
    if (staged === undefined) {
      client.close();
      return undefined;
    }
    const shifts: number[] = [];
    for (const chain of staged) shifts.push(await makeRoom(chain, recording));
    throwIfAborted(signal, 'import');
    const results = await client.call('commit', { shifts });
    sanitize?.adoptStats(joinStats(results.flatMap(({ sanitization }) => sanitization ?? [])));
    if (staged.some(({ isIntoTarget }) => isIntoTarget)) await recording.recount();
    // Compressing what came uncompressed can wait; a worker that is cut off there loses nothing.
    void client
      .call('fold', undefined)
      .catch(() => undefined)
      .finally(() => client.close());
    return results;
  } catch (error) {
    // Whatever is staged by now goes with the worker, but its rows do not.
    await client.call('discard', undefined).catch(() => undefined);
    client.close();
    throw error;
  }
}

/** A session in memory as the file that it would be. */
export function fileOf(data: ExportData, name = 'data'): File {
  try {
    return new File([JSON.stringify(data)], name, { type: 'application/json' });
  } catch (cause) {
    throw new SessionError(
      'invalid-argument',
      `The session cannot be written as JSON: ${(cause as Error).message}`,
      { path: 'data', cause },
    );
  }
}

/** One source, as the worker reads it. */
interface RequestedFile {
  request: FileRequest;
  /** What it was before the page decoded or migrated it. */
  form: Partial<Pick<ImportedFile, 'format' | 'compressed' | 'version' | 'migratedFrom'>>;
}

async function toFile(source: ImportSource, { format }: ImportCall): Promise<RequestedFile> {
  const name = source instanceof File || source instanceof FileSystemFileHandle ? source.name : '';
  const custom = customFormatOf(format, name);
  const request = await toRequest(source);
  if (custom === undefined) {
    return {
      request: { ...request, ...(format === undefined ? {} : { format: format as FormatName }) },
      form: {},
    };
  }
  const file = await readWhole(request);
  const data = fileOf(decodeCustom(custom, file));
  return {
    request: { source: data, origin: request.origin, format: 'json' },
    form: { format: custom.name, compressed: file.compressed },
  };
}

function streamsOf(requests: readonly FileRequest[]): ReadableStream[] {
  return requests.flatMap(({ source }) => (source instanceof ReadableStream ? [source] : []));
}

/** Files that were decoded or migrated in the page are said to be what they were. */
function withFormsOf(result: Imported, requested: readonly RequestedFile[]): Imported {
  const files = result.files.map((file) => ({
    ...file,
    ...requested.find(({ request }) => request.origin === file.name)?.form,
  }));
  const { format, compressed, migratedFrom } = files[0]!;
  const migrated = migratedFrom === undefined ? {} : { migratedFrom };
  return { ...result, format, compressed, ...migrated, files };
}

interface WholeFile {
  bytes: Uint8Array;
  compressed: boolean;
}

/** The app's own decoder takes a file whole. @throws SessionError `source-failed` */
async function readWhole({ source }: FileRequest): Promise<WholeFile> {
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

/** @returns what is added to every `seq`, so that none of them is taken */
async function makeRoom(
  { firstSeq, lastSeq, isSameSession, isIntoTarget, isReplacing }: StagedChain,
  recording: Recording,
): Promise<number> {
  if (!isIntoTarget) return 0;
  const { recorder } = recording;
  await recording.flush();
  if (isReplacing || isSameSession || firstSeq > recorder.lastSeq) {
    recorder.skipTo(lastSeq);
    return 0;
  }
  return recorder.reserve(lastSeq - firstSeq + 1) - firstSeq;
}

async function toRequest(source: ImportSource): Promise<FileRequest> {
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

function fromResponse(response: Response): FileRequest {
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
