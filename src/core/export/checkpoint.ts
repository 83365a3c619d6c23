import { combineCrc32, crc32 } from '../formats/gzip/crc32.ts';
import { RECORD_SEPARATOR } from '../formats/json/json-layout.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import { SECTIONS, type ComponentRecord, type EventRecord, type SectionName } from '../model/records.ts';
import type { Database } from '../store/database.ts';
import { parseLines, rawLines, readSection, type SectionPart } from '../store/section-reader.ts';
import type { SegmentCluster, SessionSnapshot } from '../store/session-snapshot.ts';

const separator = new TextEncoder().encode(RECORD_SEPARATOR);
const separatorCrc = crc32(separator);

/**
 * Where a session stands, whatever of it an export includes. Stored segments count with the CRC in
 * their row, so that nothing is read for it but the last records, and segments that overlap.
 * @throws SessionError `storage-corrupt`
 */
export async function createCheckpoint(
  database: Database,
  { row, sections }: SessionSnapshot,
  timestamp: string,
): Promise<ExportCheckpoint> {
  const digests = await Promise.all(SECTIONS.map((section) => digestOf(database, sections[section])));
  const [component, event] = await Promise.all([
    lastRecord<ComponentRecord>(database, sections.components),
    lastRecord<EventRecord>(database, sections.events),
  ]);
  return {
    timestamp,
    componentCount: row.counts.components,
    eventCount: row.counts.events,
    stateVersion: row.counts.state,
    lastComponentId: component?.id ?? '',
    lastEventId: event === undefined ? '' : String(event.seq),
    sessionId: row.sourceId ?? row.id,
    seq: lastSeq(sections),
    digest: digests.map((crc) => crc.toString(16).padStart(8, '0')).join(''),
  };
}

function lastSeq(sections: Record<SectionName, SegmentCluster[]>): number {
  let last = 0;
  for (const section of SECTIONS) {
    for (const { segment, shift } of sections[section].at(-1) ?? [])
      last = Math.max(last, segment.lastSeq + shift);
  }
  return last;
}

/** CRC-32 of a section's lines, joined by the separator. */
async function digestOf(database: Database, clusters: readonly SegmentCluster[]): Promise<number> {
  let digest: number | undefined;
  const add = (part: { crc32: number; rawLength: number }): void => {
    if (digest !== undefined) digest = combineCrc32(digest, separatorCrc, separator.length);
    digest = combineCrc32(digest ?? 0, part.crc32, part.rawLength);
  };
  for (const cluster of clusters) {
    const [only] = cluster;
    if (cluster.length === 1 && only!.shift === 0) add(only!.segment);
    else for await (const part of readSection(database, [cluster])) add(measure(part));
  }
  return digest ?? 0;
}

function measure(part: SectionPart): { crc32: number; rawLength: number } {
  if (part.kind === 'segment') return part.segment;
  return { crc32: crc32(part.bytes), rawLength: part.bytes.length };
}

async function lastRecord<T>(
  database: Database,
  clusters: readonly SegmentCluster[],
): Promise<T | undefined> {
  let last: SectionPart | undefined;
  for await (const part of readSection(database, clusters.slice(-1))) last = part;
  return last === undefined ? undefined : parseLines<T>(rawLines(last)).at(-1);
}
