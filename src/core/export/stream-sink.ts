import { freeBuffer } from '../formats/free-buffer.ts';
import { toSessionError } from '../model/errors.ts';
import type { ByteSink } from './byte-sink.ts';

/** Writes to a stream, at the pace that it takes. Errors of the stream get the code `sink-failed`. */
export class StreamSink implements ByteSink {
  readonly #writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;

  constructor(stream: WritableStream<Uint8Array<ArrayBuffer>>) {
    this.#writer = stream.getWriter();
  }

  async write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await withCode(this.#writer.ready);
    await withCode(this.#writer.write(bytes));
    freeBuffer(bytes);
  }

  async close(): Promise<void> {
    await withCode(this.#writer.close());
  }

  async abort(reason: unknown): Promise<void> {
    await this.#writer.abort(reason).catch(() => undefined);
  }
}

/**
 * Writes to a file on disk. The browser writes to a swap file beside it, which takes its place on
 * `close` alone.
 * @throws SessionError `sink-failed` when the file cannot be written
 */
export async function openFileSink(handle: FileSystemFileHandle): Promise<StreamSink> {
  return new StreamSink(await withCode(handle.createWritable()));
}

async function withCode<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw toSessionError(error, 'sink-failed');
  }
}
