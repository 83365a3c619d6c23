import { createEncoder } from '../formats/codecs.ts';
import { deflatePiece, isCompressionLevel } from '../formats/gzip/deflate-piece.ts';
import type { SessionEncoder } from '../formats/session-codec.ts';
import type { ExportCheckpoint, FormatName } from '../model/file-format.ts';
import type { ExportEstimate, ExportOptions } from '../model/options.ts';
import { emptyCounts, SECTIONS, type SectionName } from '../model/records.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import type { Redactor } from '../sanitize/redactor.ts';
import type { Database } from '../store/database.ts';
import { whileReading } from '../store/locks.ts';
import type { SegmentRow } from '../store/schema.ts';
import { readRaw } from '../store/segments.ts';
import { snapshotSession, type PlacedSegment } from '../store/session-snapshot.ts';
import { selectedSections } from './select.ts';

/** Segments of a section that are encoded to learn how much smaller, or larger, the others get. */
const SAMPLES = 3;

/** What surrounds the records: head, session, checkpoint. */
const FRAME_BYTES = 1_000;

export interface EstimateJob {
  database: Database;
  sessionId: string;
  since?: ExportCheckpoint | undefined;
  options: Omit<ExportOptions, 'to' | 'format' | 'sanitize'>;
  sanitizer?: Redactor | undefined;
  format: FormatName;
  compress: boolean;
}

/**
 * How large an export would about be, from the list of segments and a few of them encoded. Records of a segment
 * that a time range or a delta cuts count by the part of it that lies inside; names are not looked at.
 * @throws SessionError `session-not-found`, `storage-corrupt`
 */
export async function estimateExport(job: EstimateJob): Promise<ExportEstimate> {
  const { database, sessionId, since, options, sanitizer, format, compress } = job;
  const { filter, compressionLevel = -1 } = options;
  const level = compress && isCompressionLevel(compressionLevel) ? compressionLevel : undefined;
  const coder = { encoder: await createEncoder(format), level, sanitizer: sanitizer?.forLines() };
  return whileReading(sessionId, async () => {
    const { sections } = await snapshotSession(database, sessionId);
    const estimate: ExportEstimate = { counts: emptyCounts(), bytes: FRAME_BYTES, rawBytes: 0 };
    const selected = selectedSections(options);
    for (const section of SECTIONS) {
      const parts = sections[section].flat().map((placed) => ({
        segment: placed.segment,
        share: shareInRange(placed.segment, filter) * shareSince(placed, since),
      }));
      const sum = (of: (segment: SegmentRow) => number): number =>
        parts.reduce((total, { segment, share }) => total + of(segment) * share, 0);
      estimate.counts[section] = Math.round(sum(({ count }) => count));
      if (!selected.has(section)) continue;
      const rawBytes = sum(({ rawLength }) => rawLength);
      const used = parts.filter(({ share }) => share > 0).map(({ segment }) => segment);
      estimate.rawBytes += Math.round(rawBytes);
      const ratio = await learnRatio(database, section, used, coder);
      estimate.bytes += Math.round(rawBytes * ratio);
    }
    return estimate;
  });
}

type Level = Parameters<typeof deflatePiece>[1];

interface SampleCoder {
  encoder: SessionEncoder;
  level: Level;
  sanitizer: LineSanitizer | undefined;
}

/** Bytes in the file for one byte of JSON lines. */
async function learnRatio(
  database: Database,
  section: SectionName,
  segments: readonly SegmentRow[],
  { encoder, level, sanitizer }: SampleCoder,
): Promise<number> {
  let raw = 0;
  let encoded = 0;
  for (const segment of samplesOf(segments)) {
    const lines = await readRaw(database, segment);
    const text = encoder.lines(sanitizer?.sanitizeBytes(section, lines) ?? lines, true);
    raw += segment.rawLength;
    encoded += level === undefined ? text.length : deflatePiece(text, level).length;
  }
  return raw === 0 ? 1 : encoded / raw;
}

/** Those in which bytes at even distances lie: of what is being recorded, short ones at the end tell little of the rest. */
function samplesOf(segments: readonly SegmentRow[]): SegmentRow[] {
  const total = segments.reduce((sum, { rawLength }) => sum + rawLength, 0);
  const places = Array.from({ length: SAMPLES }, (_, i) => (total * (i + 0.5)) / SAMPLES);
  let end = 0;
  return segments.filter(({ rawLength }) => {
    const begin = end;
    end += rawLength;
    return places.some((place) => place >= begin && place < end);
  });
}

function shareInRange({ minTime, maxTime }: SegmentRow, filter: ExportOptions['filter']): number {
  const { from = -Infinity, to = Infinity } = filter ?? {};
  if (minTime === undefined || maxTime === undefined) return 1;
  return shareOf(minTime, maxTime, Math.max(from, minTime), Math.min(to, maxTime));
}

function shareSince({ segment, shift }: PlacedSegment, since: ExportCheckpoint | undefined): number {
  if (since === undefined) return 1;
  const [first, last] = [segment.firstSeq + shift, segment.lastSeq + shift + 1];
  return shareOf(first, last, Math.max(first, since.seq + 1), last);
}

function shareOf(first: number, last: number, from: number, to: number): number {
  if (from > to) return 0;
  return last > first ? (to - from) / (last - first) : 1;
}
