import { freeBuffer } from '../formats/free-buffer.ts';
import type { ByteSink } from './byte-sink.ts';

/** Takes what nobody wants: a preview makes the file, and keeps what was found on the way. */
export class NullSink implements ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    freeBuffer(bytes);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  abort(): Promise<void> {
    return Promise.resolve();
  }
}
