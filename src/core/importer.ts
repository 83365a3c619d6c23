import { SessionError } from './model/errors.ts';
import type { ImportMode, ImportOptions, ImportResult, ImportSource } from './model/options.ts';
import type { Recording } from './recording.ts';
import type { StagedImport, StageRequest } from './worker/protocol.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** Imports one file in a worker of its own, into the session being recorded or beside it. @throws SessionError */
export async function importInWorker(
  source: ImportSource,
  { mode = 'merge', format, signal, onProgress }: ImportOptions,
  recording: Recording,
  workerUrl: string | URL | undefined,
): Promise<ImportResult> {
  const begin = performance.now();
  await recording.flush();
  const client = new WorkerClient('import', workerUrl);
  try {
    const request: StageRequest = {
      ...(await toRequest(source)),
      mode,
      targetId: recording.sessionId,
      ...(format === undefined ? {} : { format }),
    };
    const transfer = request.source instanceof ReadableStream ? [request.source] : [];
    const staged = await client.call('stage', request, { signal, onProgress, transfer });
    const shift = await makeRoom(staged, mode, recording);
    const result = await client.call('commit', { shift });
    if (mode !== 'open') await recording.recount();
    // Compressing what came uncompressed can wait; a worker that is cut off there loses nothing.
    void client
      .call('fold', undefined)
      .catch(() => undefined)
      .finally(() => client.close());
    return { ...result, durationMs: performance.now() - begin };
  } catch (error) {
    client.close();
    throw error;
  }
}

type RequestedSource = Pick<StageRequest, 'source' | 'origin' | 'mediaType'>;

/** @returns what is added to every `seq`, so that none of them is taken */
async function makeRoom(
  { firstSeq, lastSeq, isSameSession }: StagedImport,
  mode: ImportMode,
  recording: Recording,
): Promise<number> {
  if (mode === 'open') return 0;
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
  if (source instanceof URL) return { source: source.href, origin: source.href };
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
      `${response.url} answered ${response.status} ${response.statusText}.`,
    );
  }
  return {
    source: response.body,
    origin: response.url,
    mediaType: response.headers.get('content-type') ?? '',
  };
}
