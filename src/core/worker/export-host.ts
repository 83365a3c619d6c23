import { BlobSink } from '../export/blob-sink.ts';
import type { ByteSink } from '../export/byte-sink.ts';
import { ChunkSink } from '../export/chunk-sink.ts';
import { estimateExport, type EstimateJob } from '../export/estimate.ts';
import { exportSession } from '../export/export-session.ts';
import { openFileSink, StreamSink } from '../export/stream-sink.ts';
import { FORMATS, formatOfName, isFormatName, unknownFormat } from '../formats/format-names.ts';
import { DEFAULT_BUFFER_BYTES } from '../model/options.ts';
import { openDatabase } from '../store/database.ts';
import type { ExportHost, ExportRequest } from './protocol.ts';

/** A worker that makes one export, or says how large it would be, and is then ended. */
export function createExportHost(fail: (error: unknown) => void): ExportHost {
  return {
    async export({ to, ...request }, context) {
      const job = jobOf(request);
      const database = await openDatabase({ onClosed: fail });
      const { format, compress } = job;
      const mediaType = compress ? 'application/gzip' : FORMATS[format].mediaTypes[0]!;
      const sink = await openSink(to, mediaType, job.options.bufferSize);
      const summary = await exportSession({ ...job, database, sink, ...context });
      return sink instanceof BlobSink ? { ...summary, blob: sink.blob } : summary;
    },

    async estimate(request) {
      const job = jobOf(request);
      return estimateExport({ ...job, database: await openDatabase({ onClosed: fail }) });
    },
  };
}

/** What a request asks for, with what the file's name says. */
function jobOf({
  sessionId,
  filename,
  since,
  ...options
}: Omit<ExportRequest, 'to'>): Omit<EstimateJob, 'database'> {
  const compress = options.compress ?? filename.toLowerCase().endsWith('.gz');
  const format = options.format ?? formatOfName(filename) ?? 'json';
  if (!isFormatName(format)) throw unknownFormat(format);
  return { sessionId, since, options, format, compress };
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
