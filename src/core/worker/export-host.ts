import { BlobSink } from '../export/blob-sink.ts';
import type { ByteSink } from '../export/byte-sink.ts';
import { ChunkSink } from '../export/chunk-sink.ts';
import { exportSession } from '../export/export-session.ts';
import { openFileSink, StreamSink } from '../export/stream-sink.ts';
import { FORMATS, formatOfName, isFormatName, unknownFormat } from '../formats/format-names.ts';
import { DEFAULT_BUFFER_BYTES } from '../model/options.ts';
import { openDatabase } from '../store/database.ts';
import type { ExportHost, ExportRequest } from './protocol.ts';

/** A worker that makes one export and is then ended. */
export function createExportHost(fail: (error: unknown) => void): ExportHost {
  return {
    async export({ to, sessionId, filename, since, ...options }, context) {
      const compress = options.compress ?? filename.toLowerCase().endsWith('.gz');
      const format = options.format ?? formatOfName(filename) ?? 'json';
      if (!isFormatName(format)) throw unknownFormat(format);
      const database = await openDatabase({ onClosed: fail });
      const mediaType = compress ? 'application/gzip' : FORMATS[format].mediaTypes[0]!;
      const sink = await openSink(to, mediaType, options.bufferSize);
      const summary = await exportSession({
        database,
        sessionId,
        since,
        options,
        format,
        compress,
        sink,
        ...context,
      });
      return sink instanceof BlobSink ? { ...summary, blob: sink.blob } : summary;
    },
  };
}

async function openSink(
  to: ExportRequest['to'],
  mediaType: string,
  bufferSize: number | undefined,
): Promise<ByteSink> {
  if (to === 'blob') return new BlobSink(mediaType);
  const sink = to instanceof WritableStream ? new StreamSink(to) : await openFileSink(to);
  return new ChunkSink(sink, bufferSize ?? DEFAULT_BUFFER_BYTES);
}
