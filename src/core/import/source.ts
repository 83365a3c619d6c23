import { SessionError, toSessionError } from '../model/errors.ts';
import { redactUrl } from '../sanitize/redact-url.ts';

/** What an import reads, in chunks. */
export interface ByteSource {
  chunks: AsyncIterable<Uint8Array>;
  /** Bytes of the file; 0 when nobody knows. */
  totalBytes: number;
}

/** Read at a time from a file: fewer, larger reads are faster than its stream's. */
const READ_BYTES = 1024 * 1024;

/** @throws SessionError `source-failed` when it cannot be opened or read */
export async function openSource(
  source: Blob | FileSystemFileHandle | ReadableStream<Uint8Array> | string,
  signal: AbortSignal,
): Promise<ByteSource> {
  try {
    if (typeof source === 'string') return await openAddress(source, signal);
    if (source instanceof ReadableStream) return { chunks: readStream(source), totalBytes: 0 };
    const blob = source instanceof Blob ? source : await source.getFile();
    return { chunks: readBlob(blob), totalBytes: blob.size };
  } catch (error) {
    throw toSessionError(error, 'source-failed');
  }
}

async function openAddress(url: string, signal: AbortSignal): Promise<ByteSource> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) {
    throw new SessionError(
      'source-failed',
      `${redactUrl(url)} answered ${response.status} ${response.statusText}.`,
    );
  }
  // A server may compress on the way: then its length is not that of what arrives.
  const isEncoded = response.headers.has('content-encoding');
  const totalBytes = isEncoded ? 0 : Number(response.headers.get('content-length') ?? 0);
  return { chunks: readStream(response.body), totalBytes };
}

async function* readBlob(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < blob.size; from += READ_BYTES) {
    try {
      yield new Uint8Array(await blob.slice(from, from + READ_BYTES).arrayBuffer());
    } catch (error) {
      throw toSessionError(error, 'source-failed');
    }
  }
}

async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw toSessionError(error, 'source-failed');
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
