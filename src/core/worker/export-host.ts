import { BlobSink } from '../export/blob-sink.ts';
import type { ByteSink } from '../export/byte-sink.ts';
import { ChunkSink } from '../export/chunk-sink.ts';
import { estimateExport, type EstimateJob } from '../export/estimate.ts';
import { exportSession } from '../export/export-session.ts';
import { NullSink } from '../export/null-sink.ts';
import { openFileSink, StreamSink } from '../export/stream-sink.ts';
import { FORMATS, formatOfName, isFormatName, unknownFormat } from '../formats/format-names.ts';
import { DEFAULT_BUFFER_BYTES } from '../model/options.ts';
import { MatchList } from '../sanitize/match-list.ts';
import { openDatabase } from '../store/database.ts';
import { loadSanitizer } from './load-sanitizer.ts';
import type { ExportHost, ExportRequest } from './protocol.ts';

/** A worker that makes one export, or says what it would be, and is then ended. */
export function createExportHost(fail: (error: unknown) => void): ExportHost {
  return {
    async export({ to, ...request }, context) {
      const job = await jobOf(request);
      const database = await openDatabase({ onClosed: fail });
      const { format, compress } = job;
      const mediaType = compress ? 'application/gzip' : FORMATS[format].mediaTypes[0]!;
      const sink = await openSink(to, mediaType, job.options.bufferSize);
      const summary = await exportSession({ ...job, database, sink, ...context });
      return sink instanceof BlobSink ? { ...summary, blob: sink.blob } : summary;
    },

    async estimate(request) {
      const job = await jobOf(request);
      return estimateExport({ ...job, database: await openDatabase({ onClosed: fail }) });
    },

    async preview(request, context) {
      const job = await jobOf(request);
      const database = await openDatabase({ onClosed: fail });
      const matches = new MatchList();
      // The file itself, made for nobody: a preview that went its own way could differ.
      const file = { format: 'json', compress: false, sink: new NullSink(), matches } as const;
      const { sanitization } = await exportSession({ ...job, ...file, database, ...context });
      return matches.preview(sanitization!);
    },
  };
}

/** What a request asks for, with what the file's name says. */
async function jobOf({
  sessionId,
  filename,
  since,
  sanitize,
  ...options
}: Omit<ExportRequest, 'to'>): Promise<Omit<EstimateJob, 'database'>> {
  const compress = options.compress ?? filename.toLowerCase().endsWith('.gz');
  const format = options.format ?? formatOfName(filename) ?? 'json';
  if (!isFormatName(format)) throw unknownFormat(format);
  const sanitizer = sanitize === undefined ? undefined : await loadSanitizer(sanitize);
  return { sessionId, since, options, sanitizer, format, compress };
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
