import { BlobSink } from '../export/blob-sink.ts';
import type { ByteSink } from '../export/byte-sink.ts';
import { exportSession } from '../export/export-session.ts';
import { openFileSink, StreamSink } from '../export/stream-sink.ts';
import { openDatabase } from '../store/database.ts';
import type { ExportHost, ExportRequest } from './protocol.ts';

/** A worker that makes one export and is then ended. */
export function createExportHost(fail: (error: unknown) => void): ExportHost {
  return {
    async export({ to, sessionId, filename, ...options }, context) {
      const compress = options.compress ?? filename.endsWith('.gz');
      const database = await openDatabase({ onClosed: fail });
      const sink = await openSink(to, compress);
      const summary = await exportSession({
        database,
        sessionId,
        options,
        compress,
        sink,
        ...context,
      });
      return sink instanceof BlobSink ? { ...summary, blob: sink.blob } : summary;
    },
  };
}

async function openSink(to: ExportRequest['to'], compress: boolean): Promise<ByteSink> {
  if (to === 'blob') return new BlobSink(compress ? 'application/gzip' : 'application/json');
  return to instanceof WritableStream ? new StreamSink(to) : openFileSink(to);
}
