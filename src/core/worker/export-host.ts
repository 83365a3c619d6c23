import { BlobSink } from '../export/blob-sink.ts';
import type { ByteSink } from '../export/byte-sink.ts';
import { ChunkSink } from '../export/chunk-sink.ts';
import { estimateExport, type EstimateJob } from '../export/estimate.ts';
import type { ExportJob } from '../export/export-job.ts';
import { exportSession } from '../export/export-session.ts';
import { NullSink } from '../export/null-sink.ts';
import { openFileSink, StreamSink } from '../export/stream-sink.ts';
import { FORMATS, formatOfName, isFormatName, unknownFormat } from '../formats/format-names.ts';
import { DEFAULT_BUFFER_BYTES } from '../model/options.ts';
import { MatchList } from '../sanitize/match-list.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { loadSanitizer } from './load-sanitizer.ts';
import { SanitizeHelpers } from './sanitize-helpers.ts';
import type { ExportHost, ExportRequest } from './protocol.ts';

/** A worker that makes exports, or says what they would be, one at a time. */
export function createExportHost(fail: (error: unknown) => void): ExportHost {
  const helpers = new SanitizeHelpers();

  /** An idle worker holds no connection: it would be in the way of a newer version of the store. */
  async function withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase({ onClosed: fail });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  }

  return {
    async export({ to, ...request }, context) {
      const job = await jobOf(request);
      const { format, compress } = job;
      const mediaType = compress ? 'application/gzip' : FORMATS[format].mediaTypes[0]!;
      return withDatabase(async (database) => {
        const sink = await openSink(to, mediaType, job.options.bufferSize);
        const startHelpers = helpersFor(request, false);
        const summary = await exportSession({ ...job, database, sink, startHelpers, ...context });
        return sink instanceof BlobSink ? { ...summary, blob: sink.blob } : summary;
      });
    },

    async estimate(request) {
      const job = await jobOf(request);
      return withDatabase((database) => estimateExport({ ...job, database }));
    },

    async preview(request, context) {
      const job = await jobOf(request);
      const matches = new MatchList();
      // The file itself, made for nobody: a preview that went its own way could differ.
      const file = { format: 'json', compress: false, sink: new NullSink(), matches } as const;
      return withDatabase(async (database) => {
        const startHelpers = helpersFor(request, true);
        const { sanitization } = await exportSession({
          ...job,
          ...file,
          database,
          startHelpers,
          ...context,
        });
        return matches.preview(sanitization!);
      });
    },
  };

  function helpersFor(
    { sanitize }: Omit<ExportRequest, 'to'>,
    lists: boolean,
  ): NonNullable<ExportJob['startHelpers']> {
    return (typed, add) => sanitize && helpers.start({ sanitize, lists, typed }, add);
  }
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
